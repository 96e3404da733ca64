import type { Context } from '../application/ports/context.ts';
import { readWebhooks } from '../application/webhook/read.ts';
import type { Log } from '../log.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Applies what providers told us, in the order of arrival; one copy at a time. */
export const webhooks =
  (ctx: Context, log: Log): Handler<'webhooks'> =>
  async () => {
    const { more, failed } = await readWebhooks(ctx);
    // Only the kind of error is logged: messages of a driver hold what was written.
    for (const { type, error } of failed) {
      const err = error instanceof Error ? error.name : 'unknown';
      log.error({ update: type, err }, 'a webhook could not be applied and was put aside');
    }
    return againAfter(ctx, more ? { againAfterMs: 0 } : null);
  };
