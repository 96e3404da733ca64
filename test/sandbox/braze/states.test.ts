import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrazeStandIn, createBrazeStandIn } from '../../../src/sandbox/braze/stand-in.ts';

const group = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10';
const other = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a11';
const start = Date.UTC(2026, 0, 1, 10, 30);

let now: number;
let braze: BrazeStandIn;
beforeEach(async () => {
  now = start;
  braze = await createBrazeStandIn({
    workspaces: [
      {
        key: 'brand-fr',
        restKey: 'sample-fr',
        groups: [
          { id: group, name: 'WhatsApp FR', state: 'active' },
          { id: other, state: 'archived' },
        ],
        users: [
          { externalId: 'crm-1', phone: '+33639980101', subscribed: [group] },
          { externalId: 'crm-2', phone: '+33639980102' },
          { externalId: 'crm-3', phone: '+33639980102' },
        ],
      },
    ],
    now: () => now,
    statusSetsPerMinute: 2,
  });
});
afterEach(() => braze.close());

const headers = { authorization: 'Bearer sample-fr', 'content-type': 'application/json' };
const post = async (call: string, body: unknown) => {
  const response = await fetch(`${braze.restUrlOf('brand-fr')}/${call}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
};
const get = async (query: string) =>
  (await fetch(`${braze.restUrlOf('brand-fr')}/${query}`, { headers })).json();
const v2 = (item: object) =>
  post('v2/subscription/status/set', {
    subscription_groups: [{ subscription_group_id: group, subscription_state: 'subscribed', ...item }],
  });
const states = async (...ids: string[]) => {
  const people = ids.map((id) => `external_id[]=${id}`).join('&');
  return (await get(`subscription/status/get?subscription_group_id=${group}&${people}`)).status;
};

describe('a state that is set', () => {
  test('[R77] shows after a minute, and the one before until then', async () => {
    expect(await v2({ external_ids: ['crm-2'] })).toMatchObject({
      status: 201,
      body: { message: 'success' },
    });
    now += 59_999;
    expect(await states('crm-1', 'crm-2')).toEqual({ 'crm-1': 'Subscribed', 'crm-2': 'Unknown' });
    now += 1;
    expect(await states('crm-2')).toEqual({ 'crm-2': 'Subscribed' });
    await v2({ external_ids: ['crm-2'], subscription_state: 'unsubscribed' });
    expect(await states('crm-2')).toEqual({ 'crm-2': 'Subscribed' });
    now += 60_000;
    expect(await states('crm-2')).toEqual({ 'crm-2': 'Unsubscribed' });
  });

  test('by phone it is set for every profile that has the phone', async () => {
    await v2({ phones: ['+33639980102'] });
    now += 60_000;
    expect(await states('crm-2', 'crm-3')).toEqual({ 'crm-2': 'Subscribed', 'crm-3': 'Subscribed' });
  });

  test('by V1 it is set with singular names, a phone also alone', async () => {
    const item = { subscription_group_id: group, subscription_state: 'subscribed' };
    const v1 = (who: object) => post('subscription/status/set', { ...item, ...who });
    expect((await v1({ external_id: ['crm-2'] })).status).toBe(201);
    expect((await v1({ phone: '+33639980102' })).status).toBe(201);
    now += 60_000;
    expect(await states('crm-2', 'crm-3')).toEqual({ 'crm-2': 'Subscribed', 'crm-3': 'Subscribed' });
  });

  test('is kept over a restart, with what still has to show', async () => {
    await v2({ external_ids: ['crm-2'] });
    const kept = JSON.parse(JSON.stringify(braze.state.snapshot()));
    await v2({ external_ids: ['crm-1'], subscription_state: 'unsubscribed' });
    braze.state.restore(kept);
    now += 60_000;
    expect(await states('crm-1', 'crm-2')).toEqual({ 'crm-1': 'Subscribed', 'crm-2': 'Subscribed' });
  });
});

describe('what is refused and changes nothing', () => {
  const notIds = 'The value provided for the external_ids field is not a valid ID array.';
  test.each([
    ['an empty list', { external_ids: [] }, notIds],
    ['null', { external_ids: null }, notIds],
    ['the singular name of V1', { external_id: ['crm-2'] }, notIds],
    ['nobody', {}, 'One of external_ids, phones or emails is required.'],
    [
      'phones and emails',
      { phones: ['+33639980102'], emails: ['a@example.com'] },
      'Either an email address or a phone number should be provided, but not both.',
    ],
    [
      '51 people',
      { external_ids: Array.from({ length: 51 }, (_, i) => `p${i}`) },
      'max number of external_ids per request exceeded',
    ],
    ['a phone that is none', { phones: ['0639980102'] }, 'A phone is not valid.'],
    [
      'another state',
      { external_ids: ['crm-2'], subscription_state: 'unknown' },
      'subscription_group_id and subscription_state are required.',
    ],
    [
      'a group that is not there',
      { external_ids: ['crm-2'], subscription_group_id: 'nonsense' },
      'The subscription group is not valid.',
    ],
  ])('%s', async (_, item, message) => {
    expect(await v2(item)).toMatchObject({ status: 400, body: { message } });
  });

  test('one faulty group among good ones', async () => {
    const good = { subscription_group_id: group, subscription_state: 'subscribed', external_ids: ['crm-2'] };
    const bad = { ...good, external_ids: [] };
    const { status } = await post('v2/subscription/status/set', { subscription_groups: [good, bad] });
    now += 60_000;
    expect([status, await states('crm-2')]).toEqual([400, { 'crm-2': 'Unknown' }]);
  });
});

test('both set endpoints share a pool a minute of their own', async () => {
  await v2({ external_ids: ['crm-2'] });
  await post('subscription/status/set', {});
  const refused = await v2({ external_ids: ['crm-2'] });
  const reset = String((start + 60_000) / 1000);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-limit')).toBe('2');
  expect(refused.headers.get('x-ratelimit-reset')).toBe(reset);
  now += 60_000;
  expect((await v2({ external_ids: ['crm-2'] })).status).toBe(201);
});

test('an answer that is lost after the write leaves the write done', async () => {
  braze.state.faults.add({ call: 'v2/subscription/status/set', fault: 'lost' });
  await expect(v2({ external_ids: ['crm-2'] })).rejects.toThrow();
  now += 60_000;
  expect(await states('crm-2')).toEqual({ 'crm-2': 'Subscribed' });
});

describe('the groups of people', () => {
  test('are those in their history, by users with their phones', async () => {
    expect(await get('subscription/user/status?external_id[]=crm-1&external_id[]=crm-2')).toEqual({
      message: 'success',
      total_count: 2,
      users: [
        {
          external_id: 'crm-1',
          phone: '+33639980101',
          email: null,
          subscription_groups: [
            { id: group, name: 'WhatsApp FR', channel: 'whatsapp', status: 'Subscribed' },
          ],
        },
        { external_id: 'crm-2', phone: '+33639980102', email: null, subscription_groups: [] },
      ],
    });
  });

  test('are a flat list where that shape is switched on', async () => {
    braze.state.traps.flatUserStatus = true;
    expect(await get('subscription/user/status?external_id=crm-1')).toEqual({
      success: true,
      subscription_groups: [{ subscription_group_id: group, subscription_status: 'Subscribed' }],
    });
  });
});
