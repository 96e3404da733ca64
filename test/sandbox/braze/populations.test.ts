import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/sandbox/braze/reply.ts';
import { setStatesV2 } from '../../../src/sandbox/braze/setting-states.ts';
import { createBrazeState } from '../../../src/sandbox/braze/state.ts';

const group = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10';
const other = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a11';
const minute = 60_000;

function million() {
  let now = Date.UTC(2026, 0, 1);
  const braze = createBrazeState({
    workspaces: [
      {
        ...{ key: 'brand-fr', restKey: 'sample-fr' },
        groups: [
          { id: group, state: 'active' },
          { id: other, state: 'active' },
        ],
        users: [{ externalId: 'vip-1', phone: '+33610000007', subscribed: [group] }],
        populations: [
          { prefix: 'crm-', from: 1, to: 1_000_000, phonePrefix: '+3361' },
          { prefix: 'lead-', from: 10, to: 20 },
        ],
      },
    ],
    now: () => now,
  });
  const workspace = braze.workspace('brand-fr');
  if (workspace === undefined) throw new Error('there is no workspace');
  const { audience } = workspace;
  const set = (who: object, state = 'subscribed'): Reply => {
    const item = { subscription_group_id: group, subscription_state: state, ...who };
    const { traps, deliver } = braze;
    const body = { subscription_groups: [item] };
    return setStatesV2({ workspace, traps, deliver, body, query: new URLSearchParams() });
  };
  const stateOf = (id: string, inGroup = group) => {
    const row = audience.find(id);
    return row === undefined ? 'nobody' : audience.read(row, inGroup);
  };
  return { braze, audience, set, stateOf, wind: (ms: number) => (now += ms) };
}

describe('a population', () => {
  test('has the ids and phones of its range, and no others', () => {
    const { audience } = million();
    for (const id of ['crm-0', 'crm-01', 'crm-1000001', 'crm-', 'crm-1.5', 'lead-9', 'lead-21', 'x-1'])
      expect(audience.find(id)).toBeUndefined();
    for (const id of ['crm-1', 'crm-1000000', 'lead-10', 'lead-20', 'vip-1']) {
      const row = audience.find(id) ?? -1;
      expect(audience.person(row).externalId).toBe(id);
    }
    const phones = (phone: string) => audience.withPhone(phone).map((row) => audience.person(row).externalId);
    expect(phones('+33610000001')).toEqual(['crm-1']);
    expect(phones('+33610000007')).toEqual(['vip-1', 'crm-7']);
    expect(phones('+33611000000')).toEqual(['crm-1000000']);
    expect(phones('+33611000001')).toEqual([]);
    expect(phones('+336100000011')).toEqual([]);
  });

  test('[R77] is set by id and by phone, and shows after a minute', () => {
    const { set, stateOf, wind } = million();
    set({ external_ids: ['crm-5', 'lead-20', 'crm-0'] });
    set({ phones: ['+33610000007'] }, 'unsubscribed');
    expect([stateOf('crm-5'), stateOf('vip-1')]).toEqual(['unknown', 'subscribed']);
    wind(minute);
    expect([stateOf('crm-5'), stateOf('lead-20'), stateOf('crm-7'), stateOf('vip-1')]).toEqual([
      'subscribed',
      'subscribed',
      'unsubscribed',
      'unsubscribed',
    ]);
    expect([stateOf('crm-4'), stateOf('crm-6'), stateOf('crm-5', other)]).toEqual(Array(3).fill('unknown'));
  });

  test('of it only who stands in a group is kept, with what still has to show', () => {
    const before = million();
    before.set({ external_ids: ['crm-999999', 'lead-10'] });
    const kept = JSON.parse(JSON.stringify(before.braze.snapshot()));
    expect(kept.workspaces['brand-fr'].users).toHaveLength(3);
    const after = million();
    after.set({ external_ids: ['crm-1'] });
    after.braze.restore(kept);
    expect(after.braze.snapshot()).toEqual(before.braze.snapshot());
    expect(after.stateOf('crm-999999')).toBe('unknown');
    after.wind(minute);
    expect(['crm-999999', 'lead-10', 'crm-1'].map((id) => after.stateOf(id))).toEqual([
      'subscribed',
      'subscribed',
      'unknown',
    ]);
  });

  test('somebody of it whose phone changes is found by the new one only, without what was set before', () => {
    const { braze, audience, set, stateOf, wind } = million();
    set({ external_ids: ['crm-5'] });
    wind(minute);
    braze.putUser('brand-fr', { externalId: 'crm-5', phone: '+33639980105' });
    expect(stateOf('crm-5')).toBe('unknown');
    expect(audience.withPhone('+33610000005')).toEqual([]);
    expect(audience.withPhone('+33639980105')).toEqual([audience.find('crm-5')]);
    expect(braze.snapshot().workspaces['brand-fr']?.users?.map(({ externalId }) => externalId)).toEqual([
      'vip-1',
      'crm-5',
    ]);
  });
});

describe('one guilty id', () => {
  test('refuses the call as a whole, and nothing is written', () => {
    const { braze, set, stateOf, wind } = million();
    braze.traps.poisoned.add('crm-2').add('+33610000003');
    const ids = set({ external_ids: ['crm-1', 'crm-2'] });
    expect(ids).toEqual({
      status: 400,
      body: { message: 'The value provided for the external_ids field is not a valid ID array.' },
    });
    const phones = set({ phones: ['+33610000001', '+33610000003'] });
    expect(phones).toEqual({ status: 400, body: { message: 'A phone is not valid.' } });
    wind(minute);
    expect(stateOf('crm-1')).toBe('unknown');
  });

  test('is in nobody’s way in another call, and not any more once it is taken from the list', () => {
    const { braze, set } = million();
    braze.traps.poisoned.add('crm-2');
    expect(set({ external_ids: ['crm-1', 'crm-3'] }).status).toBe(201);
    expect(set({ external_ids: ['crm-2'] }).status).toBe(400);
    braze.traps.poisoned.delete('crm-2');
    expect(set({ external_ids: ['crm-2'] }).status).toBe(201);
  });
});
