import { describe, expect, it } from 'vitest';
import type { NumberFacts } from '../../../src/domain/migration/facts.ts';
import { phoneNumber, waba } from '../samples.ts';
import {
  accountOf,
  asked,
  checkOf,
  numberSays,
  planOf,
  readAt,
  toldAt,
  wabaAt,
} from './migration-samples.ts';

const fromMeta = { source: 'meta', readAt: toldAt.number };
const notRead = { source: 'inventory', readAt };

describe('the checks of the number', () => {
  it.each<[string, string | null, object]>([
    ['DISCONNECTED', 'not_connected', { outcome: 'fail' }],
    ['PENDING', 'not_connected', { outcome: 'fail' }],
    ['MIGRATED', 'not_connected', { outcome: 'fail' }],
    ['CONNECTED', 'connected', { outcome: 'pass' }],
    ['connected', 'connected', { outcome: 'pass' }],
  ])('[R80] want it connected at its provider: %s is %s', (status, reason, expected) => {
    expect(checkOf('registered', numberSays({ status }))).toMatchObject({
      ...{ ...expected, reason, facts: { status: status.toUpperCase() } },
      ...{ rules: ['R80', 'R81'], ...fromMeta },
    });
  });

  it('[R80] [R81] refuse a number that Meta does not list in the source, on the word of that list', () => {
    const elsewhere = accountOf(waba, {}, { numbers: { value: [], from: 'meta', at: toldAt.numbers } });
    expect(checkOf('registered', { source: elsewhere })).toMatchObject({
      ...{ outcome: 'fail', reason: 'elsewhere' },
      ...{ source: 'meta', readAt: toldAt.numbers },
    });
  });

  it('[R80] ask a person where Meta gave no status, or no list of the source’s numbers', () => {
    const asks = { outcome: 'unknown', reason: 'unread' };
    expect(checkOf('registered', { reading: null })).toMatchObject({ ...asks, ...notRead });
    expect(checkOf('registered', numberSays({ status: null }))).toMatchObject({ ...asks, ...fromMeta });
    expect(checkOf('registered', { source: accountOf(waba, {}, { numbers: null }) })).toMatchObject(asks);
  });

  it('[R80] do not ask about a number whose status already stands in the way', () => {
    const unlisted = accountOf(waba, {}, { numbers: null });
    const facts = { source: unlisted, ...numberSays({ status: 'BANNED' }) };
    expect(checkOf('registered', facts)).toMatchObject({ outcome: 'fail', reason: 'not_connected' });
  });

  it.each([
    ['SANDBOX', 'fail', 'test'],
    ['sandbox', 'fail', 'test'],
    ['LIVE', 'pass', 'live'],
    [null, 'unknown', 'unread'],
    ['SOMETHING_NEW', 'unknown', 'unread'],
  ])('[R109] refuse a test number: the mode %s is %s (%s)', (accountMode, outcome, reason) => {
    const expected = { outcome, reason, rules: ['R109'], ...fromMeta };
    expect(checkOf('not_test', numberSays({ accountMode }))).toMatchObject(expected);
  });

  it.each<[NumberFacts['isOnBizApp'], string | null, string, string]>([
    [true, 'CLOUD_API', 'fail', 'coexistence'],
    [true, 'cloud_api', 'fail', 'coexistence'],
    [true, null, 'unknown', 'unread'],
    [true, 'NOT_APPLICABLE', 'unknown', 'unread'],
    [null, 'CLOUD_API', 'unknown', 'unread'],
    [false, 'CLOUD_API', 'pass', 'not'],
    [false, null, 'pass', 'not'],
  ])(
    '[R110] refuse coexistence: on the app %s, platform %s is %s (%s)',
    (isOnBizApp, platformType, outcome, reason) => {
      const expected = { outcome, reason, rules: ['R110'], ...fromMeta };
      expect(checkOf('not_coexistence', numberSays({ isOnBizApp, platformType }))).toMatchObject(expected);
    },
  );

  it.each([
    ['DECLINED', 'fail', 'not_approved'],
    ['PENDING_REVIEW', 'fail', 'not_approved'],
    ['EXPIRED', 'fail', 'not_approved'],
    ['NONE', 'fail', 'not_approved'],
    ['AVAILABLE_WITHOUT_REVIEW', 'unknown', 'available_without_review'],
    [null, 'unknown', 'unread'],
    ['APPROVED', 'pass', 'approved'],
    ['approved', 'pass', 'approved'],
  ])('[R111] want an approved display name: %s is %s (%s)', (nameStatus, outcome, reason) => {
    expect(checkOf('name_approved', numberSays({ nameStatus }))).toMatchObject({
      ...{ outcome, reason, rules: ['R111'], ...fromMeta },
      facts: { status: nameStatus?.toUpperCase() ?? null },
    });
  });

  it.each([
    ['PENDING_REVIEW', 'fail', 'pending'],
    ['pending_review', 'fail', 'pending'],
    ['SOMETHING_NEW', 'fail', 'pending'],
    ['NONE', 'pass', 'none'],
    ['APPROVED', 'pass', 'none'],
    ['DECLINED', 'pass', 'none'],
    ['EXPIRED', 'pass', 'none'],
    [null, 'pass', 'none'],
  ])(
    '[R112] refuse a change of the name that is not decided: %s is %s (%s)',
    (newNameStatus, outcome, reason) => {
      const expected = { outcome, reason, rules: ['R112'], ...fromMeta };
      expect(checkOf('no_pending_name', numberSays({ newNameStatus }))).toMatchObject(expected);
    },
  );

  it('[R112] ask a person where Meta was not asked: what the inventory lacks is no sign that none is pending', () => {
    const { reading } = numberSays({});
    const kept = reading && ({ ...reading, from: 'inventory' } as const);
    for (const known of [null, kept])
      expect(checkOf('no_pending_name', { reading: known })).toMatchObject({ outcome: 'unknown' });
    const said = numberSays({ newNameStatus: 'NONE' }).reading;
    const written = said && ({ ...said, from: 'inventory' } as const);
    expect(checkOf('no_pending_name', { reading: written })).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    [true, 'warn', 'on'],
    [null, 'warn', 'unread'],
    [false, 'pass', 'off'],
  ])(
    'only warn of two-step verification, which a step switches off: %s is %s (%s)',
    (isPinEnabled, outcome, reason) => {
      expect(checkOf('two_step', numberSays({ isPinEnabled }))).toMatchObject({
        outcome,
        reason,
        ...fromMeta,
      });
    },
  );

  it('say that nobody looked the number up where they had only the inventory', () => {
    for (const key of ['not_test', 'not_coexistence', 'name_approved'])
      expect(checkOf(key, { reading: null })).toMatchObject({ outcome: 'unknown', ...notRead });
    expect(checkOf('two_step', { reading: null })).toMatchObject({ outcome: 'warn', ...notRead });
  });
});

