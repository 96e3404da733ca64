import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Meta } from '../../../src/application/ports/meta.ts';
import { NumberId, WabaId } from '../../../src/domain/asset/ids.ts';
import { unlimited } from '../../../src/providers/caller.ts';
import type { RateBudget, RateLimit } from '../../../src/providers/http.ts';
import { createMeta } from '../../../src/providers/meta/client.ts';
import { Secret } from '../../../src/secret.ts';
import { type AnsweringServer, createAnsweringServer, json } from '../answering-server.ts';
import { createWoundTime } from '../wound-time.ts';
import { graphError } from './recorded-answers.ts';

const waba = WabaId.parse('102290129340398');
const number = NumberId.parse('106540352242922');

let server: AnsweringServer;
let taken: RateLimit[];
const budget: RateBudget = {
  ...unlimited,
  async take(limit) {
    taken.push(limit);
    return 0;
  },
};
const metaWith = (token: string | undefined, isActive?: (id: WabaId) => boolean): Meta =>
  createMeta({
    ...{ ...createWoundTime(), budget, graphUrl: `${server.url}/v24.0` },
    accessToken: token === undefined ? undefined : new Secret(token),
    ...(isActive && { isActive }),
  });
beforeEach(async () => {
  server = await createAnsweringServer();
  taken = [];
});
afterEach(() => server.close());

const oneNumber = (more: object) => {
  server.answers(json(200, { data: [{ id: number, display_phone_number: '+33 6 12 34 56 78', ...more }] }));
  return metaWith('sample').numbers(waba, null);
};
const oneTemplate = (more: object) => {
  const known = { id: 7, name: 'sample', language: 'fr', status: 'APPROVED', category: 'UTILITY' };
  server.answers(json(200, { data: [{ ...known, ...more }] }));
  return metaWith('sample').templates(waba, null);
};
const unexpected = { kind: 'fault', fault: 'unexpected', retryable: false };

test.each([undefined, '“sample”', ''])('without a usable token (%j) nothing is sent', async (token) => {
  expect(await metaWith(token).waba(waba)).toMatchObject({ fault: 'no_key', remedy: 'set_key' });
  expect(server.asked).toEqual([]);
});

describe('where documents disagree, both are read', () => {
  test.each([
    [{ quality_rating: 'GREEN' }, 'GREEN'],
    [{ quality_score: { score: 'YELLOW' } }, 'YELLOW'],
    [{ quality_score: 'red' }, 'RED'],
    [{ quality_rating: 'NA' }, 'UNKNOWN'],
    [{ quality_rating: null, quality_score: { score: 'NA' } }, 'UNKNOWN'],
    [{ quality_score: null }, null],
    [{}, null],
  ])("a number's rating: %j", async (more, qualityRating) => {
    expect(await oneNumber(more)).toMatchObject({ value: { items: [{ qualityRating }] } });
  });

  test.each([
    [{ whatsapp_business_manager_messaging_limit: 'TIER_2K', messaging_limit_tier: 'TIER_1K' }, 'TIER_2K'],
    [{ messaging_limit_tier: 'TIER_50' }, 'TIER_50'],
    [{}, null],
  ])("a number's limit: %j", async (more, messagingLimit) => {
    expect(await oneNumber(more)).toMatchObject({ value: { items: [{ messagingLimit }] } });
  });

  test.each([
    [{ quality_score: { score: 'GREEN', date: 1758754645 } }, 'GREEN', '2025-09-24T22:57:25.000Z'],
    [
      { quality_score: { score: 'GREEN', date: '1758754645', reasons: [] } },
      'GREEN',
      '2025-09-24T22:57:25.000Z',
    ],
    [{ quality_score: { score: 'UNKNOWN', date: 'soon' } }, 'UNKNOWN', null],
    [{ quality_score: 'NA' }, 'UNKNOWN', null],
    [{}, null, null],
  ])("a template's rating: %j", async (more, quality, qualityAt) => {
    expect(await oneTemplate(more)).toMatchObject({ value: { items: [{ quality, qualityAt }] } });
  });

  test.each([
    [{ id: '99' }, { id: '99' }],
    [{ id: 99 }, { id: '99' }],
    [{ language: 'en-US' }, { language: 'en_US' }],
    [{ status: 'paused' }, { status: 'PAUSED' }],
    [{ rejected_reason: 'NONE' }, { rejectedReason: null }],
    [{ rejected_reason: 'INCORRECT_CATEGORY' }, { rejectedReason: 'INCORRECT_CATEGORY' }],
    [{ correct_category: 'MARKETING' }, { correctCategory: 'MARKETING', previousCategory: null }],
    [{ components: undefined }, { components: [] }],
  ])('a template: %j', async (more, ours) => {
    expect(await oneTemplate(more)).toMatchObject({ value: { items: [ours] } });
  });

  test('a subscribed app stands by itself or inside', async () => {
    server.answers(
      json(200, { data: [{ whatsapp_business_api_data: { id: 1 } }, { id: '2', name: 'Two' }] }),
    );
    const value = [
      { id: '1', name: null },
      { id: '2', name: 'Two' },
    ];
    expect(await metaWith('sample').subscribedApps(waba)).toMatchObject({ value });
  });

  test('a WABA that tells little: what is absent is unknown, never false', async () => {
    server.answers(json(200, { id: waba, name: 'Sample', business_verification_status: 'VERIFIED' }));
    expect(await metaWith('sample').waba(waba)).toMatchObject({
      value: { owner: null, hasFunding: null, currency: null, businessVerification: 'verified' },
    });
  });

  test('health in words that nobody documented is unknown', async () => {
    const entities = [
      { entity_type: 'sample', id: 5, can_send_message: 'MAYBE', errors: null, additional_info: 'x' },
    ];
    server.answers(json(200, { health_status: { can_send_message: 'available', entities } }));
    expect(await metaWith('sample').health(waba)).toMatchObject({
      value: {
        canSend: 'AVAILABLE',
        entities: [{ type: 'SAMPLE', id: '5', canSend: 'UNKNOWN', info: ['x'] }],
      },
    });
  });

  test('a sent message without a status was accepted', async () => {
    server.answers(json(200, { messages: [{ id: 'wamid.sample' }] }));
    const message = { to: '+33612345678', content: { type: 'text', body: 'Sample' } } as const;
    expect(await metaWith('sample').send(number, message)).toMatchObject({ value: { status: 'accepted' } });
  });
});

