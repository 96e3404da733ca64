import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { hmac, same } from '../signature.ts';
import { type Sender, taking, type WebhookParts } from '../taking.ts';
import { readUpdates } from './read.ts';

export interface MetaWebhookOptions extends WebhookParts {
  readonly appSecret: string;
  readonly verifyToken: string;
}

/** `GET` is Meta's handshake, `POST` its updates: verified, written to the inbox, and nothing else. */
export function metaWebhooks({
  appSecret,
  verifyToken,
  ...parts
}: MetaWebhookOptions): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const count = (outcome: string) => parts.metrics.webhooks.inc({ source: 'meta', outcome });

  routes.get('/', (c) => {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = c.req.query();
    const known = mode === 'subscribe' && token !== undefined && same(token, verifyToken);
    count(known ? 'handshake' : 'forged');
    return known ? c.text(challenge ?? '') : c.text('forbidden', 403);
  });

  const isSigned: Sender['isSigned'] = (raw, call) =>
    same(call.req.header('x-hub-signature-256') ?? '', `sha256=${hmac(raw, appSecret)}`);
  routes.post('/', taking(parts, { source: 'meta', isSigned, read: readUpdates }));
  return routes;
}
