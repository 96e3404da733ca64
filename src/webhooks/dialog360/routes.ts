import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { ArrivedUpdate } from '../../application/ports/webhooks.ts';
import { canonical, sha256 } from '../../domain/operation/digest.ts';
import { readUpdates } from '../meta/read.ts';
import { hmac, same } from '../signature.ts';
import { type Sender, taking, type WebhookParts } from '../taking.ts';

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

export interface Dialog360WebhookOptions extends WebhookParts {
  readonly secret: string;
}

/** Partner events, and messaging webhooks that forward Meta's shape. Verified, written to the inbox, nothing else. */
export function dialog360Webhooks({
  secret,
  ...parts
}: Dialog360WebhookOptions): Hono<{ Bindings: HttpBindings }> {
  const isSigned: Sender['isSigned'] = (raw, call) => {
    const given = call.req.header('x-360dialog-signature') ?? '';
    return same(given, hmac(raw, secret)) || same(given, hmac(raw, secret, 'base64'));
  };
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.post('/', taking(parts, { source: '360dialog', isSigned, read }));
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
