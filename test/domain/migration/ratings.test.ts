import { describe, expect, it } from 'vitest';
import { isKnown, type RatingReport, rateCopies } from '../../../src/domain/migration/ratings.ts';
import { awaitedIn, changesBetween } from '../../../src/domain/migration/ratings-changes.ts';
import { followUpTimes, isOver, nextLook } from '../../../src/domain/migration/ratings-times.ts';
import { copiesOf, planTemplates } from '../../../src/domain/migration/template-plan.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import { copyOf, template, templates } from './template-samples.ts';

const registeredAt = '2026-03-02T09:00:00.000Z';
const atHour = (hours: number) => new Date(Date.parse(registeredAt) + hours * 3_600_000).toISOString();
const expected = ['sample_1', 'sample_2'].map((name) => template(name));
const [one, two] = expected as [Template, Template];

/** Both copies as they start, with this about the first. */
const look = (hours: number, first: Partial<Template> | null = {}, second: Partial<Template> = {}) =>
  rateCopies({
    expected,
    destination: [...(first === null ? [] : [copyOf(one, first)]), copyOf(two, second)],
    registeredAt,
    now: atHour(hours),
  });
const changed = (before: RatingReport | null, later: RatingReport) =>
  changesBetween(before, later).map(({ name, from, to }) => [name, from?.state ?? null, to.state]);

describe('when copies are looked at', () => {
  it('[R101] [R105] is at once, after 5 minutes, an hour, a day, then daily to the seventh', () => {
    expect(followUpTimes(registeredAt)).toEqual(
      [0, 5 / 60, 1, 24, 48, 72, 96, 120, 144, 168].map((hours) => atHour(hours)),
    );
  });

  it('is never twice: the next look is later than now, and there is none after the last', () => {
    expect(nextLook(registeredAt, atHour(-1))).toBe(registeredAt);
    expect(nextLook(registeredAt, registeredAt)).toBe(atHour(5 / 60));
    expect(nextLook(registeredAt, atHour(30))).toBe(atHour(48));
    expect(nextLook(registeredAt, atHour(168))).toBeNull();
    expect([isOver(registeredAt, atHour(167.9)), isOver(registeredAt, atHour(168))]).toEqual([false, true]);
  });
});

