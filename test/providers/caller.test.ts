import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Call, type Caller, createCaller } from '../../src/providers/caller.ts';
import { faultByStatus, readShape } from '../../src/providers/fault.ts';
import type { RateBudget } from '../../src/providers/http.ts';
import { createRateBudget } from '../../src/store/rate-budget.ts';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import {
  type AnsweringServer,
  createAnsweringServer,
  dropped,
  html,
  json,
  silent,
} from './answering-server.ts';
import { createWoundTime } from './wound-time.ts';

const database = useDatabase();
const Ok = z.object({ ok: z.literal(true) });
const fine = json(200, { ok: true });

let server: AnsweringServer;
let time: ReturnType<typeof createWoundTime>;
let budget: RateBudget;
let call: Caller;
let lines: string[];
let round = 0;
beforeEach(async () => {
  server = await createAnsweringServer();
  server.answers(fine);
  time = createWoundTime();
  budget = createRateBudget(database.sql);
  lines = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  call = createCaller({ budget, log, ...time });
  round += 1;
});
afterEach(() => server.close());

const limit = () => ({ bucket: `test-${round}`, calls: 10, windowMs: 10_000, burst: 5 });
const read = (more: Partial<Call<{ ok: true }>> = {}): Call<{ ok: true }> => ({
  request: { method: 'GET', url: `${server.url}/path`, headers: { authorization: 'Bearer sample-key' } },
  repeatable: true,
  limit: limit(),
  appBucket: `app-${round}`,
  patience: undefined,
  subject: { provider: 'sample' },
  read: (answer, now) => (answer.status === 200 ? readShape(answer, Ok) : faultByStatus(answer, now, null)),
  ...more,
});
const write = (more: Partial<Call<{ ok: true }>> = {}) =>
  read({
    request: { method: 'POST', url: `${server.url}/path`, body: { to: 'someone' } },
    repeatable: false,
    ...more,
  });

describe('a call that may be repeated', () => {
  test('is answered at the first go, with the time of reading', async () => {
    expect(await call(read())).toEqual({
      kind: 'answer',
      value: { ok: true },
      at: '2026-03-01T09:00:00.000Z',
    });
    expect([server.asked.length, time.pauses]).toEqual([1, []]);
  });

  test.each([
    ['a dropped connection', dropped],
    ['500', json(500, {})],
    ['503', html(503)],
    ['429 without a word', json(429, {})],
    ['a page instead of JSON', html(200)],
  ])('goes out again after %s', async (_, fault) => {
    server.answersInTurn(fault, fine);
    expect(await call(read())).toMatchObject({ kind: 'answer' });
    expect(server.asked).toHaveLength(2);
  });

  test.each([400, 401, 403, 404])('does not go out again after %i', async (status) => {
    server.answers(json(status, {}));
    expect(await call(read())).toMatchObject({ kind: 'fault', status, retryable: false });
    expect(server.asked).toHaveLength(1);
  });

  test('is given up after four goes, with pauses of full jitter whose ceiling doubles', async () => {
    server.answers(json(500, {}));
    const timing = { ...time.timing, random: () => 1 };
    expect(await createCaller({ budget, ...time, timing })(read())).toMatchObject({ fault: 'unavailable' });
    expect([server.asked.length, time.pauses]).toEqual([4, [250, 500, 1000]]);
  });

  test('waits as long as the provider asks, and all copies with it', async () => {
    server.answersInTurn(json(429, {}, { 'retry-after': '7' }), fine);
    expect(await call(read())).toMatchObject({ kind: 'answer', at: '2026-03-01T09:00:07.000Z' });
    expect(time.pauses).toEqual([7000]);
  });

  test('is not held on to where the provider asks for more than the caller has', async () => {
    server.answers(json(429, {}, { 'retry-after': '30' }));
    const answer = await call(read({ patience: { withinMs: 2500 } }));
    expect(answer).toMatchObject({ fault: 'rate_limited', retryable: true, retryAfterMs: 30_000 });
    expect([server.asked.length, time.pauses]).toEqual([1, []]);
    expect(await call(read({ patience: { withinMs: 2500 } }))).toMatchObject({
      fault: 'rate_limited',
      status: null,
      retryAfterMs: 30_000,
    });
    expect(server.asked).toHaveLength(1);
  });

  test('ends when the caller has no time left, with a silent provider', async () => {
    server.answers(silent);
    expect(await call(read({ patience: { withinMs: 50 } }))).toMatchObject({
      fault: 'no_answer',
      retryable: true,
    });
  });

  test('ends when the caller gives up', async () => {
    const caller = new AbortController();
    server.answers(() => caller.abort());
    const patience = { signal: caller.signal };
    expect(await call(read({ patience }))).toMatchObject({ fault: 'no_answer' });
    expect(await call(read({ patience }))).toMatchObject({ fault: 'no_answer' });
    expect(server.asked).toHaveLength(1);
  });
});

