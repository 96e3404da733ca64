import { describe, expect, it } from 'vitest';
import { contradictions, type RuleId, ruleById, rules } from '../../src/domain/rules.ts';

const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
const handledAs = (handling: string) =>
  rules.filter((rule) => rule.handling === handling).map(({ id }) => id);

describe('the rules of the trade', () => {
  it('lists all 114 rules exactly once and in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(numbered('R', 114));
  });

  it('lists all 26 contradictions exactly once and in order', () => {
    expect(contradictions.map(({ id }) => id)).toEqual(numbered('C', 26));
  });

  it('names a listed contradiction for every overruled rule and for no other', () => {
    const listed: readonly string[] = contradictions.map(({ id }) => id);
    for (const rule of rules) {
      if (rule.handling === 'overruled') expect(listed).toContain(rule.by);
      else expect(rule).not.toHaveProperty('by');
    }
  });

  it('overrules exactly the rules that a contradiction decides otherwise', () => {
    expect(rules.flatMap(({ id, by }) => (by === undefined ? [] : [[id, by]]))).toEqual([
      ['R29', 'C15'],
      ['R36', 'C16'],
      ['R40', 'C5'],
      ['R42', 'C1'],
      ['R43', 'C4'],
      ['R54', 'C3'],
      ['R65', 'C25'],
      ['R67', 'C7'],
      ['R78', 'C2'],
      ['R89', 'C21'],
    ]);
  });

  it('explains the rules that nothing in the product can enforce or show', () => {
    const explained: RuleId[] = [
      'R19',
      'R20',
      'R21',
      'R23',
      'R28',
      'R58',
      'R60',
      'R66',
      'R72',
      'R73',
      'R75',
      'R79',
    ];
    expect(handledAs('explained')).toEqual(explained);
  });

  it('says every rule and decision in one sentence of its own', () => {
    const sentences = [...rules.map(({ text }) => text), ...contradictions.map(({ decision }) => decision)];
    for (const sentence of sentences) expect(sentence).toMatch(/^["A-Z].*\.$/);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('takes each rule from the page that states it', () => {
    const sources = rules.map(({ source }) => source);
    const ends = new Map(sources.map((source, index) => [source, `R${index + 1}`]));
    expect([...ends]).toEqual([
      ['braze-workspace-transfer', 'R15'],
      ['braze-multiple-accounts', 'R35'],
      ['braze-overview', 'R59'],
      ['braze-subscription-groups', 'R77'],
      ['dialog360-number-migration', 'R114'],
    ]);
  });

  it('finds a rule by its id', () => {
    expect(ruleById('R22')).toMatchObject({
      id: 'R22',
      kind: 'limit',
      handling: 'enforced',
      where: 'onboarding',
    });
  });

  it('finds nothing for an id that is no rule', () => {
    for (const id of ['R0', 'R115', 'r22', 'C1', '']) expect(ruleById(id)).toBeUndefined();
  });
});
