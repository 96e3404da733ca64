import { describe, expect, it } from 'vitest';
import { NumberId } from '../../../src/domain/asset/ids.ts';
import type { MigrationFacts } from '../../../src/domain/migration/facts.ts';
import { holdsFor, planMigration } from '../../../src/domain/migration/plan.ts';
import type { ScenarioNumber } from '../../../src/domain/migration/scenario.ts';
import { holderAmong } from '../../../src/domain/migration/whole-checks.ts';
import { partsOf, summaryOf } from '../../../src/domain/migration/whole-outcome.ts';
import {
  failingNumbers,
  planWhole,
  type WholeFacts,
  wholeHolds,
} from '../../../src/domain/migration/whole-plan.ts';
import { isSound, unanswered } from '../../../src/domain/operation/check.ts';
import { decide } from '../../../src/domain/operation/decide.ts';
import { planDigest } from '../../../src/domain/operation/digest.ts';
import { heldBy } from '../../../src/domain/operation/held.ts';
import { holdGroup, holdNumber, holdWaba, shareWaba } from '../../../src/domain/operation/holds.ts';
import { request } from '../../../src/domain/operation/request.ts';
import { isWhole, type OperationState } from '../../../src/domain/operation/state.ts';
import { group, phoneNumber, requester, waba, wabaId } from '../samples.ts';
import {
  accountOf,
  asked,
  migrationFacts,
  numberSays,
  readAt,
  targetAt,
  ways,
  yesTo,
} from './migration-samples.ts';

const second = { ...phoneNumber, id: NumberId.parse('200000000000077'), e164: '+33612345679' };
const third = { ...phoneNumber, id: NumberId.parse('200000000000078'), e164: '+33612345680' };
const listed = (ids: readonly NumberId[]) => ({ numbers: { value: ids, from: 'meta', at: readAt } as const });
const inWaba = listed([phoneNumber.id, second.id]);

/** Facts of one of the numbers: everything is well but what the test says. */
const factsOf = (otherwise: Partial<MigrationFacts> = {}): MigrationFacts =>
  migrationFacts({ ...asked({ scope: 'waba' }), source: accountOf(waba, {}, inWaba), ...otherwise });

const both = (ofSecond: Partial<MigrationFacts> = {}, otherwise: Partial<WholeFacts> = {}): WholeFacts => ({
  numbers: [factsOf(), factsOf({ number: second, group: null, ...ofSecond })],
  staying: [],
  readAt,
  ...otherwise,
});
const checkOf = (facts: WholeFacts, key: string) =>
  planWhole(facts).checks.find((check) => check.key === key);