describe('a call that may not be repeated', () => {
  test.each([
    ['a dropped connection', dropped, true],
    ['500', json(500, {}), true],
    ['a page instead of JSON', html(200), true],
    ['429', json(429, {}, { 'retry-after': '1' }), false],
    ['400', json(400, {}), false],
  ])('goes out once, whatever comes: %s', async (_, fault, mayHaveHappened) => {
    server.answers(fault);
    expect(await call(write())).toMatchObject({ kind: 'fault', mayHaveHappened });
    expect(server.asked).toHaveLength(1);
  });

  test('surely did not happen where the caller had given up or had no time before it went out', async () => {
    const fault = { fault: 'no_answer', mayHaveHappened: false };
    expect(await call(write({ patience: { signal: AbortSignal.abort() } }))).toMatchObject(fault);
    expect(await call(write({ patience: { withinMs: 0 } }))).toMatchObject(fault);
    expect(server.asked).toEqual([]);
  });

  test('surely did not happen where nobody was there', async () => {
    await server.close();
    const gone = server.url;
    server = await createAnsweringServer();
    const request = { method: 'POST', url: gone, body: {} } as const;
    expect(await call(write({ request }))).toMatchObject({ fault: 'no_answer', mayHaveHappened: false });
  });
});

test('a pause ends at once when the caller gives up, in real time too', async () => {
  const caller = new AbortController();
  server.answers(json(429, {}, { 'retry-after': '9' }));
  const answer = createCaller({ budget, clock: time.clock })(read({ patience: { signal: caller.signal } }));
  await eventually(() => expect(server.asked).toHaveLength(1));
  caller.abort();
  expect(await answer).toMatchObject({ kind: 'fault' });
  expect(server.asked).toHaveLength(1);
});

test('a repeated write that was lost once may have happened, although the last answer refuses it', async () => {
  server.answersInTurn(dropped, json(400, {}));
  expect(await call(write({ repeatable: true }))).toMatchObject({ fault: 'invalid', mayHaveHappened: true });
});

describe('the budget', () => {
  test('paces calls without refusing them while there is time', async () => {
    for (let i = 0; i < 8; i++) expect(await call(read())).toMatchObject({ kind: 'answer' });
    expect(time.pauses).toEqual([2000, 2000, 2000]);
  });

  test('refuses without a call where the wait is longer than the caller has', async () => {
    for (let i = 0; i < 5; i++) await call(read());
    const refused = { fault: 'rate_limited', retryAfterMs: 2000, mayHaveHappened: false, remedy: 'wait' };
    expect(await call(write({ patience: { withinMs: 1000 } }))).toMatchObject(refused);
    expect(server.asked).toHaveLength(5);
  });

  test.each([
    ['an empty pool', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772355630' }, 30_000],
    [
      'a WABA that is nearly used up',
      {
        'x-business-use-case-usage': JSON.stringify({
          '102290129340398': [{ type: 'whatsapp_business_management', call_count: 96, total_time: 4 }],
        }),
      },
      60_000,
    ],
    [
      'an app that is nearly used up',
      { 'x-app-usage': '{"call_count":99,"total_time":1,"total_cputime":1}' },
      60_000,
    ],
  ])('stays away after a good answer that tells of %s', async (_, headers, retryAfterMs) => {
    server.answers(json(200, { ok: true }, headers));
    expect(await call(read())).toMatchObject({ kind: 'answer' });
    const refused = { fault: 'rate_limited', retryAfterMs, status: null };
    expect(await call(read({ patience: { withinMs: 1000 } }))).toMatchObject(refused);
    expect(server.asked).toHaveLength(1);
  });
});

test('the log has every attempt and neither key, person nor body', async () => {
  server.answersInTurn(json(500, { ok: 'sample-secret' }), fine);
  const query = { phone: '+33612345678' };
  await call(read({ request: { ...read().request, query } }));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { provider: 'sample', path: '/path', attempt: 1, status: 500, judged: 'unavailable' },
    { provider: 'sample', path: '/path', attempt: 2, status: 200 },
  ]);
  expect(lines.join('')).not.toMatch(/sample-key|sample-secret|33612345678|Bearer/);
});
