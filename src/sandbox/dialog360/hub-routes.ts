import { Hono } from 'hono';
import { z } from 'zod';
import { type Answer, jsonAnswer } from '../faults.ts';
import { exchange, type OnNode, type Routes } from '../meta/exchange.ts';
import { digitsOf } from '../meta/identifiers.ts';
import { parsed } from '../meta/traffic.ts';
import type { ChangeRequest, Channel } from './model.ts';
import { broken, refused, tooMany } from './replies.ts';
import type { Dialog360State } from './state.ts';

const Url = z.object({ url: z.url() });
/** The page's sample sends the string, its answer shows the boolean (C.2). */
const AutoApprove = z.object({ auto_approve: z.union([z.boolean(), z.stringbool()]) });

type Answering = (asked: { c: OnNode; query: URLSearchParams; text: string }) => Answer;

/** 360dialog's Partner API: `<path>/api/v2/partners/<partner>/…`. Beside names and paths, shapes are unverified (C.2). */
export function hubRoutes(hub: Dialog360State): Routes {
  const routes: Routes = new Hono();
  const serve = (method: string, path: string, call: string, answering: Answering) =>
    routes.on(method, `/api/v2/partners/:partner/${path}`, (c) =>
      exchange(c, {
        ...hub,
        call,
        tooMany,
        broken,
        answer: (text) => judge(hub, c) ?? answering({ c, text, query: new URL(c.req.url).searchParams }),
      }),
    );

  serve('GET', 'clients', 'clients.list', ({ query }) =>
    page(hub.clients(), query, 'clients', (each) => each),
  );
  serve('GET', 'channels', 'channels.list', ({ query }) =>
    page(hub.channels(), query, 'partner_channels', (each) => channelBody(hub, each)),
  );
  serve('POST', 'channels/:channel/api_keys', 'channel.key', ({ c }) => {
    const id = c.req.param('channel') ?? '';
    if (hub.findChannel(id) === undefined) return refused(404, 'Channel not found');
    return jsonAnswer(201, { id, api_key: hub.createKey(id) });
  });
  serve('GET', 'selective_partner_change_requests', 'requests.list', ({ query }) =>
    page(hub.changeRequests(), query, 'partner_change_requests', requestBody),
  );
  // The call is documented as "approve … by ID", its path is not (C.2, unverified): both are taken.
  for (const path of [':request', ':request/approve']) {
    serve('POST', `selective_partner_change_requests/${path}`, 'request.approve', ({ c }) => {
      const request = hub.findChangeRequest(c.req.param('request') ?? '');
      if (request === undefined) return refused(404, 'Partner change request not found');
      if (request.status !== 'pending') return refused(409, `The request is ${request.status}`);
      return jsonAnswer(200, requestBody(hub.approve(request.id)));
    });
  }
  serve('PATCH', 'settings/partner_change_request', 'settings.partner_change', ({ text }) => {
    const wanted = AutoApprove.safeParse(parsed(text));
    if (!wanted.success) return refused(400, 'auto_approve is required');
    hub.setAutoApprove(wanted.data.auto_approve);
    return jsonAnswer(200, { auto_approve: hub.autoApprove() });
  });
  serve('GET', 'webhook_url', 'webhook.read', () => jsonAnswer(200, { url: hub.webhookUrl() }));
  serve('POST', 'webhook_url', 'webhook.set', ({ text }) => {
    const wanted = Url.safeParse(parsed(text));
    if (!wanted.success) return refused(400, 'url is required');
    hub.setWebhookUrl(wanted.data.url);
    return jsonAnswer(200, { url: hub.webhookUrl() });
  });
  routes.all('*', (c) => c.json({ meta: { success: false, http_code: 404 } }, 404));
  return routes;
}

function judge(hub: Dialog360State, c: OnNode): Answer | undefined {
  if (!hub.isPartnerKey(c.req.header('x-api-key'))) return refused(401, 'Invalid API key');
  return hub.isPartner(c.req.param('partner')) ? undefined : refused(403, 'Not your partner');
}

function page<T>(
  all: readonly T[],
  query: URLSearchParams,
  name: string,
  bodyOf: (item: T) => unknown,
): Answer {
  const limit = Number(query.get('limit') ?? 20);
  const offset = Number(query.get('offset') ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) return refused(400, 'limit is not valid');
  if (!Number.isInteger(offset) || offset < 0) return refused(400, 'offset is not valid');
  const items = all.slice(offset, offset + limit);
  return jsonAnswer(200, {
    limit,
    offset,
    sort: query.get('sort')?.split(',') ?? ['id'],
    total: all.length,
    count: items.length,
    [name]: items.map(bodyOf),
  });
}

function channelBody(hub: Dialog360State, channel: Channel) {
  const number = hub.meta.tables.numbers.find(channel.number);
  return {
    id: channel.id,
    client_id: channel.client,
    status: channel.status,
    account_mode: channel.accountMode,
    created_at: channel.createdAt,
    phone_number: number === undefined ? null : digitsOf(number.e164),
    setup_info: {
      phone_number: number === undefined ? null : digitsOf(number.e164),
      phone_name: number?.verifiedName ?? null,
    },
    waba_account: { id: `${number?.waba ?? ''}WA`, external_id: number?.waba ?? null },
  };
}

function requestBody({ id, client, status, channels, createdAt }: ChangeRequest) {
  return { id, status, client, client_id: client.id, created_at: createdAt, count: channels.length };
}