describe('[R90] a change of hosting', () => {
  const judged = (platformType: string | null, number = phoneNumber) =>
    planOf('7 off On-Premise', { ...numberSays({ platformType }), number }).checks.find(
      (check) => check.key === 'on_premise',
    );

  it.each([
    ['CLOUD_API', 'fail', 'cloud'],
    ['NOT_APPLICABLE', 'fail', 'cloud'],
    [null, 'fail', 'unread'],
    ['ON_PREMISE', 'pass', 'on_premise'],
    ['on_premise', 'pass', 'on_premise'],
  ])(
    '[R90] is refused unless the number still runs on-premise (C18): %s is %s (%s)',
    (platform, outcome, reason) => {
      expect(judged(platform)).toMatchObject({
        ...{ outcome, reason, rules: ['R90'] },
        facts: { platform: platform?.toUpperCase() ?? null },
      });
    },
  );

  it('[R90] takes the inventory’s word where Meta gives none', () => {
    const old = { ...phoneNumber, platformType: 'ON_PREMISE' };
    expect(judged(null, old)).toMatchObject({ outcome: 'pass', reason: 'on_premise' });
  });

  it('[R90] asks nothing else of the number: it stays registered where it is', () => {
    const { checks } = planOf('7 off On-Premise', numberSays({ nameStatus: 'DECLINED' }));
    expect(checks.map(({ key }) => key)).toEqual(['scenario_fits', 'permission', 'not_held', 'on_premise']);
  });
});

it('[R114] a configuration change is no migration: what forbids a migration does not forbid it', () => {
  const coexisting = numberSays({
    isOnBizApp: true,
    accountMode: 'SANDBOX',
    newNameStatus: 'PENDING_REVIEW',
  });
  const facts = { ...coexisting, source: accountOf(wabaAt('360dialog')), ...asked({ scenario: '4' }) };
  expect(checkOf('not_coexistence', { ...facts, destination: null })).toBeUndefined();
  expect(
    planOf('4 a client to a partner', coexisting).checks.every(({ outcome }) => outcome === 'pass'),
  ).toBe(true);
});
