import type { Context as Call } from 'hono';
import { z } from 'zod';
import type { Context } from '../application/ports/context.ts';
import type { ArrivedUpdate } from '../application/ports/webhooks.ts';
import { arriveWebhooks } from '../application/webhook/arrive.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { parseBody, rawBody } from './body.ts';
import { TooManyUpdates } from './meta/read.ts';

export interface WebhookParts {
  readonly ctx: Context;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What differs from sender to sender. */
export interface Sender {
  readonly source: 'meta' | '360dialog';
  readonly isSigned: (raw: Buffer, call: Call) => boolean;
  /** Throws a SyntaxError, ZodError or TooManyUpdates for what cannot be read. */
  readonly read: (body: unknown, arrived: Date) => ArrivedUpdate[];
}

/** Takes a `POST`: verified, written to the inbox, and nothing else. 200, else 413, 401 or 400. */
export const taking =
  ({ ctx, log, metrics }: WebhookParts, { source, isSigned, read }: Sender) =>
  async (call: Call): Promise<Response> => {
    const count = (outcome: string) => metrics.webhooks.inc({ source, outcome });
    const raw = await rawBody(call.req.raw);
    if (raw === null) return call.text('too large', 413);
    if (!isSigned(raw, call)) {
      count('forged');
      return call.text('unauthorized', 401);
    }
    try {
      const updates = read(parseBody(raw), ctx.clock.now());
      const fresh = await arriveWebhooks(ctx, source, updates);
      count('taken');
      metrics.webhookUpdates.inc({ source, outcome: 'new' }, fresh);
      metrics.webhookUpdates.inc({ source, outcome: 'repeat' }, updates.length - fresh);
      return call.text('ok');
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof z.ZodError || error instanceof TooManyUpdates))
        throw error;
      count('unreadable');
      log.warn({ err: error.name, bytes: raw.length }, 'a signed webhook could not be read');
      return call.text('bad request', 400);
    }
  };
