import type { Context } from '../ports/context.ts';
import type { Destination, OutboxRow } from '../ports/messages.ts';
import type { Messenger, Outcome, Place, Posted } from '../ports/messenger.ts';

/** Null: everything was delivered, or waits for its card (which asks for the delivery when it is there); else when to go on. */
export type Drained = { readonly againAfterMs: number } | null;

const UNCLEAR_MS = 2_000;

/** Slack's clock and ours may differ: the channel is read from a little before the first attempt. */
const SKEW_MS = 60_000;

/**
 * Delivers what waits for one destination, oldest first. An attempt is marked before it is made; after an unclear
 * outcome the channel is read for the message's key before it is posted again (ARCHITECTURE, idea 3).
 */
export async function drainOutbox(
  ctx: Context,
  messenger: Messenger,
  destination: Destination,
): Promise<Drained> {
  for (;;) {
    const row = await ctx.store.read.outbox.head(destination);
    if (row === null) return null;
    const place = await placeOf(ctx, destination);
    if (place === null) return null;
    const outcome = await deliver(ctx, messenger, place, row);
    const again = await settle(ctx, row, place, outcome);
    if (again !== null) return again;
  }
}

async function placeOf(ctx: Context, destination: Destination): Promise<Place | null> {
  if (destination.kind !== 'thread') return { destination, thread: null };
  const card = await ctx.store.read.cards.find(destination.operationId, 'card');
  return card?.channel && card.ts ? { destination, thread: { channel: card.channel, ts: card.ts } } : null;
}

async function deliver(
  ctx: Context,
  messenger: Messenger,
  place: Place,
  row: OutboxRow,
): Promise<Outcome<Posted>> {
  const replaced = await replace(ctx, messenger, row);
  if (replaced !== null && replaced.kind !== 'gone') return replaced;
  if (row.state === 'sending' && row.firstTriedAt !== null) {
    const since = new Date(Date.parse(row.firstTriedAt) - SKEW_MS);
    const found = await messenger.find(place, row.key, since);
    if (found.kind !== 'ok') return found;
    if (found.value !== null) return { kind: 'ok', value: found.value };
  }
  await ctx.store.read.outbox.markSending(row.id, messenger.now().toISOString());
  return messenger.postNotice(place, row.notice, row.key);
}

/** In place of the message that it replaces, which may be repeated; null where it has none, or that was never posted. */
async function replace(
  ctx: Context,
  messenger: Messenger,
  { destination, notice, key }: OutboxRow,
): Promise<Outcome<Posted> | null> {
  if (!('replaces' in notice) || notice.replaces === null || destination.kind !== 'channel') return null;
  const ts = await ctx.store.read.outbox.postedAs(notice.replaces);
  return ts === null ? null : messenger.updateNotice({ channel: destination.channel, ts }, notice, key);
}

/** Somebody deleted the card. Only the refresh, which runs alone, may post it again: here it is asked to look. */
async function threadGone(
  ctx: Context,
  row: OutboxRow,
  operationId: string,
  thread: Posted,
): Promise<Drained> {
  await ctx.store.transaction(async (tx) => {
    await tx.cards.markStale(operationId, 'card', thread);
    await tx.outbox.markRefused(row.id);
    await tx.jobs.enqueue({ name: 'refresh', operationId });
  });
  return { againAfterMs: UNCLEAR_MS };
}

async function settle(
  ctx: Context,
  row: OutboxRow,
  { thread }: Place,
  outcome: Outcome<Posted>,
): Promise<Drained> {
  const { outbox } = ctx.store.read;
  switch (outcome.kind) {
    case 'ok':
      await outbox.markSent(row.id, outcome.value.ts);
      return null;
    case 'later':
      if (row.state === 'pending') await outbox.markRefused(row.id);
      return { againAfterMs: outcome.afterMs };
    case 'unclear':
      return { againAfterMs: UNCLEAR_MS };
    case 'gone':
      if (row.destination.kind === 'thread' && thread) {
        return threadGone(ctx, row, row.destination.operationId, thread);
      }
      await outbox.markFailed(row.id, 'gone');
      return null;
    case 'refused':
      await outbox.markFailed(row.id, outcome.error);
      return null;
    default:
      return outcome satisfies never;
  }
}
