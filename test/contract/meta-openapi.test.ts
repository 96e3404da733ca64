import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Meta } from '../../src/application/ports/meta.ts';
import { unlimited } from '../../src/providers/caller.ts';
import { createMeta } from '../../src/providers/meta/client.ts';
import { Secret } from '../../src/secret.ts';
import { type AnsweringServer, createAnsweringServer, json } from '../providers/answering-server.ts';
import { fine } from '../providers/meta/recorded-answers.ts';
import { allWritten, writtenCalls } from '../providers/meta/written-calls.ts';
import { estate } from './meta-contract.ts';
import { problemsOf } from './openapi.ts';
import { trimOpenApi } from './trim-openapi.ts';

const read = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8');
const excerpt = read('meta-openapi.excerpt.yaml');
const spec: Record<string, unknown> = parse(excerpt);
const exceptions = [...read('meta-openapi.exceptions.md').matchAll(/^\| `(.+?)` \|/gm)].map(
  ([, line = '']) => line,
);

const { waba, template, person } = estate;
const [{ id: number }] = estate.numbers;
const calls: Readonly<Record<string, (meta: Meta) => Promise<unknown>>> = {
  waba: (meta) => meta.waba(waba),
  'one number': (meta) => meta.number(number, waba),
  numbers: (meta) => meta.numbers(waba, null),
  'numbers, second page': (meta) => meta.numbers(waba, 'QVFIUz'),
  templates: (meta) => meta.templates(waba, null),
  'templates, second page': (meta) => meta.templates(waba, '100'),
  'health of a WABA': (meta) => meta.health(waba),
  'health of a number': (meta) => meta.health(waba, number),
  'subscribed apps': (meta) => meta.subscribedApps(waba),
  'a text': (meta) => meta.send(number, { to: person, content: { type: 'text', body: 'Sample' } }),
  'a template': (meta) =>
    meta.send(number, { to: person, content: { type: 'template', ...template, variables: ['Ana'] } }),
  'a template without variables': (meta) =>
    meta.send(number, { to: person, content: { type: 'template', ...template, variables: [] } }),
  ...Object.fromEntries(allWritten.map(([name, { call }]) => [name, (meta: Meta) => call(meta)])),
};

let server: AnsweringServer;
let meta: Meta;
beforeEach(async () => {
  server = await createAnsweringServer();
  server.answers(fine);
  const accessToken = new Secret('sample-token');
  const clock = { now: () => new Date() };
  meta = createMeta({ budget: unlimited, clock, graphUrl: `${server.url}/v24.0`, accessToken });
});
afterEach(() => server.close());

describe("the Meta client's requests against Meta's published OpenAPI", () => {
  test.each(Object.entries(calls))('%s: nothing but written exceptions', async (_, call) => {
    await call(meta);
    expect(server.asked).toHaveLength(1);
    const problems = server.asked.flatMap((asked) => problemsOf(spec, asked));
    expect(problems.filter((problem) => !exceptions.includes(problem))).toEqual([]);
  });

  test('every exception is needed', async () => {
    for (const call of Object.values(calls)) await call(meta);
    const problems = new Set(server.asked.flatMap((asked) => problemsOf(spec, asked)));
    expect(exceptions.toSorted()).toEqual([...problems].toSorted());
  });

  test.each([
    ['another method', { method: 'DELETE' }],
    ['another path', { url: `/v24.0/${waba}/templates` }],
    ['no version', { url: `/${waba}/phone_numbers` }],
    ['an id that is none', { url: '/v24.0/abc/phone_numbers' }],
    ['a page that is too large', { url: `/v24.0/${waba}/phone_numbers?limit=101` }],
    ['a parameter that nobody described', { url: `/v24.0/${waba}/phone_numbers?page=2` }],
    ['no token', { headers: {} }],
    ['a body without text', { method: 'POST', url: `/v24.0/${number}/messages`, body: '{"type":"text"}' }],
  ])('would tell of %s', (_, wrong) => {
    const right = {
      ...{ method: 'GET', url: `/v24.0/${waba}/phone_numbers`, body: '' },
      headers: { authorization: 'Bearer sample', 'content-type': 'application/json' },
    };
    expect(problemsOf(spec, right)).toEqual([]);
    expect(problemsOf(spec, { ...right, ...wrong })).not.toEqual([]);
  });
});

describe("the examples of good answers in Meta's published OpenAPI", () => {
  const answers = Object.entries(
    spec.paths as Record<string, Record<string, { responses: unknown }>>,
  ).flatMap(([template, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) => {
      const content = Object.values(
        responses as Record<string, { content: Record<string, { examples: object }> }>,
      );
      const examples = content.flatMap((each) =>
        Object.values(each.content).flatMap((c) => Object.entries(c.examples)),
      );
      return examples.map(([name, { value }]) => [`${method} ${template}`, name, value as unknown] as const);
    }),
  );
  const read: Readonly<Record<string, (meta: Meta) => Promise<unknown>>> = {
    'get /{Version}/{WABA-ID}': (meta) => meta.waba(waba),
    'get /{Version}/{WABA-ID}/phone_numbers': (meta) => meta.numbers(waba, null),
    'get /{Version}/{WABA-ID}/message_templates': (meta) => meta.templates(waba, null),
    'get /{Version}/{WABA-ID}/subscribed_apps': (meta) => meta.subscribedApps(waba),
    'get /{Version}/{Phone-Number-ID}': (meta) => meta.number(number, waba),
    'post /{Version}/{Phone-Number-ID}/messages': (meta) =>
      meta.send(number, { to: person, content: { type: 'text', body: 'Sample' } }),
    'post /{Version}/{WABA-ID}/phone_numbers': writtenCalls.announceMigration.call,
    'post /{Version}/{WABA-ID}/message_templates': writtenCalls.createTemplate.call,
    'post /{Version}/{WABA-ID}/subscribed_apps': writtenCalls.subscribeApp.call,
    'post /{Version}/{Phone-Number-ID}/request_code': writtenCalls.requestCode.call,
    'post /{Version}/{Phone-Number-ID}/verify_code': writtenCalls.verifyCode.call,
    'post /{Version}/{Phone-Number-ID}/register': writtenCalls.register.call,
  };

  test.each(answers)('%s: %s is read', async (call, _, body) => {
    server.answers(json(200, body));
    expect(await read[call]?.(meta)).toMatchObject({ kind: 'answer' });
  });
});

test('the excerpt is what the script makes of it', () => {
  expect(trimOpenApi(excerpt)).toBe(excerpt);
});
