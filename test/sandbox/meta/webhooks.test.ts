import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pack } from '../../../src/sandbox/meta/webhooks/batch.ts';
import { eventually } from '../../eventually.ts';
import { type Account, createAccount, greetingValues, hour, number, person, waba } from './account.ts';

let account: Account;
const open = async (more = {}) => {
  account = await createAccount(more);
  await account.connect();
};
afterEach(() => account.close());

const settled = () => account.state.webhooks.settled();
const answer = (text: string) => account.state.phone.answer(person, number, { text });
const texts = () =>
  account.receiver
    .values('messages')
    .flatMap(({ messages }) => (Array.isArray(messages) ? messages.map((each) => each.text.body) : []));

describe('the handshake', () => {
  beforeEach(async () => {
    account = await createAccount();
  });

  test('is refused by a receiver that knows another token, and nothing is delivered then', async () => {
    const { connection } = account.receiver;
    const refused = await account.state.connect({ ...connection, verifyToken: 'another' });
    expect(refused).toEqual({ kind: 'refused', status: 403, answer: 'no' });
    answer('Hello');
    await settled();
    expect(account.receiver.posts).toEqual([]);
  });

  test('of a receiver that is not there is refused without a status', async () => {
    const nowhere = { ...account.receiver.connection, url: 'http://127.0.0.1:1/' };
    expect(await account.state.connect(nowhere)).toMatchObject({ kind: 'refused', status: null });
  });

  test('connects where the challenge comes back', async () => {
    expect(await account.connect()).toEqual({ kind: 'connected' });
  });
});

describe('deliveries', () => {
  beforeEach(() => open());

  test('come for subscribed accounts only, and the subscription is the app’s to make and end', async () => {
    expect((await account.get(`${waba}/subscribed_apps`)).body.data).toMatchObject([
      { whatsapp_business_api_data: { id: '634974688087057', name: 'Sample bot' } },
    ]);
    await account.ask('DELETE', `${waba}/subscribed_apps`);
    answer('lost');
    await account.post(`${waba}/subscribed_apps`, {});
    await account.post(`${waba}/subscribed_apps`, {});
    expect((await account.get(`${waba}/subscribed_apps`)).body.data).toHaveLength(1);
    answer('told');
    await settled();
    expect(texts()).toEqual(['told']);
  });

  test('are signed with the app’s secret over the bytes that are sent', async () => {
    answer('Ça va ? 👍');
    await settled();
    expect(account.receiver.forged()).toBe(0);
    expect(texts()).toEqual(['Ça va ? 👍']);
    await account.state.connect({ ...account.receiver.connection, appSecret: 'another' });
    answer('forged');
    await settled();
    expect(account.receiver.forged()).toBe(1);
  });

  test('hold up to 1,000 updates, in order, each once', async () => {
    const wanted = Array.from({ length: 2_500 }, (_, i) => `text ${i}`);
    for (const text of wanted) answer(text);
    await settled();
    const sizes = account.receiver.posts.map(({ entry }) => entry.flatMap(({ changes }) => changes).length);
    expect(sizes).toEqual([1000, 1000, 500]);
    expect(texts()).toEqual(wanted);
  });

  test('come twice where duplicates are switched on, byte for byte', async () => {
    account.state.traps.duplicates = true;
    answer('Hello');
    await settled();
    expect(account.receiver.bodies).toHaveLength(2);
    expect(account.receiver.bodies[0]).toBe(account.receiver.bodies[1]);
  });

  test('come newest first where disorder is switched on', async () => {
    account.state.traps.disorder = true;
    const { body } = await account.template(person, greetingValues);
    await settled();
    expect(account.receiver.statuses().map(({ id, status }) => [id, status])).toEqual([
      [body.messages[0].id, 'delivered'],
      [body.messages[0].id, 'sent'],
    ]);
  });

  test('are in the traffic, without secrets', async () => {
    answer('Hello');
    await settled();
    const out = account.state.traffic.read().filter(({ direction }) => direction === 'out');
    expect(out).toMatchObject([{ call: 'webhook', path: '/webhooks/meta', status: 200 }]);
    const { appSecret, verifyToken } = account.receiver.connection;
    const everything = JSON.stringify(account.state.traffic.read());
    expect(everything).not.toContain(appSecret);
    expect(everything).not.toContain(verifyToken);
  });
});

describe('a receiver that fails', () => {
  test('gets the same body again until it takes it', async () => {
    await open({ retryDelaysMs: [1, 1, 1] });
    account.receiver.fail(2);
    answer('Hello');
    await eventually(() => expect(texts()).toEqual(['Hello']));
    expect(account.state.webhooks.counts()).toMatchObject({ waiting: 0, givenUp: 0 });
  });

  test('is left alone after the last try', async () => {
    await open({ retryDelaysMs: [1] });
    account.receiver.fail(5);
    answer('Hello');
    await eventually(() => expect(account.state.webhooks.counts()).toMatchObject({ givenUp: 1, waiting: 0 }));
    expect(texts()).toEqual([]);
  });

  test('is tried again when the clock is wound to the hour, and no more after 36 hours', async () => {
    await open({ retryDelaysMs: [hour, 48 * hour] });
    account.receiver.fail(2);
    answer('Hello');
    await settled();
    expect(account.state.webhooks.counts().waiting).toBe(1);
    account.wind(hour - 1);
    await settled();
    expect(account.state.traffic.read().filter(({ call }) => call === 'webhook')).toHaveLength(1);
    account.wind(1);
    await settled();
    expect(account.state.webhooks.counts()).toMatchObject({ waiting: 0, givenUp: 1 });
  });

  test('gets what waited after a restart, too', async () => {
    await open({ retryDelaysMs: [hour] });
    account.receiver.fail(1);
    answer('Hello');
    await settled();
    const kept = JSON.parse(JSON.stringify(account.state.snapshot()));
    const { receiver } = account;
    await account.meta.close();
    const again = await createAccount();
    again.state.restore(kept);
    await again.state.connect(receiver.connection);
    again.wind(hour);
    await again.state.webhooks.settled();
    expect(texts()).toEqual(['Hello']);
    await again.close();
  });
});

describe('a batch', () => {
  beforeEach(() => open());
  const update = (size: number) => ({
    waba,
    field: 'messages',
    time: null,
    value: { text: 'é'.repeat(size) },
  });

  test('never grows beyond three megabytes, counted in bytes', () => {
    const batches = pack(Array.from({ length: 40 }, () => update(100_000)));
    expect(batches.length).toBeGreaterThan(1);
    for (const { body } of batches) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(3 * 1024 * 1024);
    expect(batches.reduce((sum, { updates }) => sum + updates, 0)).toBe(40);
  });

  test('has one entry for what came of one account at one time', () => {
    const at = (time: number | null, id = waba) => ({ ...update(1), waba: id, time });
    const [batch] = pack([at(null), at(null), at(1), at(1), at(2), at(2, '1')]);
    const { entry } = JSON.parse(batch?.body ?? '');
    expect(entry.map((each: { id: string; time?: number }) => [each.id, each.time])).toEqual([
      [waba, undefined],
      [waba, 1],
      [waba, 2],
      ['1', 2],
    ]);
  });
});
