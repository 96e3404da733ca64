import { describe, expect, it } from 'vitest';
import { migrationChecks } from '../../../src/domain/migration/judge.ts';
import { isSound, unanswered } from '../../../src/domain/operation/check.ts';
import { approver, colleague, destination, destinationKey, origin, requester } from '../samples.ts';
import {
  accountOf,
  asked,
  checkOf,
  migrationFacts,
  numberSays,
  planOf,
  readAt,
  targetAt,
  wabaAt,
  ways,
  yesTo,
} from './migration-samples.ts';

const always = ['scenario_fits', 'permission', 'not_held'];
const eligible = [
  'registered',
  'not_test',
  'not_coexistence',
  'name_approved',
  'no_pending_name',
  'two_step',
];
const ofDestination = [
  ...['destination_account', 'same_business', 'payment', 'webhooks', 'not_there', 'template_room'],
];
const whole = [...always, ...eligible, 'source_account', ...ofDestination];

describe('which checks a scenario asks for', () => {
  it.each<[string, readonly string[]]>([
    ['1 to the Hub', [...whole, 'history']],
    ['2 by our calls', [...whole, 'register_budget', 'history']],
    ['2 by the sign-up window', [...whole, 'register_budget', 'history']],
    ['2 in another currency', [...always, ...eligible, 'source_account', 'register_budget', 'history']],
    ['3 by our calls', [...whole, 'register_budget', 'history']],
    ['3 to a provider outside', [...whole, 'register_budget', 'history']],
    ['4 a client to a partner', always],
    ['5 a WABA to a partner', [...always, 'history']],
    ['6 between businesses', [...always, 'other_business', 'history']],
    ['7 off On-Premise', [...always, 'on_premise']],
  ])('in the order people read them: %s', (way, keys) => {
    expect(planOf(way).checks.map(({ key }) => key)).toEqual(keys);
  });

  it('every one of them passes, warns or asks where nothing stands against it', () => {
    for (const way of Object.keys(ways))
      expect(planOf(way).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    const open = planOf('2 by our calls').checks.filter(({ outcome }) => outcome !== 'pass');
    expect(open.map(({ key }) => key)).toEqual(['history']);
  });

  it('a scenario that does not fit is judged no further', () => {
    const facts = migrationFacts({
      ...asked({ scenario: '3' }),
      heldBy: { operation: 'TR-0001', requester },
    });
    expect(migrationChecks(facts)).toEqual([
      {
        ...{ key: 'scenario_fits', outcome: 'fail', reason: 'source_not_360dialog', facts: {} },
        ...{ rules: ['R86'], source: 'inventory', readAt },
      },
    ]);
  });

  it('each names the rule of its scenario', () => {
    const rules = ['1 to the Hub', '2 by our calls', '3 by our calls', '4 a client to a partner'].map(
      (way) => planOf(way).checks[0]?.rules,
    );
    expect(rules).toEqual([['R84'], ['R85'], ['R86'], ['R87']]);
  });
});

describe('the checks that ask our own house', () => {
  it('refuse Meta’s own calls without a token of Meta, and no other route', () => {
    expect(checkOf('scenario_fits', { automatic: [] })).toMatchObject({
      outcome: 'fail',
      reason: 'no_token',
    });
    const bySignUp = { automatic: [], destination: accountOf(targetAt('braze')) };
    expect(checkOf('scenario_fits', bySignUp)).toMatchObject({ outcome: 'pass', reason: 'fits' });
  });

  it('refuse whoever acts without the permission, by name and workspace', () => {
    const lacking = [
      { user: requester, workspace: destinationKey },
      { user: colleague, workspace: destinationKey },
      { user: colleague, workspace: destinationKey },
    ];
    expect(checkOf('permission', { lacking, workspaces: [origin, destination] })).toMatchObject({
      ...{ outcome: 'fail', reason: 'missing', source: 'grants', readAt },
      facts: { workspaces: [destination.name], users: [requester, colleague] },
    });
    expect(checkOf('permission', { workspaces: [origin, destination] })).toMatchObject({
      ...{ outcome: 'pass', reason: 'held', source: 'grants' },
      facts: { workspaces: [origin.name, destination.name], users: [] },
    });
  });

  it('refuse what another operation holds, and name it', () => {
    expect(checkOf('not_held', { heldBy: { operation: 'MG-0007', requester: approver } })).toMatchObject({
      ...{ outcome: 'fail', reason: 'held', source: 'operations', readAt },
      facts: { operation: 'MG-0007', requester: approver },
    });
    expect(checkOf('not_held', {})).toMatchObject({
      outcome: 'pass',
      reason: 'free',
      facts: { operation: null },
    });
  });

  it('refuse an eleventh registration in 72 hours, and say when there is one again', () => {
    const registrations = { used: 10, limit: 10, freeAt: '2026-03-03T08:00:00.000Z' };
    expect(checkOf('register_budget', { registrations })).toMatchObject({
      ...{ outcome: 'fail', reason: 'used_up', source: 'operations', readAt, facts: registrations },
    });
    expect(checkOf('register_budget', { registrations: { ...registrations, used: 9 } })).toMatchObject({
      ...{ outcome: 'pass', reason: 'room' },
    });
  });
});

describe('what only a person can say', () => {
  it('[R98] [R99] nobody starts without having been told what is lost (C2)', () => {
    const { checks } = planOf('2 by our calls');
    expect(checks.find(({ key }) => key === 'history')).toMatchObject({
      ...{ outcome: 'unknown', reason: 'asked', rules: ['R99', 'R98'], source: 'person', readAt },
    });
    expect(isSound(checks, [])).toBe(false);
    expect(isSound(checks, [yesTo('history')])).toBe(true);
  });

  it('[R99] a configuration change loses nothing, so nothing is asked', () => {
    for (const way of ['4 a client to a partner', '7 off On-Premise'])
      expect(isSound(planOf(way).checks, [])).toBe(true);
  });

  it('[R111] a name that needs no review is overridden by name and with a reason (C19)', () => {
    const { checks } = planOf('2 by our calls', numberSays({ nameStatus: 'AVAILABLE_WITHOUT_REVIEW' }));
    expect(checks.filter(({ overridable }) => overridable).map(({ key }) => key)).toEqual(['name_approved']);
    expect(unanswered(checks, [yesTo('history')]).map(({ key }) => key)).toEqual(['name_approved']);
    expect(isSound(checks, [yesTo('history'), yesTo('name_approved', 'a sample reason')])).toBe(true);
  });

  it('[R111] nothing else may be overridden: not a name that was declined, not one that was never read (C19)', () => {
    const answered = [yesTo('history'), yesTo('name_approved', 'a sample reason')];
    const declined = planOf('2 by our calls', numberSays({ nameStatus: 'DECLINED' })).checks;
    expect(isSound(declined, answered)).toBe(false);
    const unknown = numberSays({ nameStatus: null, accountMode: null, isOnBizApp: null, status: null });
    const all = [
      ...declined,
      ...planOf('2 by our calls', unknown).checks,
      ...planOf('3 to a provider outside').checks,
      ...planOf('6 between businesses').checks,
    ];
    expect(all.filter(({ overridable }) => overridable)).toEqual([]);
  });

  it('[R109] [R110] [R112] what forbids a migration is no person’s to allow', () => {
    const forbidden = [
      { accountMode: 'SANDBOX' },
      { isOnBizApp: true, platformType: 'CLOUD_API' },
      { newNameStatus: 'PENDING_REVIEW' },
    ];
    for (const said of forbidden) {
      const { checks } = planOf('2 by our calls', numberSays(said));
      const yes = checks.map(({ key }) => yesTo(key, 'a sample reason'));
      expect(isSound(checks, yes)).toBe(false);
    }
  });

  it('[R90] a hosting change of a number on Cloud API is no person’s to allow (C18)', () => {
    const { checks } = planOf('7 off On-Premise', {
      ...numberSays({}),
      source: accountOf(wabaAt('360dialog')),
    });
    expect(isSound(checks, [yesTo('on_premise', 'a sample reason')])).toBe(false);
  });
});