describe('the plan of a whole WABA', () => {
  const plan = planWhole(both());

  it('[R27] does once what is the WABA’s, around the one step in which its numbers move', () => {
    expect(plan.steps.map(({ key }) => key)).toEqual([
      'subscribe_app',
      'copy_templates',
      'numbers',
      'compare_templates',
      'ratings',
    ]);
    expect(plan.steps.find(({ key }) => key === 'numbers')).toMatchObject({
      kind: 'watch',
      skippable: false,
    });
  });

  it('leaves to each number all that is its own, and asks for codes and PINs there', () => {
    const keys = plan.each.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['two_step_off', 'archive', 'send_code', 'enter_code', 'register']),
    );
    for (const { key } of plan.steps) expect(keys).not.toContain(key);
  });

  it.each<[ScenarioNumber, string, readonly string[]]>([
    ['1', '1 to the Hub', ['numbers', 'compare_templates', 'ratings']],
    ['3', '3 to a provider outside', ['settle', 'numbers', 'compare_templates']],
    ['7', '7 off On-Premise', ['numbers']],
  ])('[R86] every scenario that moves single numbers can move all: %s', (scenario, way, steps) => {
    const given = ways[way];
    if (given?.request === undefined && scenario !== '1') throw new Error(way);
    const facts = migrationFacts({ ...given });
    const all = planWhole({
      numbers: [{ ...facts, request: { ...facts.request, scope: 'waba' } }],
      staying: [],
      readAt,
    });
    expect(all.steps.map(({ key }) => key)).toEqual(steps);
  });

  it('names every number with its group, and binds an approval to each one’s plan', () => {
    expect(plan.names.numbers).toMatchObject([
      { number: phoneNumber.id, e164: phoneNumber.e164, group: group.name },
      { number: second.id, e164: second.e164, group: null },
    ]);
    const otherwise = planWhole(both({ ...numberSays({ isPinEnabled: true }) }));
    expect(planDigest(otherwise)).not.toBe(planDigest(plan));
    expect(planDigest(planWhole(both({}, { staying: [third] })))).not.toBe(planDigest(plan));
    expect(planDigest(planWhole(both({ readAt: '2026-03-02T10:00:00.000Z' })))).toBe(planDigest(plan));
  });

  it('[R62] keeps one answer about the company for all of them, which changes no number’s own plan', () => {
    const answered = both();
    const said = answered.numbers.map((each) => ({
      ...each,
      request: { ...each.request, sameCompany: true },
    }));
    const { inputs } = planWhole({ ...answered, numbers: said });
    expect(inputs.sameCompany).toBe(true);
    expect(inputs.numbers).toEqual(plan.inputs.numbers);
    expect(plan.inputs).not.toHaveProperty('sameCompany');
  });

  it('names the groups that are made anew, where Braze sends through the destination', () => {
    expect(plan.groups).toEqual([]);
    const atBraze = both({}, {});
    const destination = accountOf(targetAt('braze'));
    const { groups } = planWhole({
      ...atBraze,
      numbers: atBraze.numbers.map((each) => ({ ...each, destination })),
    });
    expect(groups).toMatchObject([{ move: { group: group.id }, byBot: false }]);
  });

  it('has nothing to plan without a number', () => {
    expect(() => planWhole(both({}, { numbers: [] }))).toThrow('no number');
  });

  it('holds all numbers and groups, and the source alone', () => {
    const target = factsOf().destination?.waba.id ?? wabaId(2);
    const holds = [holdNumber(phoneNumber.id), holdGroup(group.id), holdNumber(second.id)];
    expect(wholeHolds(plan)).toHaveLength(5);
    expect(wholeHolds(plan)).toEqual(
      expect.arrayContaining([...holds, holdWaba(waba.id), shareWaba(target)]),
    );
  });
});

describe('the checks of a whole WABA', () => {
  it('are asked once where all numbers say the same', () => {
    const check = checkOf(both(), 'name_approved');
    expect(check).toMatchObject({
      outcome: 'pass',
      facts: { cases: [{ numbers: [phoneNumber.e164, second.e164] }] },
    });
    expect(new Set(planWhole(both()).checks.map(({ key }) => key)).size).toBe(
      planWhole(both()).checks.length,
    );
  });

  it('[R109] are as bad as the worst of the numbers, which stands first with its number', () => {
    const facts = both(numberSays({ accountMode: 'SANDBOX' }));
    expect(checkOf(facts, 'not_test')).toMatchObject({
      outcome: 'fail',
      reason: 'test',
      facts: { cases: [{ numbers: [second.e164] }, { numbers: [phoneNumber.e164] }] },
    });
    expect(failingNumbers(planWhole(facts))).toEqual([second.id]);
  });

  it('leave nobody out where something stands against all of them', () => {
    const other = { destination: accountOf(targetAt('direct'), { reviewStatus: 'REJECTED' }) };
    const facts = { ...both(), numbers: both().numbers.map((each) => ({ ...each, ...other })) };
    expect(planWhole(facts).checks.some(({ outcome }) => outcome === 'fail')).toBe(true);
    expect(failingNumbers(planWhole(facts))).toEqual([]);
  });

  it('one answer of a person counts for every number that it was asked for, an override only with a reason', () => {
    const { checks } = planWhole(both(numberSays({ nameStatus: 'AVAILABLE_WITHOUT_REVIEW' })));
    const keys = unanswered(checks, []).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['name_approved', 'history']));
    expect(
      isSound(
        checks,
        keys.map((key) => yesTo(key)),
      ),
    ).toBe(false);
    expect(
      isSound(
        checks,
        keys.map((key) => yesTo(key, 'sample reason')),
      ),
    ).toBe(true);
  });

  it('tell who holds one of the numbers', () => {
    const heldBy = { operation: 'MG-0007', requester };
    expect(holderAmong(planWhole(both()).checks)).toBeNull();
    expect(holderAmong(planWhole(both({ heldBy })).checks)).toEqual(heldBy);
  });

  const listing = (ids: readonly NumberId[] | null) => {
    const source = accountOf(waba, {}, ids === null ? { numbers: null } : listed(ids));
    return both().numbers.map((each) => ({ ...each, source }));
  };

  it.each<[string, Partial<WholeFacts>, object]>([
    ['all', {}, { outcome: 'pass', reason: 'all' }],
    [
      'some chosen to stay',
      { staying: [third] },
      { outcome: 'warn', reason: 'some_stay', facts: { staying: [third.e164] } },
    ],
    [
      'Meta lists one that we lack',
      { numbers: listing([phoneNumber.id, second.id, third.id]) },
      { outcome: 'unknown', reason: 'unlisted', facts: { unlisted: 1 } },
    ],
    ['Meta could not be read', { numbers: listing(null) }, { outcome: 'unknown', reason: 'unread' }],
  ])('[R27] say whether that is all of it: %s', (_, otherwise, expected) => {
    expect(checkOf(both({}, otherwise), 'all_numbers')).toMatchObject(expected);
  });
});

