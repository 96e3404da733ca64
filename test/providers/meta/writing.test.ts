import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Meta } from '../../../src/application/ports/meta.ts';
import { unlimited } from '../../../src/providers/caller.ts';
import type { RateBudget, RateLimit } from '../../../src/providers/http.ts';
import { createMeta } from '../../../src/providers/meta/client.ts';
import { Secret } from '../../../src/secret.ts';
import { type AnsweringServer, createAnsweringServer, dropped, json } from '../answering-server.ts';
import { createWoundTime } from '../wound-time.ts';
import { fine, graphError } from './recorded-answers.ts';
import { allWritten, number, source, template, waba, writtenCalls } from './written-calls.ts';

let server: AnsweringServer;
let taken: RateLimit[];
/** Milliseconds that a bucket has no room for, each time it is asked. */
let full: Map<string, number[]>;
let meta: Meta;
const budget: RateBudget = {
  ...unlimited,
  async take(limit) {
    const ms = full.get(limit.bucket)?.shift() ?? 0;
    if (ms === 0) taken.push(limit);
    return ms;
  },
};
beforeEach(async () => {
  server = await createAnsweringServer();
  server.answers(fine);
  taken = [];
  full = new Map();
  meta = createMeta({
    ...{ ...createWoundTime(), budget, graphUrl: `${server.url}/v24.0` },
    accessToken: new Secret('sample-token'),
  });
});
afterEach(() => server.close());

describe.each(allWritten)('%s', (_, { call, path, body, repeatable, permission }) => {
  test('goes out once, as JSON', async () => {
    expect(await call(meta)).toMatchObject({ kind: 'answer' });
    const sent = server.asked.map((asked) => ({ ...asked, body: JSON.parse(asked.body) }));
    expect(sent).toMatchObject([{ method: 'POST', url: `/v24.0/${path}`, body }]);
    expect(sent[0]?.headers['content-type']).toBe('application/json');
    expect(Object.keys(sent[0]?.body)).toHaveLength(Object.keys(body).length);
  });

  test.each([
    ['a success that is none', { success: false }],
    ['an answer that says nothing', {}],
    ['a word for a success', { success: 'maybe' }],
  ])('takes %s for a fault that may have happened', async (_, answer) => {
    server.answers(json(200, answer));
    expect(await call(meta)).toMatchObject({
      ...{ kind: 'fault', fault: 'unexpected', retryable: false, mayHaveHappened: true },
    });
    expect(server.asked).toHaveLength(1);
  });

  test(`names ${permission} where it is missing`, async () => {
    server.answers(json(403, graphError(200, '(#200) Permissions error')));
    expect(await call(meta)).toMatchObject({ fault: 'forbidden', permission, mayHaveHappened: false });
  });

  test(`is ${repeatable ? 'repeated' : 'never repeated'} after a lost answer`, async () => {
    server.answersInTurn(dropped, fine);
    const answer = await call(meta);
    expect(server.asked).toHaveLength(repeatable ? 2 : 1);
    expect(answer).toMatchObject(
      repeatable ? { kind: 'answer' } : { fault: 'no_answer', mayHaveHappened: true },
    );
  });
});

test('what Meta made is told by its own ids', async () => {
  expect(await writtenCalls.announceMigration.call(meta)).toMatchObject({ value: { id: number } });
  expect(await writtenCalls.createTemplate.call(meta)).toMatchObject({
    value: { id: '1627019861106475', status: 'PENDING', category: 'UTILITY' },
  });
  server.answers(json(200, { id: 118822334455667, success: true }));
  expect(await writtenCalls.announceMigration.call(meta)).toMatchObject({ value: { id: number } });
  expect(await writtenCalls.verifyCode.call(meta)).toMatchObject({ value: true });
});

