import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/application/ports/context.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createBraze } from '../../src/providers/braze/client.ts';
import { type HttpServer, startServer } from '../../src/server.ts';
import { createStore, type WantedJob } from '../../src/store/store.ts';
import { dialog360Webhooks } from '../../src/webhooks/dialog360/routes.ts';
import { metaWebhooks } from '../../src/webhooks/meta/routes.ts';
import { useDatabase } from '../database.ts';

const appSecret = 'a-sample-app-secret';
const verifyToken = 'a-sample-verify-token';
const secret = 'a-sample-platform-secret';

const database = useDatabase();
const metrics = createMetrics();
const lines: string[] = [];
const jobs: WantedJob[] = [];
let server: HttpServer;

beforeAll(async () => {
  const store = createStore({
    ...(await database.open()),
    enqueue: async (_, wanted) => void jobs.push(...wanted),
  });
  const ctx: Context = {
    store,
    braze: createBraze({ secret: () => undefined }),
    meta: null,
    dialog360: null,
    abilities: { hasKey: () => false, watchesMeta: true },
    clock: { now: () => new Date('2026-03-02T09:00:00Z') },
    newId: () => 'sample',
  };
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  server = await startServer({ host: '127.0.0.1', port: 0, metrics });
  server.mount('/webhooks/meta', metaWebhooks({ ctx, appSecret, verifyToken, log, metrics }));
  server.mount('/webhooks/dialog360', dialog360Webhooks({ ctx, secret, log, metrics }));
});
afterAll(() => server.close());
beforeEach(async () => {
  await database.sql`truncate webhook_update`;
  jobs.length = 0;
});

const hmac = (body: string | Buffer, key: string, encoding: 'hex' | 'base64' = 'hex') =>
  createHmac('sha256', key).update(body).digest(encoding);

