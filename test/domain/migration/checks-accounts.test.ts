import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/domain/migration/facts.ts';
import { numberId, phoneNumber, waba } from '../samples.ts';
import {
  accountOf,
  asked,
  checkOf,
  lookingOn,
  otherBusiness,
  outlook,
  outside,
  readAt,
  targetAt,
  toldAt,
  unread,
  wabaAt,
} from './migration-samples.ts';

const target = targetAt('direct');
const fromMeta = { source: 'meta', readAt: toldAt.account };
const notRead = { source: 'inventory', readAt };
const hub = { source: accountOf(wabaAt('360dialog')) };

describe('the checks of the two accounts', () => {
  it.each<[Partial<AccountFacts>, string, string]>([
    [{ reviewStatus: 'PENDING' }, 'fail', 'not_reviewed'],
    [{ reviewStatus: 'REJECTED', businessVerification: 'not_verified' }, 'fail', 'not_reviewed'],
    [{ businessVerification: 'not_verified' }, 'fail', 'not_verified'],
    [{ businessVerification: 'pending' }, 'fail', 'not_verified'],
    [{ reviewStatus: null }, 'unknown', 'unread'],
    [{ businessVerification: null }, 'unknown', 'unread'],
    [{}, 'pass', 'good'],
    [{ reviewStatus: 'approved', businessVerification: 'VERIFIED' }, 'pass', 'good'],
  ])('want each approved and its business verified: %o is %s (%s)', (value, outcome, reason) => {
    const expected = { outcome, reason, ...fromMeta };
    expect(checkOf('source_account', { source: accountOf(waba, value) })).toMatchObject({
      ...{ ...expected, facts: { waba: waba.name } },
    });
    expect(checkOf('destination_account', { destination: accountOf(target, value) })).toMatchObject({
      ...{ ...expected, facts: { waba: target.name } },
    });
  });

  it('ask a person of an account that could not be read, and of one outside', () => {
    const asks = { outcome: 'unknown', reason: 'unread', ...notRead };
    expect(checkOf('source_account', { source: accountOf(waba, {}, unread) })).toMatchObject(asks);
    expect(checkOf('destination_account', { destination: accountOf(target, {}, unread) })).toMatchObject(
      asks,
    );
    expect(checkOf('destination_account', { ...outside('3'), ...hub })).toMatchObject({
      ...{ ...asks, facts: { waba: '' } },
    });
  });

  it('[R89] refuse two Meta businesses, except where that is the scenario', () => {
    const destination = accountOf(target, { business: otherBusiness });
    expect(checkOf('same_business', { destination })).toMatchObject({
      ...{ outcome: 'fail', reason: 'other', rules: ['R89'], ...fromMeta },
    });
    expect(checkOf('other_business', { ...asked({ scenario: '6' }), destination })).toMatchObject({
      ...{ outcome: 'pass', reason: 'other', rules: ['R89'], ...fromMeta },
    });
  });

  it('[R89] refuse a scenario for two businesses inside one, where far less is lost', () => {
    expect(checkOf('same_business', {})).toMatchObject({ outcome: 'pass', reason: 'same', ...fromMeta });
    expect(checkOf('other_business', asked({ scenario: '6' }))).toMatchObject({
      outcome: 'fail',
      reason: 'same',
    });
  });

  it('[R89] ask a person to whom an account outside belongs', () => {
    const asks = { outcome: 'unknown', reason: 'unread', ...notRead };
    expect(checkOf('same_business', { ...outside('3'), ...hub })).toMatchObject(asks);
    expect(checkOf('other_business', outside('6'))).toMatchObject(asks);
  });

  it('[R89] take the inventory’s word for an owner whom Meta did not name, and say so', () => {
    const inventory = { outcome: 'fail', reason: 'other', ...notRead };
    const destination = accountOf({ ...target, businessId: otherBusiness }, { business: null });
    expect(checkOf('same_business', { destination })).toMatchObject(inventory);
    const source = accountOf({ ...waba, businessId: otherBusiness }, {}, { account: null });
    expect(checkOf('same_business', { source })).toMatchObject(inventory);
  });

  it('take what Meta says for the owner over what the inventory says', () => {
    const destination = accountOf({ ...target, businessId: otherBusiness });
    expect(checkOf('same_business', { destination })).toMatchObject({ outcome: 'pass', ...fromMeta });
  });

  it('ask a person for the payment method that Meta does not show', () => {
    const said = { outcome: 'unknown', reason: 'not_said', facts: { waba: target.name }, ...fromMeta };
    expect(checkOf('payment', { destination: accountOf(target, { hasFunding: null }) })).toMatchObject(said);
    const missing = { outcome: 'unknown', reason: 'unread', ...notRead };
    expect(checkOf('payment', { destination: accountOf(target, {}, unread) })).toMatchObject(missing);
    expect(checkOf('payment', { ...outside('3'), ...hub })).toMatchObject(missing);
    expect(checkOf('payment', {})).toMatchObject({ outcome: 'pass', reason: 'present', ...fromMeta });
  });

  it('refuse a destination whose webhooks no app gets, unless a step subscribes ours', () => {
    const apps = (value: number | null) =>
      value === null ? null : ({ value, from: 'meta', at: toldAt.apps } as const);
    const judged = (value: number | null, automatic = lookingOn) =>
      checkOf('webhooks', {
        ...automatic,
        destination: accountOf(targetAt('braze'), {}, { apps: apps(value) }),
      });
    const at = { source: 'meta', readAt: toldAt.apps };
    expect(judged(0)).toMatchObject({ outcome: 'fail', reason: 'none', ...at });
    expect(judged(2)).toMatchObject({ outcome: 'pass', reason: 'subscribed', ...at });
    expect(judged(null)).toMatchObject({ outcome: 'unknown', reason: 'unread', ...notRead });
    const bot = { automatic: ['subscribe_app'] } as const;
    expect(judged(0, bot)).toMatchObject({ outcome: 'pass', reason: 'bot_subscribes', ...at });
    expect(judged(null, bot)).toMatchObject({ outcome: 'pass', reason: 'bot_subscribes' });
    expect(judged(2, bot)).toMatchObject({ outcome: 'pass', reason: 'subscribed' });
  });

  it('refuse a number that the destination has already', () => {
    const listing = (ids: readonly (typeof phoneNumber.id)[]) =>
      accountOf(target, {}, { numbers: { value: ids, from: 'meta', at: toldAt.numbers } });
    const at = { facts: { waba: target.name }, source: 'meta', readAt: toldAt.numbers };
    expect(checkOf('not_there', { destination: listing([phoneNumber.id]) })).toMatchObject({
      ...{ outcome: 'fail', reason: 'there', ...at },
    });
    expect(checkOf('not_there', { destination: listing([numberId(2)]) })).toMatchObject({
      ...{ outcome: 'pass', reason: 'not', ...at },
    });
    expect(checkOf('not_there', { destination: accountOf(target, {}, unread) })).toMatchObject({
      ...{ outcome: 'unknown', reason: 'unread', ...notRead },
    });
  });

  it('only warn of webhooks and numbers outside, which are the new provider’s matter', () => {
    for (const key of ['webhooks', 'not_there'])
      expect(checkOf(key, { ...outside('3'), ...hub })).toMatchObject({ outcome: 'warn', reason: 'unread' });
  });

  it('[R103] name what finds no room, and let the migration go on without it (C12)', () => {
    const templates = { ...outlook, there: 240, counts: { ...outlook.counts, beyond_limit: 7 } };
    expect(checkOf('template_room', { templates })).toMatchObject({
      ...{ outcome: 'warn', reason: 'too_many', rules: ['R103'] },
      facts: { count: 240, limit: 250, left: 7 },
    });
    expect(checkOf('template_room', {})).toMatchObject({ outcome: 'pass', reason: 'room', ...notRead });
    expect(checkOf('template_room', { templates: null })).toMatchObject({
      outcome: 'warn',
      reason: 'unread',
    });
  });
});