describe('how the copies stand', () => {
  it('[R105] is unknown as a matter of course: in the first day, and later for want of data', () => {
    expect(look(23)).toMatchObject({ unknown: [{ id: one.id }, { id: two.id }], unknownIs: 'first_day' });
    expect(look(24, { quality: null })).toMatchObject({ unknown: [{}, {}], unknownIs: 'little_data' });
    expect(awaitedIn(look(24), [])).toEqual([]);
  });

  it('[R105] is settled once a copy is approved and rated, also where the rating is low', () => {
    const report = look(30, { quality: 'RED' });
    expect(report).toMatchObject({ settled: [{ id: one.id, copy: { quality: 'RED' } }], unknown: [{}] });
    expect(isKnown(report)).toBe(false);
    expect(isKnown(look(30, { quality: 'GREEN' }, { quality: 'YELLOW' }))).toBe(true);
  });

  it('[R101] tells a copy that the category check rejected, with Meta’s reason', () => {
    const report = look(1, { status: 'REJECTED', reason: 'INCORRECT_CATEGORY', quality: 'GREEN' });
    expect(report.rejected).toMatchObject([{ name: 'sample_1', copy: { reason: 'INCORRECT_CATEGORY' } }]);
    expect(isKnown(report)).toBe(false);
  });

  it.each([
    ['PAUSED', 'paused'],
    ['paused', 'paused'],
    ['DISABLED', 'disabled'],
    ['PENDING', 'other'],
    ['IN_APPEAL', 'other'],
  ] as const)('tells a copy that is %s', (status, list) => {
    expect(look(2, { status })[list]).toMatchObject([{ name: 'sample_1', state: list }]);
  });

  it('[R101] tells a category that is another than the source’s, or is announced to be, beside the state', () => {
    expect(look(2, { category: 'MARKETING' })).toMatchObject({
      recategorised: [{ name: 'sample_1', category: 'UTILITY', to: 'MARKETING', announced: false, at: null }],
      unknown: [{}, {}],
    });
    const announced = { nextCategory: 'MARKETING', nextCategoryAt: atHour(26) };
    expect(look(2, announced).recategorised).toMatchObject([
      { to: 'MARKETING', announced: true, at: atHour(26) },
    ]);
    expect(look(2, { nextCategory: 'UTILITY' }).recategorised).toEqual([]);
  });

  it('[R100] takes a copy that is not listed for one on its way for 5 minutes, then for missing', () => {
    expect(look(0, null)).toMatchObject({ coming: [{ name: 'sample_1', copy: null }], missing: [] });
    expect(look(5 / 60, null)).toMatchObject({ coming: [], missing: [{ name: 'sample_1', copy: null }] });
  });

  it('[R101] [R104] tells the one of 200 copies that the re-check rejected, and waits for a person for it alone', () => {
    const source = templates(260);
    const facts = { source, destination: [], limit: 200, route: 'api', first: [] } as const;
    const copies = copiesOf(planTemplates(facts));
    const [first] = copies;
    const destination = source
      .slice(0, 200)
      .map((each) => copyOf(each, each.id === first?.id ? { status: 'REJECTED' } : {}));
    const report = rateCopies({ expected: copies, destination, registeredAt, now: atHour(1) });
    expect([report.rejected.length, report.unknown.length]).toEqual([1, 199]);
    expect(awaitedIn(report, [])).toEqual([{ name: first?.name, language: 'fr', matter: 'rejected' }]);
  });

  it('ends at once where nothing was copied', () => {
    expect(isKnown(rateCopies({ expected: [], destination: [], registeredAt, now: registeredAt }))).toBe(
      true,
    );
  });
});

describe('what a reminder is posted for', () => {
  it('[R100] [R105] is nothing while copies start as copies do, nor for a second look at the same', () => {
    expect(changed(null, look(0, null))).toEqual([]);
    expect(changed(look(0, null), look(1))).toEqual([]);
    const rejected = { status: 'REJECTED' };
    expect(changed(look(1, rejected), look(24, rejected))).toEqual([]);
  });

  it('[R101] [R105] is each change: a first rating, another rating, a rejection, a category, an arrival', () => {
    expect(changed(look(24), look(48, { quality: 'GREEN' }))).toEqual([['sample_1', 'unknown', 'settled']]);
    expect(changed(look(48, { quality: 'GREEN' }), look(72, { quality: 'YELLOW' }))).toHaveLength(1);
    expect(changed(null, look(1, { status: 'REJECTED' }))).toEqual([['sample_1', null, 'rejected']]);
    expect(changesBetween(look(1), look(2, { category: 'MARKETING' }))).toMatchObject([
      { name: 'sample_1', category: 'UTILITY', to: { state: 'unknown', recategorisedTo: 'MARKETING' } },
    ]);
    expect(changed(look(1, null), look(2))).toEqual([['sample_1', 'missing', 'unknown']]);
  });

  it('[R101] [R104] is also a person who is awaited, until somebody has dealt with it', () => {
    const rejected = { name: 'sample_1', language: 'fr', matter: 'rejected' } as const;
    const report = look(24, { status: 'REJECTED' }, { category: 'MARKETING', status: 'PAUSED' });
    const others = [
      { name: 'sample_2', language: 'fr', matter: 'paused' },
      { name: 'sample_2', language: 'fr', matter: 'recategorised' },
    ];
    expect(awaitedIn(report, [])).toEqual([rejected, ...others]);
    expect(awaitedIn(report, [rejected])).toEqual(others);
    expect(awaitedIn(look(24, null), [rejected])).toMatchObject([{ matter: 'missing' }]);
    expect(awaitedIn(look(24, { status: 'DISABLED' }), [])).toMatchObject([{ matter: 'disabled' }]);
    expect(awaitedIn(look(24, { status: 'PENDING' }), [])).toEqual([]);
  });
});
