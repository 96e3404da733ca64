import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrazeStandIn, createBrazeStandIn } from '../../../src/sandbox/braze/stand-in.ts';

const group = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10';
const hour = 3_600_000;

let now: number;
let braze: BrazeStandIn;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 1, 10, 30);
  braze = await createBrazeStandIn({
    workspaces: [{ key: 'brand-fr', restKey: 'sample-fr', groups: [{ id: group, state: 'active' }] }],
    now: () => now,
    requestsPerHour: 3,
  });
});
afterEach(() => braze.close());

const get = (query: string, key = 'sample-fr', call = 'subscription/status/get') =>
  fetch(`${braze.restUrlOf('brand-fr')}/${call}?${query}`, { headers: { authorization: `Bearer ${key}` } });
const known = `subscription_group_id=${group}`;

describe('the states of people in one group', () => {
  test.each([
    ['no group', 'external_id=a'],
    ['an empty group', 'subscription_group_id=&external_id=a'],
    ['nobody to ask about', known],
    ['an email and a phone', `${known}&email=a%40example.com&phone=%2B33612345678`],
    ['51 people', `${known}&${Array.from({ length: 51 }, (_, i) => `external_id[]=p${i}`).join('&')}`],
    ['a group that is not there', 'subscription_group_id=nonsense&external_id=a'],
  ])('%s is refused with a message', async (_, query) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: expect.any(String) });
  });

  test.each([
    ['external_id=a', ['a']],
    ['external_id[]=a&external_id[]=b', ['a', 'b']],
    ['phone=%2B33612345678', ['+33612345678']],
    ['external_id=a&email=a%40example.com&phone=%2B33612345678', ['a']],
  ])('%s is answered by a map of them', async (people, ids) => {
    const response = await get(`${known}&${people}`);
    expect(response.status).toBe(200);
    const status = Object.fromEntries(ids.map((id) => [id, 'Unknown']));
    expect(await response.json()).toEqual({ status, message: 'success' });
  });
});

describe('who may ask', () => {
  test('no key, another scheme, a wrong key and a quoted key are not let in', async () => {
    const url = `${braze.restUrlOf('brand-fr')}/subscription/status/get?${known}&external_id=a`;
    const headers = [{}, { authorization: 'Basic sample-fr' }, { authorization: 'sample-fr' }];
    for (const each of headers) expect((await fetch(url, { headers: each })).status).toBe(401);
    for (const key of ['sample', '"sample-fr"']) {
      expect((await get(`${known}&external_id=a`, key)).status).toBe(401);
    }
  });

  test('an address that Braze does not have is not found', async () => {
    expect((await get('', 'sample-fr', 'subscription/groups')).status).toBe(404);
    expect((await fetch(braze.restUrlOf('brand-xx'))).status).toBe(404);
  });
});

describe('the shared pool', () => {
  const read = (response: Response) =>
    ['limit', 'remaining', 'reset'].map((name) => Number(response.headers.get(`x-ratelimit-${name}`)));
  const reset = Date.UTC(2026, 0, 1, 11) / 1000;

  test('counts down to 429, and is full again at the full hour', async () => {
    const ask = () => get(`${known}&external_id=a`);
    expect(read(await ask())).toEqual([3, 2, reset]);
    expect(read(await ask())).toEqual([3, 1, reset]);
    expect(read(await ask())).toEqual([3, 0, reset]);
    const refused = await ask();
    expect([refused.status, read(refused)]).toEqual([429, [3, 0, reset]]);
    now += hour / 2;
    const answered = await ask();
    expect([answered.status, read(answered)]).toEqual([200, [3, 2, reset + 3600]]);
  });

  test('is shown on refusals and faults too, and a wrong key takes nothing from it', async () => {
    expect(read(await get('', 'wrong'))).toEqual([3, 3, reset]);
    expect(read(await get('', 'sample-fr', 'nonsense'))).toEqual([3, 3, reset]);
    for (const fault of ['500', 'html', 'half_json'] as const) {
      braze.state.faults.add({ call: '*', fault });
      expect(read(await get(`${known}&external_id=a`))).toEqual([3, expect.any(Number), reset]);
    }
    braze.state.faults.add({ call: '*', fault: '429' });
    const refused = await get(`${known}&external_id=a`);
    expect([refused.status, read(refused)]).toEqual([429, [3, 0, reset]]);
  });
});

describe('faults', () => {
  test('strike the named call so many times, the oldest first, and then no more', async () => {
    braze.state.faults.add({ call: 'users/track', fault: '500' });
    braze.state.faults.add({ call: 'subscription/status/get', fault: '500', times: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await get(`${known}&external_id=a`)).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(braze.state.faults.list()).toEqual([{ call: 'users/track', fault: '500', times: 1, ms: 1500 }]);
    braze.state.faults.clear();
    expect(braze.state.faults.list()).toEqual([]);
  });

  test('a slow answer is the true one, later', async () => {
    braze.state.faults.add({ call: '*', fault: 'slow', ms: 20 });
    expect((await get(`${known}&external_id=a`)).status).toBe(200);
    expect(braze.state.traffic.read()[0]?.ms).toBeGreaterThanOrEqual(19);
  });
});

test('the traffic shows each request and what it got, without the key', async () => {
  await get(`${known}&external_id=a`);
  braze.state.faults.add({ call: '*', fault: 'drop' });
  await expect(get(`${known}&external_id=b`)).rejects.toThrow();
  expect(braze.state.traffic.read()).toMatchObject([
    {
      id: 1,
      at: '2026-01-01T10:30:00.000Z',
      workspace: 'brand-fr',
      method: 'GET',
      call: 'subscription/status/get',
      query: `?${known}&external_id=a`,
      status: 200,
      answer: '{"status":{"a":"Unknown"},"message":"success"}',
      fault: null,
    },
    { id: 2, status: null, answer: null, fault: 'drop' },
  ]);
  expect(JSON.stringify(braze.state.traffic.read())).not.toContain('sample-fr');
});

test('a port that is taken is told, not swallowed', async () => {
  const { port } = new URL(braze.restUrlOf('brand-fr'));
  await expect(createBrazeStandIn({ workspaces: [], port: Number(port) })).rejects.toThrow('EADDRINUSE');
});