describe('everywhere else another shape is no answer', () => {
  test.each([
    ['an id too large for a number', { data: [{ id: 2 ** 60, display_phone_number: '+33612345678' }] }],
    ['a number without digits', { data: [{ id: number, display_phone_number: 'none' }] }],
    ['an id that is no id', { data: [{ id: 'abc', display_phone_number: '+33612345678' }] }],
    ['no list', { data: {} }],
    ['a page whose next has no cursor', { data: [], paging: { next: 'https://graph.example/x' } }],
    ['an error with a good status', { error: { code: 100000001, message: 'sample' } }],
  ])('%s', async (_, body) => {
    server.answers(json(200, body));
    const answer = await metaWith('sample').numbers(waba, null);
    expect(answer).toMatchObject({ kind: 'fault', retryable: false });
  });

  test('a cursor that leads back to its own page', async () => {
    const paging = { cursors: { after: 'abc' }, next: 'https://graph.example/x?after=abc' };
    server.answers(json(200, { data: [], paging }));
    expect(await metaWith('sample').numbers(waba, 'abc')).toMatchObject(unexpected);
  });
});

test('the cursor of the next page is found in its address where it stands nowhere else', async () => {
  server.answers(
    json(200, { data: [], paging: { next: 'https://graph.example/x?access_token=sample&after=abc' } }),
  );
  expect(await metaWith('sample').templates(waba, null)).toMatchObject({ value: { after: 'abc' } });
});

describe('a field that this version or token does not have', () => {
  const refuse = (field: string) =>
    json(400, graphError(100, `(#100) Tried accessing nonexisting field (${field})`));

  test('is left out, then and later', async () => {
    server.answersInTurn(refuse('is_pin_enabled'), refuse('is_on_biz_app'), json(200, { data: [] }));
    const meta = metaWith('sample');
    expect(await meta.numbers(waba, null)).toMatchObject({ kind: 'answer' });
    await meta.numbers(waba, null);
    const asked = server.asked.map(({ url }) => new URL(url, server.url).searchParams.get('fields') ?? '');
    expect(asked.map((fields) => fields.includes('is_pin_enabled'))).toEqual([true, false, false, false]);
    expect(asked.map((fields) => fields.includes('is_on_biz_app'))).toEqual([true, true, false, false]);
  });

  test.each(['id', 'sample'])('that was not asked for, or must be there (%s), is an error', async (field) => {
    server.answers(refuse(field));
    expect(await metaWith('sample').numbers(waba, null)).toMatchObject({ fault: 'invalid' });
    expect(server.asked).toHaveLength(1);
  });
});

test('calls count against the WABA, 25 times as many where it is active, and sending against the number', async () => {
  server.answers(json(200, {}));
  await metaWith('sample').waba(waba);
  await metaWith('sample', (id) => id === waba).health(waba, number);
  await metaWith('sample').send(number, { to: '+33612345678', content: { type: 'text', body: 'Sample' } });
  expect(taken).toMatchObject([
    { bucket: `meta:${waba}`, calls: 200, windowMs: 3_600_000 },
    { bucket: `meta:${waba}`, calls: 5000, windowMs: 3_600_000 },
    { bucket: `meta:${number}:messages`, calls: 80, windowMs: 1000 },
  ]);
});