describe('the plan of one of its numbers', () => {
  const { steps, inputs, checks } = planMigration(
    factsOf({ ...asked({ scope: 'waba', partOf: 'WM-0001' }), templates: null }),
  );

  it('says whose part it is, and leaves to it what is done once', () => {
    expect(inputs.partOf).toBe('WM-0001');
    expect(steps.map(({ key }) => key)).not.toContain('copy_templates');
    expect(checks.map(({ key }) => key)).not.toContain('template_room');
  });

  it('shares its WABAs with the other numbers', () => {
    expect(holdsFor(inputs)).toEqual(
      expect.arrayContaining([holdNumber(phoneNumber.id), shareWaba(waba.id)]),
    );
  });
});

describe('a whole WABA under way', () => {
  const asking = (state: OperationState) =>
    decide(state, { type: 'cancel', by: requester, reason: 'sample reason' }, readAt);
  const begunAt = (called: boolean): OperationState => {
    const { state } = request(
      {
        ...{
          id: 'sample',
          name: 'WM-0001',
          plan: planWhole(both()),
          requester,
          workspaces: [],
          approvalsNeeded: 0,
        },
        confirmations: ['history'].map((key) => yesTo(key)),
      },
      readAt,
    );
    const numbers = state.steps.map((step) =>
      step.key === 'numbers'
        ? { ...step, status: 'open' as const, called: called ? { at: readAt, reference: null } : null }
        : { ...step, status: 'done' as const },
    );
    return { ...state, steps: numbers };
  };

  it('is not cancelled as such once its numbers have operations of their own', () => {
    expect(asking(begunAt(false))).toMatchObject({ ok: true });
    expect(asking(begunAt(true))).toEqual({ ok: false, refusal: { kind: 'under_way', step: 'numbers' } });
  });

  it('holds everything until its numbers do, and nothing afterwards', () => {
    expect(heldBy(begunAt(false))).toEqual(wholeHolds(planWhole(both())));
    expect(heldBy(begunAt(true))).toEqual([]);
  });

  it('is over with the last of its numbers, of which each has moved or stayed', () => {
    const state = begunAt(true);
    if (!isWhole(state)) throw new Error('a whole WABA was expected');
    const of = (number: NumberId, status: 'running' | 'done' | 'cancelled', past: boolean) => {
      const { inputs, ...plan } = planMigration(factsOf());
      return {
        ...{ ...state, plan: { ...plan, inputs: { ...inputs, number } }, status },
        pastPointOfNoReturn: past,
      };
    };
    const parts = (all: ReturnType<typeof of>[]) => partsOf(state, all, true);
    expect(partsOf(state, [], false).map(({ outcome }) => outcome)).toEqual(['waiting', 'waiting']);
    expect(summaryOf(parts([of(phoneNumber.id, 'done', true), of(second.id, 'running', true)]))).toBeNull();
    expect(summaryOf(parts([of(phoneNumber.id, 'done', true), of(second.id, 'cancelled', false)]))).toEqual({
      moved: 1,
      stayed: [second.e164],
    });
    expect(summaryOf(parts([of(phoneNumber.id, 'done', true)]))).toEqual({ moved: 1, stayed: [second.e164] });
  });
});
