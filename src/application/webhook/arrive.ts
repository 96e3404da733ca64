import type { Context } from '../ports/context.ts';
import type { ArrivedUpdate, WebhookSource } from '../ports/webhooks.ts';

/** Writes updates to the inbox with the job that reads them, in one transaction; tells how many were new. */
export async function arriveWebhooks(
  ctx: Context,
  source: WebhookSource,
  updates: readonly ArrivedUpdate[],
): Promise<number> {
  if (updates.length === 0) return 0;
  return ctx.store.transaction(async (tx) => {
    const fresh = await tx.webhooks.arrive(source, updates, ctx.clock.now());
    if (fresh > 0) await tx.jobs.enqueue({ name: 'webhooks' });
    return fresh;
  });
}
