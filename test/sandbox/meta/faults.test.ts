import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { metaCalls } from '../../../src/sandbox/meta/graph/routes.ts';
import { createMetaStandIn } from '../../../src/sandbox/meta/stand-in.ts';
import { type Account, createAccount, greetingValues, hour, number, person, waba } from './account.ts';

let account: Account;
beforeEach(async () => {
  account = await createAccount();
});
afterEach(() => account.close());

const sent = () => account.state.phone.inbox(person).length;
const send = () => account.template(person, greetingValues);

describe('faults', () => {
  test('strike the named call so many times, the oldest first', async () => {
    const { faults } = account.state;
    faults.add({ call: 'template.list', fault: '500' });
    faults.add({ call: 'waba.read', fault: '500', times: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await account.get(waba)).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(faults.list()).toEqual([{ call: 'template.list', fault: '500', times: 1, ms: 1500 }]);
    faults.clear();
    expect(faults.list()).toEqual([]);
  });

  test('of every call can be named, and the health of an asset has a name of its own', async () => {
    expect(metaCalls).toContain('message.send');
    account.state.faults.add({ call: 'health.read', fault: '500' });
    expect((await account.get(number)).status).toBe(200);
    expect((await account.get(`${number}?fields=health_status`)).status).toBe(500);
  });

  test('429 and 500 are Meta’s own errors, and nothing was sent', async () => {
    account.state.faults.add({ call: 'message.send', fault: '429' });
    account.state.faults.add({ call: 'message.send', fault: '500' });
    expect(await send()).toMatchObject({ status: 429, body: { error: { code: 80007 } } });
    expect(await send()).toMatchObject({ status: 500, body: { error: { code: 2, is_transient: true } } });
    expect(sent()).toBe(0);
  });

  test('a dropped connection did nothing; a lost answer comes after the message went out', async () => {
    account.state.faults.add({ call: 'message.send', fault: 'drop' });
    await expect(send()).rejects.toThrow();
    expect(sent()).toBe(0);
    account.state.faults.add({ call: 'message.send', fault: 'lost' });
    await expect(send()).rejects.toThrow();
    expect(sent()).toBe(1);
  });

  test('a maintenance page did nothing; half an answer comes after the message went out', async () => {
    account.state.faults.add({ call: '*', fault: 'html' });
    const page = await fetch(`${account.meta.graphUrl}/${waba}`);
    expect(page.headers.get('content-type')).toContain('text/html');
    account.state.faults.add({ call: 'message.send', fault: 'half_json' });
    await expect(send()).rejects.toThrow(SyntaxError);
    expect(sent()).toBe(1);
  });

  test('a slow answer is the true one', async () => {
    account.state.faults.add({ call: '*', fault: 'slow', ms: 20 });
    expect((await account.get(waba)).status).toBe(200);
    expect(account.state.traffic.read().at(-1)).toMatchObject({ fault: 'slow' });
    expect(account.state.traffic.read().at(-1)?.ms).toBeGreaterThanOrEqual(19);
  });
});

test('the traffic shows each call, what was asked and what it got, without secrets', async () => {
  await account.get(`${waba}?fields=name&access_token=sample-query`);
  account.state.faults.add({ call: '*', fault: 'drop' });
  await expect(account.post(`${number}/register`, { pin: '482915' })).rejects.toThrow();
  expect(account.state.traffic.read()).toMatchObject([
    {
      id: 1,
      at: '2026-01-05T10:00:00.000Z',
      direction: 'in',
      call: 'waba.read',
      method: 'GET',
      path: `/sandbox/meta/graph/v24.0/${waba}?fields=name&access_token=[redacted]`,
      status: 200,
      answer: { id: waba, name: 'Maison FR' },
      fault: null,
    },
    {
      id: 2,
      call: 'number.register',
      request: { pin: '[redacted]' },
      status: null,
      answer: null,
      fault: 'drop',
    },
  ]);
  const everything = JSON.stringify(account.state.traffic.read());
  for (const secret of ['sample-token', 'sample-query', '482915']) expect(everything).not.toContain(secret);
});

describe('a snapshot', () => {
  test('brings back everything that people and the bot did', async () => {
    account.state.phone.answer(person, number, { text: 'Hello' });
    await send();
    account.state.manage.announceCategory('1387372356726668', 'MARKETING');
    account.state.traps.duplicates = true;
    const kept = JSON.parse(JSON.stringify(account.state.snapshot()));

    const again = await createAccount();
    again.state.restore(kept);
    expect(again.state.snapshot()).toEqual(kept);
    expect(again.state.phone.isWindowOpen(person, number)).toBe(true);
    expect(again.state.phone.inbox(person)).toEqual(account.state.phone.inbox(person));
    again.state.phone.answer(person, number, { text: 'Thanks' });
    expect(again.state.phone.inbox(person)[1]).toMatchObject({ direction: 'to_phone', status: 'read' });
    again.wind(24 * hour);
    const { body } = await again.get('1387372356726668?fields=category');
    expect(body.category).toBe('MARKETING');
    await again.close();
  });

  test('that is none is refused', () => {
    expect(() => account.state.restore({ version: 2 })).toThrow();
  });
});

test('a port that is taken is told, not swallowed', async () => {
  const { port } = new URL(account.meta.graphUrl);
  await expect(createMetaStandIn({ apps: [], port: Number(port) })).rejects.toThrow('EADDRINUSE');
});