test('a new template whose answer tells its id alone is pending, in the category that was asked for', async () => {
  server.answers(json(200, { id: 7 }));
  const plain = { ...template, parameterFormat: null };
  expect(await meta.createTemplate(waba, plain)).toMatchObject({
    value: { id: '7', status: 'PENDING', category: 'UTILITY' },
  });
  expect(JSON.parse(server.asked[0]?.body ?? '')).not.toHaveProperty('parameter_format');
});

test('chosen templates are copied by their ids, and the reasons are fit to be shown', async () => {
  const reason = 'Refused for sample-token\nof +33612345678';
  server.answers(json(200, { migrated_templates: ['1'], failed_templates: { '2': reason, '3': ' ' } }));
  const answer = await meta.copyTemplates(waba, source, { ids: ['1', '2', '3'] });
  expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
    source_waba_id: source,
    template_ids: ['1', '2', '3'],
  });
  expect(answer).toMatchObject({
    value: {
      migrated: ['1'],
      failed: [
        { id: '2', reason: 'Refused for [redacted] of +33…78' },
        { id: '3', reason: null },
      ],
    },
  });
});

test('a copy of templates has longer to answer than Meta takes to give it up', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout');
  onTestFinished(() => timeout.mockRestore());
  await writtenCalls.copyTemplates.call(meta);
  await writtenCalls.createTemplate.call(meta);
  expect(timeout.mock.calls).toEqual([[35_000], [10_000]]);
});

test('one number is read as all of them are, and again without a field that Meta does not have', async () => {
  const refused = json(400, graphError(100, '(#100) Tried accessing nonexisting field (is_pin_enabled)'));
  const one = { id: number, display_phone_number: '+33 6 12 34 56 78', status: 'pending' };
  server.answersInTurn(refused, json(200, one));
  expect(await meta.number(number, waba)).toMatchObject({
    value: { id: number, e164: '+33612345678', status: 'PENDING', isPinEnabled: null },
  });
  expect(server.asked.map(({ url }) => url.includes('is_pin_enabled'))).toEqual([true, false]);
  expect(taken.map(({ bucket }) => bucket)).toEqual([`meta:${waba}`, `meta:${waba}`]);
});

describe('limits', () => {
  const [wabaShare, numberShare] = [`meta:${waba}`, `meta:${number}:verification`];

  test.each([
    ['subscribeApp', [wabaShare]],
    ['announceMigration', [wabaShare]],
    ['copyTemplates', [wabaShare]],
    ['createTemplate', [wabaShare, `meta:${waba}:creations`]],
    ['requestCode', [numberShare]],
    ['verifyCode', [numberShare]],
    ['register', [numberShare]],
  ] as const)('%s takes of %j', async (name, buckets) => {
    await writtenCalls[name].call(meta);
    expect(taken.map(({ bucket }) => bucket)).toEqual(buckets);
  });

  test('are 100 new templates an hour, and 60 calls an hour for a number’s codes and registration', async () => {
    await writtenCalls.createTemplate.call(meta);
    await writtenCalls.register.call(meta);
    expect(taken).toMatchObject([
      { calls: 200, windowMs: 3_600_000 },
      { calls: 100, windowMs: 3_600_000 },
      { calls: 60, windowMs: 3_600_000 },
    ]);
    expect(taken.every(({ calls, burst }) => burst < calls)).toBe(true);
  });

  test('that have no room keep the call from going out, and tell how long', async () => {
    full.set(numberShare, [86_400_000]);
    expect(await writtenCalls.register.call(meta)).toMatchObject({
      ...{ fault: 'rate_limited', mayHaveHappened: false, code: null, retryAfterMs: 86_400_000 },
    });
    expect(server.asked).toEqual([]);
  });

  test('are each taken once, however often one has to be waited for', async () => {
    full.set(`meta:${waba}:creations`, [100, 50]);
    expect(await writtenCalls.createTemplate.call(meta)).toMatchObject({ kind: 'answer' });
    expect(taken.map(({ bucket }) => bucket)).toEqual([`meta:${waba}`, `meta:${waba}:creations`]);
  });
});
