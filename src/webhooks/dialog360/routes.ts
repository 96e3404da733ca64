import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Context } from '../../application/ports/context.ts';
import type { ArrivedUpdate } from '../../application/ports/webhooks.ts';
import { arriveWebhooks } from '../../application/webhook/arrive.ts';
import { canonical, sha256 } from '../../domain/operation/digest.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import { parseBody, rawBody } from '../body.ts';
import { readUpdates, TooManyUpdates } from '../meta/read.ts';
import { hmac, same } from '../signature.ts';

/** The nesting of partner events is not documented beyond doubt: read tolerantly (domain.md C.3). */
const partnerEvent = z.looseObject({
  event: z.string(),
  data: z
    .looseObject({
      phone_number: z.union([z.string(), z.number()]).transform(String).nullish(),
      status: z.string().nullish(),
      created_at: z.string().nullish(),
    })
    .default({}),
});

export interface Dialog360WebhookOptions {
  readonly ctx: Context;
  readonly secret: string;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Partner events, and messaging webhooks that forward Meta's shape. Verified, written to the inbox, nothing else. */
export function dialog360Webhooks({
  ctx,
  secret,
  log,
  metrics,
}: Dialog360WebhookOptions): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const count = (outcome: string) => metrics.webhooks.inc({ source: '360dialog', outcome });
  routes.post('/', async (c) => {
    const raw = await rawBody(c.req.raw);
    if (raw === null) return c.text('too large', 413);
    const given = c.req.header('x-360dialog-signature') ?? '';
    if (!same(given, hmac(raw, secret)) && !same(given, hmac(raw, secret, 'base64'))) {
      count('forged');
      return c.text('unauthorized', 401);
    }
    try {
      const updates = read(parseBody(raw), ctx.clock.now());
      const fresh = await arriveWebhooks(ctx, '360dialog', updates);
      count('taken');
      metrics.webhookUpdates.inc({ source: '360dialog', outcome: 'new' }, fresh);
      metrics.webhookUpdates.inc({ source: '360dialog', outcome: 'repeat' }, updates.length - fresh);
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

function read(body: unknown, arrived: Date): ArrivedUpdate[] {
  const parsed = partnerEvent.safeParse(body);
  if (!parsed.success) return readUpdates(body, arrived);
  const { event, data } = parsed.data;
  return [
    {
      key: sha256(canonical(body)),
      update: {
        type: 'channel',
        event,
        digits: data.phone_number?.replace(/\D/g, '') ?? null,
        status: data.status ?? null,
        at: arrived.toISOString(),
      },
    },
  ];
}
