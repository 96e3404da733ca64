import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Context } from '../../application/ports/context.ts';
import { arriveWebhooks } from '../../application/webhook/arrive.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import { parseBody, rawBody } from '../body.ts';
import { hmac, same } from '../signature.ts';
import { readUpdates, TooManyUpdates } from './read.ts';

export interface MetaWebhookOptions {
  readonly ctx: Context;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** `GET` is Meta's handshake, `POST` its updates: verified, written to the inbox, and nothing else. */
export function metaWebhooks({
  ctx,
  appSecret,
  verifyToken,
  log,
  metrics,
}: MetaWebhookOptions): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const count = (outcome: string) => metrics.webhooks.inc({ source: 'meta', outcome });

  routes.get('/', (c) => {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = c.req.query();
    const known = mode === 'subscribe' && token !== undefined && same(token, verifyToken);
    count(known ? 'handshake' : 'forged');
    return known ? c.text(challenge ?? '') : c.text('forbidden', 403);
  });

  routes.post('/', async (c) => {
    const raw = await rawBody(c.req.raw);
    if (raw === null) return c.text('too large', 413);
    if (!same(c.req.header('x-hub-signature-256') ?? '', `sha256=${hmac(raw, appSecret)}`)) {
      count('forged');
      return c.text('unauthorized', 401);
    }
    try {
      const updates = readUpdates(parseBody(raw), ctx.clock.now());
      const fresh = await arriveWebhooks(ctx, 'meta', updates);
      count('taken');
      metrics.webhookUpdates.inc({ source: 'meta', outcome: 'new' }, fresh);
      metrics.webhookUpdates.inc({ source: 'meta', outcome: 'repeat' }, updates.length - fresh);
      return c.text('ok');
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof z.ZodError || error instanceof TooManyUpdates))
        throw error;
      count('unreadable');
      log.warn({ err: error.name, bytes: raw.length }, 'a signed webhook could not be read');
      return c.text('bad request', 400);
    }
  });
  return routes;
}