const post = async (path: string, body: string | Buffer | ReadableStream, headers: Record<string, string>) =>
  (await fetch(`${server.url}${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit))
    .status;
const toMeta = (body: string, signed: string = body) =>
  post('/webhooks/meta', body, { 'x-hub-signature-256': `sha256=${hmac(signed, appSecret)}` });
const to360dialog = (body: string, signature: string) =>
  post('/webhooks/dialog360', body, { 'x-360dialog-signature': signature });

const status = (id: string, name = 'sent') => ({
  id,
  status: name,
  timestamp: '1772442000',
  recipient_id: '33639980123',
});
const envelope = (statuses: readonly object[]) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [{ field: 'messages', value: { metadata: { phone_number_id: '106540352242922' }, statuses } }],
    },
  ],
});
const kept = async () =>
  (await database.sql<{ key: string }[]>`select key from webhook_update order by id`).map(({ key }) => key);
const counted = async (source: string, outcome: string) =>
  (await metrics.webhooks.get()).values.find(
    (v) => v.labels.source === source && v.labels.outcome === outcome,
  )?.value ?? 0;

describe('the handshake of Meta', () => {
  const shake = async (mode: string, token: string) => {
    const query = new URLSearchParams({
      'hub.mode': mode,
      'hub.verify_token': token,
      'hub.challenge': '1158201444',
    });
    const response = await fetch(`${server.url}/webhooks/meta?${query}`);
    return [response.status, await response.text()];
  };

  test('gives the challenge back to whoever knows the token, and to nobody else', async () => {
    expect(await shake('subscribe', verifyToken)).toEqual([200, '1158201444']);
    expect(await shake('subscribe', 'another-token')).toEqual([403, 'forbidden']);
    expect(await shake('unsubscribe', verifyToken)).toEqual([403, 'forbidden']);
    expect((await fetch(`${server.url}/webhooks/meta`)).status).toBe(403);
  });
});

describe('a webhook of Meta', () => {
  test('is written to the inbox with the job that reads it, and nothing else happens', async () => {
    expect(await toMeta(JSON.stringify(envelope([status('a'), status('b')])))).toBe(200);
    expect(await kept()).toEqual(['a:sent', 'b:sent']);
    expect(jobs).toEqual([{ job: { name: 'webhooks' }, after: undefined }]);
  });

  test('is signed over its bytes: the same JSON written otherwise is refused', async () => {
    const body = JSON.stringify(envelope([status('a')]), null, 2).replace('sent', 's\\u0065nt');
    expect(await toMeta(body)).toBe(200);
    expect(await toMeta(body, JSON.stringify(JSON.parse(body)))).toBe(401);
    expect(await kept()).toEqual(['a:sent']);
  });

  test('that is forged is refused and counted, and nothing of it is kept', async () => {
    const body = JSON.stringify(envelope([status('a')]));
    const before = await counted('meta', 'forged');
    const forged = [
      {},
      { 'x-hub-signature-256': '' },
      { 'x-hub-signature-256': hmac(body, appSecret) },
      { 'x-hub-signature-256': `sha256=${hmac(body, 'another-secret')}` },
      { 'x-hub-signature-256': `sha1=${hmac(body, appSecret)}` },
    ];
    for (const headers of forged) expect(await post('/webhooks/meta', body, headers)).toBe(401);
    expect(await kept()).toEqual([]);
    expect(await counted('meta', 'forged')).toBe(before + forged.length);
  });

  test('that comes again acts once, alone or among others', async () => {
    const body = JSON.stringify(envelope([status('a'), status('a'), status('a', 'delivered')]));
    expect([await toMeta(body), await toMeta(body)]).toEqual([200, 200]);
    expect(await toMeta(JSON.stringify(envelope([status('a'), status('c')])))).toBe(200);
    expect(await kept()).toEqual(['a:sent', 'a:delivered', 'c:sent']);
    expect(jobs).toHaveLength(2);
  });

  test('has a thousand updates at most', async () => {
    const many = (n: number) =>
      JSON.stringify(envelope(Array.from({ length: n }, (_, i) => status(`m${i}`))));
    expect(await toMeta(many(1001))).toBe(400);
    expect(await kept()).toEqual([]);
    expect(await toMeta(many(1000))).toBe(200);
    expect(await kept()).toHaveLength(1000);
  });

  test('has three megabytes at most, and no more are taken in whoever signs them', async () => {
    const large = 'x'.repeat(3 * 1024 * 1024 + 1);
    expect(await toMeta(large)).toBe(413);
    let taken = 0;
    const endless = new ReadableStream({
      pull(controller) {
        taken += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
        if (taken === 200) controller.close();
      },
    });
    expect(await post('/webhooks/meta', endless, {}).catch(() => 'cut off')).toSatisfy(
      (answer) => answer === 413 || answer === 'cut off',
    );
    expect(taken).toBeLessThan(50);
  });

  test.each([
    ['half a JSON', '{"object":'],
    ['HTML', '<html></html>'],
    ['nothing', ''],
    ['another object', '{"object":"page","entry":[]}'],
    ['null', 'null'],
    ['a list', '[]'],
  ])('that is %s is refused, and the log says so without its words', async (_, body) => {
    const before = lines.length;
    expect(await toMeta(body)).toBe(400);
    expect(await kept()).toEqual([]);
    expect(lines.slice(before).join('')).toContain('could not be read');
  });

  test('with times that are none or texts that no database takes is kept all the same', async () => {
    const odd = [
      { ...status('a'), timestamp: 'soon' },
      { ...status('b'), timestamp: 9e15 },
      { ...status('c\u0000\ud800'), recipient_id: '\u0000' },
    ];
    for (const one of odd) expect(await toMeta(JSON.stringify(envelope([one])))).toBe(200);
    expect(await kept()).toHaveLength(3);
    const types = await database.sql`select type from webhook_update order by id`;
    expect(types.map(({ type }) => type)).toEqual(['unknown', 'unknown', 'message_status']);
  });
});

test('one odd status among others does not hide them', async () => {
  const some = [status('a'), { id: 7 }, status('b')];
  expect(await toMeta(JSON.stringify(envelope(some)))).toBe(200);
  const types = await database.sql`select type from webhook_update order by id`;
  expect(types.map(({ type }) => type)).toEqual(['message_status', 'unknown', 'message_status']);
});

describe('a webhook of 360dialog', () => {
  const event = JSON.stringify({
    event: 'channel_live',
    data: { phone_number: '33612345678', status: 'live' },
  });

  test('is taken with its signature in hex and in base64, and refused with any other', async () => {
    expect(await to360dialog(event, hmac(event, secret))).toBe(200);
    const forwarded = JSON.stringify(envelope([status('d')]));
    expect(await to360dialog(forwarded, hmac(forwarded, secret, 'base64'))).toBe(200);
    const before = await counted('360dialog', 'forged');
    expect(await to360dialog(event, hmac(event, 'another-secret'))).toBe(401);
    expect(await post('/webhooks/dialog360', event, {})).toBe(401);
    expect(await counted('360dialog', 'forged')).toBe(before + 2);
    expect(await database.sql`select type, source from webhook_update order by id`).toEqual([
      { type: 'channel', source: '360dialog' },
      { type: 'message_status', source: '360dialog' },
    ]);
  });

  test('that Meta sent too acts once', async () => {
    const body = JSON.stringify(envelope([status('a')]));
    expect([await toMeta(body), await to360dialog(body, hmac(body, secret))]).toEqual([200, 200]);
    expect(await kept()).toEqual(['a:sent']);
  });

  test('that is garbage or too much is refused', async () => {
    expect(await to360dialog('{}', hmac('{}', secret))).toBe(400);
    const many = JSON.stringify(envelope(Array.from({ length: 1001 }, (_, i) => status(`m${i}`))));
    expect(await to360dialog(many, hmac(many, secret))).toBe(400);
    const large = 'x'.repeat(3 * 1024 * 1024 + 1);
    expect(await to360dialog(large, hmac(large, secret))).toBe(413);
    expect(await kept()).toEqual([]);
  });
});
