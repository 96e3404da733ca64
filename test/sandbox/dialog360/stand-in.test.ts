import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDialog360StandIn, type Dialog360StandIn } from '../../../src/sandbox/dialog360/stand-in.ts';
import {
  type Account,
  createAccount,
  greetingValues,
  number,
  otherNumber,
  person,
  waba,
} from '../meta/account.ts';

let account: Account;
let hub: Dialog360StandIn;
let server: Server;
let url: string;
let received: { body: unknown; isSigned: boolean }[];

beforeEach(async () => {
  account = await createAccount();
  hub = await createDialog360StandIn({
    meta: account.state,
    partner: { id: 'sampPA', apiKey: 'sample-partner-key' },
    clients: [{ id: 'sampCL', name: 'Maison Exemple' }],
    channels: [{ id: 'oneCH', client: 'sampCL', number, apiKey: 'sample-number-key' }],
    changeRequests: [
      {
        id: 'req-1',
        client: { id: 'newCL', name: 'Sample Newcomer' },
        channels: [{ id: 'twoCH', client: 'newCL', number: otherNumber }],
      },
    ],
    webhookSecret: 'sample-platform-secret',
  });
  received = [];
  server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const expected = createHmac('sha256', 'sample-platform-secret').update(raw).digest('hex');
    received.push({
      body: JSON.parse(raw.toString()),
      isSigned: incoming.headers['x-360dialog-signature'] === expected,
    });
    outgoing.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/dialog360`;
});
afterEach(async () => {
  await hub.close();
  await account.close();
  server.close();
  server.closeAllConnections();
});

const call = async (method: string, address: string, headers: Record<string, string>, body?: unknown) => {
  const response = await fetch(address, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};
const partner = (method: string, path: string, body?: unknown, key = 'sample-partner-key') =>
  call(method, `${hub.hubUrl}/partners/sampPA/${path}`, { 'x-api-key': key }, body);
const messaging = (method: string, path: string, body?: unknown, key = 'sample-number-key') =>
  call(method, `${hub.messagingUrl}/${path}`, { 'd360-api-key': key }, body);
const act = (path: string, body: unknown) => call('POST', `${hub.manageUrl}/${path}`, {}, body);
const template = {
  messaging_product: 'whatsapp',
  to: person,
  type: 'template',
  template: {
    name: 'greeting',
    language: { code: 'en_US' },
    components: Object.entries(greetingValues).map(([type, texts]) => ({
      type,
      parameters: texts.map((text) => ({ type: 'text', text })),
    })),
  },
};

describe('whose key it is', () => {
  test('a number’s key opens nothing at the hub, the partner’s nothing on the messaging host', async () => {
    expect((await partner('GET', 'channels', undefined, 'sample-number-key')).status).toBe(401);
    expect((await messaging('POST', 'messages', template, 'sample-partner-key')).status).toBe(401);
  });

  test('another partner is not ours to read', async () => {
    const address = `${hub.hubUrl}/partners/othPA/channels`;
    expect((await call('GET', address, { 'x-api-key': 'sample-partner-key' })).status).toBe(403);
  });

  test('a new key revokes the one before, and takes the webhook with it', async () => {
    await messaging('POST', 'v1/configs/webhook', { url });
    const { status, body } = await partner('POST', 'channels/oneCH/api_keys');
    expect(status).toBe(201);
    expect((await messaging('GET', 'health_status')).status).toBe(401);
    expect((await messaging('GET', 'health_status', undefined, body.api_key)).status).toBe(200);
    expect((await messaging('GET', 'v1/configs/webhook', undefined, body.api_key)).body.url).toBeNull();
    expect((await partner('POST', 'channels/noCH/api_keys')).status).toBe(404);
    expect(JSON.stringify(hub.state.traffic.read())).not.toContain(body.api_key);
  });
});

describe('the channels', () => {
  test('are listed by offset and limit, with their number and account', async () => {
    await partner('POST', 'selective_partner_change_requests/req-1/approve');
    expect((await partner('GET', 'channels?limit=1&offset=0')).body).toMatchObject({
      limit: 1,
      offset: 0,
      total: 2,
      count: 1,
      partner_channels: [
        { id: 'oneCH', status: 'running', phone_number: '33639980001', waba_account: { external_id: waba } },
      ],
    });
    expect((await partner('GET', 'channels?limit=1&offset=1')).body.partner_channels).toMatchObject([
      { id: 'twoCH' },
    ]);
    expect((await partner('GET', 'channels?offset=2')).body.partner_channels).toEqual([]);
    expect((await partner('GET', 'channels?limit=none')).status).toBe(400);
  });
});

describe('a request to change partner', () => {
  test('waits until it is approved, and brings its channels; once', async () => {
    expect((await partner('GET', 'selective_partner_change_requests')).body).toMatchObject({
      total: 1,
      partner_change_requests: [{ id: 'req-1', status: 'pending', client_id: 'newCL' }],
    });
    const approve = () => partner('POST', 'selective_partner_change_requests/req-1/approve');
    expect((await approve()).body).toMatchObject({ id: 'req-1', status: 'approved' });
    expect((await approve()).status).toBe(409);
    expect((await partner('POST', 'selective_partner_change_requests/none/approve')).status).toBe(404);
    expect(hub.state.channels()).toHaveLength(2);
  });

  test('is approved by itself where the partner set that, as a boolean or a string', async () => {
    const set = (auto_approve: unknown) =>
      partner('PATCH', 'settings/partner_change_request', { auto_approve });
    expect((await set('perhaps')).status).toBe(400);
    expect((await set('true')).body).toEqual({ auto_approve: true });
    await act('partner-change', { id: 'req-2', client: { id: 'newCL', name: 'Sample Newcomer' } });
    expect(hub.state.findChangeRequest('req-2')?.status).toBe('approved');
  });
});

describe('partner webhooks', () => {
  test('are signed in hexadecimal, and tell what became of a channel', async () => {
    expect((await partner('POST', 'webhook_url', { url: 'nonsense' })).status).toBe(400);
    await partner('POST', 'webhook_url', { url });
    expect((await partner('GET', 'webhook_url')).body).toEqual({ url });
    expect((await act('channel-status', { channel: 'oneCH', status: 'live' })).status).toBe(200);
    await act('partner-event', { channel: 'oneCH', event: 'account_restriction' });
    await hub.state.settled();
    expect(received).toMatchObject([
      {
        isSigned: true,
        body: {
          event: 'channel_live',
          data: {
            client_id: 'sampCL',
            client: { name: 'Maison Exemple' },
            phone_number: '33639980001',
            phone_name: 'Maison Exemple',
            status: 'live',
            account_mode: 'live',
          },
        },
      },
      { isSigned: true, body: { event: 'account_restriction' } },
    ]);
  });

  test('of a channel that is not there are refused', async () => {
    expect((await act('channel-status', { channel: 'noCH', status: 'live' })).status).toBe(404);
    expect((await act('partner-event', { channel: 'oneCH', event: 'nonsense' })).status).toBe(400);
  });
});

describe('the messaging host', () => {
  test('sends at Meta under the number of the key, and refuses as Meta does', async () => {
    const { status, body } = await messaging('POST', 'messages', template);
    expect(status).toBe(200);
    expect(body.messages[0].id).toMatch(/^wamid\./);
    expect(account.state.phone.inbox(person)).toMatchObject([{ number }]);
    const text = { messaging_product: 'whatsapp', to: person, type: 'text', text: { body: 'Hello' } };
    expect((await messaging('POST', 'messages', text)).body.error.code).toBe(131047);
  });

  test('tells the health of its number', async () => {
    expect((await messaging('GET', 'health_status')).body).toMatchObject({
      id: number,
      health_status: { can_send_message: 'AVAILABLE' },
    });
  });

  test('forwards what Meta tells of its number and its account, in Meta’s shape', async () => {
    await messaging('POST', 'v1/configs/webhook', { url });
    account.state.phone.answer(person, number, { text: 'Hello' });
    account.state.phone.answer(person, otherNumber, { text: 'Elsewhere' });
    account.state.manage.reviewAccount(waba, 'APPROVED');
    await hub.state.settled();
    expect(received.map(({ body }) => body)).toMatchObject([
      { object: 'whatsapp_business_account', entry: [{ id: waba, changes: [{ field: 'messages' }] }] },
      { entry: [{ id: waba, changes: [{ field: 'account_review_update' }] }] },
    ]);
  });
});

describe('faults and snapshots', () => {
  test('a lost answer was done, a dropped one was not', async () => {
    hub.state.faults.add({ call: 'request.approve', fault: 'drop' });
    const approve = () => partner('POST', 'selective_partner_change_requests/req-1/approve');
    await expect(approve()).rejects.toThrow();
    expect(hub.state.findChangeRequest('req-1')?.status).toBe('pending');
    hub.state.faults.add({ call: 'request.approve', fault: 'lost' });
    await expect(approve()).rejects.toThrow();
    expect(hub.state.findChangeRequest('req-1')?.status).toBe('approved');
  });

  test('429 and 500 are told in 360dialog’s own way', async () => {
    hub.state.faults.add({ call: 'channels.list', fault: '429' });
    expect(await partner('GET', 'channels')).toMatchObject({
      status: 429,
      body: { meta: { http_code: 429 } },
    });
    hub.state.faults.add({ call: 'message.send', fault: '500' });
    expect((await messaging('POST', 'messages', template)).status).toBe(500);
    expect(account.state.phone.inbox(person)).toEqual([]);
  });

  test('a snapshot brings back requests, channels and settings, and no key', async () => {
    await partner('POST', 'webhook_url', { url });
    hub.state.setAutoApprove(true);
    hub.state.approve('req-1');
    await hub.state.settled();
    const kept = JSON.parse(JSON.stringify(hub.state.snapshot()));
    expect(JSON.stringify(kept)).not.toContain('-key');
    hub.state.setAutoApprove(false);
    hub.state.setWebhookUrl('http://127.0.0.1:1/');
    hub.state.restore(kept);
    expect(hub.state.snapshot()).toEqual(kept);
    expect(() => hub.state.restore({})).toThrow();
  });
});
