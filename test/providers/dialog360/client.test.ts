import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unlimited } from '../../../src/providers/caller.ts';
import { createDialog360, type Dialog360Options } from '../../../src/providers/dialog360/client.ts';
import { Secret } from '../../../src/secret.ts';
import { type AnsweringServer, createAnsweringServer, html, json, nothing } from '../answering-server.ts';
import { createWoundTime } from '../wound-time.ts';

let server: AnsweringServer;
beforeEach(async () => {
  server = await createAnsweringServer();
});
afterEach(() => server.close());

const hub = (more: Partial<Dialog360Options> = {}) =>
  createDialog360({
    ...{ ...createWoundTime(), budget: unlimited, hubUrl: `${server.url}/api/v2`, secret: () => undefined },
    ...{ partnerId: 'samplePA', apiKey: new Secret('sample-key') },
    ...more,
  });
const listed = (body: unknown) => {
  server.answers(json(200, body));
  return hub().channels(null);
};

test.each<[string, Partial<Dialog360Options>]>([
  ['no partner id', { partnerId: undefined }],
  ['no key', { apiKey: undefined }],
])('%s: nothing is sent', async (_, without) => {
  expect(await hub(without).channels(null)).toMatchObject({ fault: 'no_key', remedy: 'set_key' });
  expect(server.asked).toEqual([]);
});

test("the partner's key goes in its own header, and ids can't leave their place in the path", async () => {
  server.answers(json(200, {}));
  await hub({ partnerId: 'a/../b' }).approvePartnerChange('../x?y');
  expect(server.asked[0]).toMatchObject({
    method: 'POST',
    url: '/api/v2/partners/a%2F..%2Fb/selective_partner_change_requests/..%2Fx%3Fy/approve',
    headers: { 'x-api-key': 'sample-key' },
  });
});

describe('a list, whatever it is called', () => {
  const one = { id: 'aCH' };
  test.each([
    ['partner_channels', { partner_channels: [one], total: 1 }],
    ['another name', { sort: ['-id'], filters: {}, results: [one] }],
    ['no name', [one]],
  ])('%s', async (_, body) => {
    expect(await listed(body)).toMatchObject({ value: { items: [{ id: 'aCH' }], after: null } });
  });

  test('may be empty', async () => {
    expect(await listed({ total: 0, sort: [], partner_channels: [] })).toMatchObject({
      value: { items: [] },
    });
  });

  test.each([
    ['none', { total: 3 }],
    ['two', { a: [one], b: [one] }],
    ['something without an id', { partner_channels: [{ status: 'live' }] }],
    ['no object', 7],
  ])('%s is no answer', async (_, body) => {
    expect(await listed(body)).toMatchObject({ fault: 'unexpected', retryable: false });
  });

  test('without a total goes on while its pages are full', async () => {
    const full = Array.from({ length: 100 }, (_, i) => ({ id: i }));
    expect(await listed({ list: full })).toMatchObject({ value: { after: '100' } });
  });
});

describe('a channel', () => {
  test.each([
    [{ phone_number: '33612345678' }, { e164: '+33612345678' }],
    [{ setup_info: { phone_number: '+33 6 12 34 56 78' } }, { e164: '+33612345678' }],
    [{ setup_info: null, phone_number: null }, { e164: null }],
    [{ phone_number: 'none' }, { e164: null }],
    [{ waba_account: { external_id: '102290129340398', id: 'xWA' } }, { wabaId: '102290129340398' }],
    [{ waba_id: 'xWA' }, { wabaId: null }],
    [
      { status: 'live', account_mode: 'sandbox' },
      { status: 'live', accountMode: 'sandbox' },
    ],
    [{ status: 7 }, { status: null }],
  ])('is read as far as it tells: %j', async (more, ours) => {
    expect(await listed([{ id: 'aCH', ...more }])).toMatchObject({ value: { items: [ours] } });
  });
});

describe('a partner change request', () => {
  test.each([
    [{ client: { id: 'xCL', name: 'Maison' } }, 'Maison'],
    [{ client: { id: 'xCL' } }, 'xCL'],
    [{ client: 'Maison' }, 'Maison'],
    [{ client_id: 'xCL' }, 'xCL'],
    [{}, null],
  ])('names its client: %j', async (more, client) => {
    server.answers(json(200, [{ id: 1, ...more }]));
    expect(await hub().partnerChangeRequests(null)).toMatchObject({
      value: { items: [{ id: '1', client }] },
    });
  });

  test('is approved without a word, but not by a page', async () => {
    server.answers(nothing);
    expect(await hub().approvePartnerChange('1')).toMatchObject({ kind: 'answer', value: null });
    server.answers(html(200));
    expect(await hub().approvePartnerChange('1')).toMatchObject({
      fault: 'unexpected',
      mayHaveHappened: true,
    });
  });
});
