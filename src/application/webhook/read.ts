import type { UpdateType } from '../../domain/webhook/update.ts';
import type { Context } from '../ports/context.ts';
import type { WaitingUpdate } from '../ports/webhooks.ts';
import { applyUpdate } from './apply.ts';

const BATCH = 200;

/** A job ends after so many: a process that stops waits for it, and the queue must not take it for lost. */
const MOST = 1_000;

export interface UnappliedUpdate {
  readonly type: UpdateType;
  readonly error: unknown;
}

export interface WebhooksRead {
  readonly read: number;
  /** Whether some still wait. */
  readonly more: boolean;
  /** Kept with what they said, out of the way of the others. */
  readonly failed: readonly UnappliedUpdate[];
}

/** Applies what waits, in the order of arrival, each in a transaction of its own with the mark that it is done. */
export async function readWebhooks(ctx: Context): Promise<WebhooksRead> {
  const failed: UnappliedUpdate[] = [];
  for (let read = 0; read < MOST; ) {
    const waiting = await ctx.store.read.webhooks.waiting(BATCH);
    if (waiting.length === 0) return { read, more: false, failed };
    for (const row of waiting) {
      const unapplied = await readOne(ctx, row);
      if (unapplied) failed.push(unapplied);
    }
    read += waiting.length;
  }
  return { read: MOST, more: true, failed };
}

/** Marked first: another copy that has the same row waits for this transaction, then leaves it alone. */
async function readOne(ctx: Context, { id, key, update }: WaitingUpdate): Promise<UnappliedUpdate | null> {
  try {
    await ctx.store.transaction(async (tx) => {
      if (await tx.webhooks.done(id, ctx.clock.now())) await applyUpdate(ctx, tx, update, key);
    });
    return null;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    await ctx.store.read.webhooks.failed(id, name, ctx.clock.now());
    return { type: update.type, error };
  }
}
