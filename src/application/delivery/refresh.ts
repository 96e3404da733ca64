import type { OperationState } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';
import type { CardRow, Destination } from '../ports/messages.ts';
import type { Messenger, Outcome, Posted } from '../ports/messenger.ts';
import type { Drained } from './drain.ts';

const UNCLEAR_MS = 2_000;
const SKEW_MS = 60_000;

/**
 * Brings every message that follows an operation up to its newest version: posted once, updated in place,
 * posted anew when somebody deleted it. Changes that come in a burst are one update.
 */
export async function refreshCards(
  ctx: Context,
  messenger: Messenger,
  operationId: string,
): Promise<Drained> {
  let again: Drained = null;
  for (const row of await ctx.store.read.cards.of(operationId)) {
    const state = await ctx.store.read.operations.byId(operationId);
    if (state === null || isUpToDate(row, state)) continue;
    const outcome = await show(ctx, messenger, row, state);
    const wait = await settle(ctx, row, state, outcome);
    if (wait !== null && (again === null || wait.againAfterMs < again.againAfterMs)) again = wait;
  }
  return again;
}

/** What an approver was asked is settled with the decision; later steps are not their message's business. */
const SETTLED = 2 ** 31 - 1;

const isUpToDate = (row: CardRow, state: OperationState): boolean =>
  row.ts !== null && row.shownVersion >= state.version;

const versionShown = (row: CardRow, state: OperationState): number =>
  row.kind.startsWith('approval:') && state.status !== 'awaiting_approval' ? SETTLED : state.version;

const cardKey = (row: Pick<CardRow, 'kind' | 'generation'>, state: OperationState): string =>
  `${state.name}:${row.kind}:${row.generation}`;

async function show(
  ctx: Context,
  messenger: Messenger,
  row: CardRow,
  state: OperationState,
): Promise<Outcome<Posted>> {
  const key = cardKey(row, state);
  if (row.ts !== null && row.channel !== null) {
    return messenger.updateCard({ channel: row.channel, ts: row.ts }, row.kind, state, key);
  }
  if (row.posting && row.firstTriedAt !== null) {
    const since = new Date(Date.parse(row.firstTriedAt) - SKEW_MS);
    const found = await messenger.find({ destination: row.destination, thread: null }, key, since);
    if (found.kind !== 'ok') return found;
    if (found.value !== null) return messenger.updateCard(found.value, row.kind, state, key);
  }
  await ctx.store.read.cards.markPosting(row.operationId, row.kind, messenger.now().toISOString());
  return messenger.postCard(row.destination, row.kind, state, key);
}

async function settle(
  ctx: Context,
  row: CardRow,
  state: OperationState,
  outcome: Outcome<Posted>,
): Promise<Drained> {
  const { cards } = ctx.store.read;
  switch (outcome.kind) {
    case 'ok':
      await ctx.store.transaction(async (tx) => {
        await tx.cards.markShown(row.operationId, row.kind, {
          ...outcome.value,
          version: versionShown(row, state),
        });
        if (row.ts !== null || row.kind !== 'card') return;
        const destination: Destination = { kind: 'thread', operationId: row.operationId };
        await tx.jobs.enqueue({ name: 'deliver', destination });
      });
      return null;
    case 'later':
      if (!row.posting) await cards.markRefused(row.operationId, row.kind);
      return { againAfterMs: outcome.afterMs };
    case 'unclear':
      return { againAfterMs: UNCLEAR_MS };
    case 'gone':
      await cards.markGone(row.operationId, row.kind);
      return { againAfterMs: 0 };
    case 'refused':
      await cards.markFailed(row.operationId, row.kind, outcome.error, state.version);
      return null;
    default:
      return outcome satisfies never;
  }
}
