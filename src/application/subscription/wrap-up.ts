import { STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import type { StateOf } from '../../domain/operation/state.ts';
import { send } from '../delivery/send.ts';
import { rowsKey } from '../operation/effects.ts';
import { redraw } from '../operation/redraw.ts';
import type { Context } from '../ports/context.ts';
import type { PushBatch } from '../ports/pushes.ts';
import type { Ran } from '../transfer/run-group-step.ts';
import { forEachAtOnce } from './at-once.ts';
import { foldAll, pushStates, WAVE } from './push.ts';

/** A call may be under way for 20 s after it was cancelled, and what it wrote shows after up to 60 more (R77). */
const SETTLED_MS = STATE_SHOWS_MS + 30_000;
/** So long after it was cancelled, what Braze does not say counts as not written, and what it does not take stays so. */
const PATIENT_MS = 3_600_000;
const LATER_MS = 15_000;
const AT_ONCE = 8;
const PATIENCE = { withinMs: 20_000 };

/**
 * Runs after whatever was being written when an import was cancelled: only now it is certain which rows were. Where the
 * one who wrote them died, Braze is asked. Newer words of people are still written; nothing else is.
 */
export async function wrapUp(ctx: Context, state: StateOf<'import'>): Promise<Ran> {
  const { pushes } = ctx.store.read;
  const progress = await pushes.progress(state.id);
  if (progress !== null && progress.startedAt !== null) {
    const later = await settle(ctx, state);
    if (later !== null) return later;
  }
  await ctx.store.transaction((tx) => tx.pushes.abandon(state.id));
  await redraw(ctx, state);
  if (progress === null || progress.startedAt === null) return null;
  await showWritten(ctx, state);
  const told = async () => {};
  const pushed = await pushStates(ctx, { operationId: state.id, goesOn: async () => true, told });
  if (pushed.kind === 'done' || ageOf(ctx, state) >= PATIENT_MS) return null;
  return { againAfterMs: pushed.kind === 'later' ? pushed.afterMs : LATER_MS };
}

const ageOf = (ctx: Context, { closedAt }: StateOf<'import'>): number =>
  ctx.clock.now().getTime() - Date.parse(closedAt ?? '');

/** Null: every row that Braze took is recorded, as far as Braze says. */
async function settle(ctx: Context, state: StateOf<'import'>): Promise<Ran> {
  const { pushes } = ctx.store.read;
  const { epoch, inDoubt } = await pushes.claim(state.id, ctx.clock.now());
  await foldAll(ctx, state.id);
  const age = ageOf(ctx, state);
  if (inDoubt && age < SETTLED_MS) return { againAfterMs: SETTLED_MS - age };
  const doubted = inDoubt ? await ctx.store.transaction((tx) => tx.pushes.next(state.id, WAVE, 0)) : [];
  let unread = false;
  await forEachAtOnce(doubted, AT_ONCE, async (batch) => {
    if (batch.people.length > 0 && !(await settleBatch(ctx, { operationId: state.id, epoch, batch })))
      unread = true;
  });
  await foldAll(ctx, state.id);
  if (unread && age < PATIENT_MS) return { againAfterMs: LATER_MS };
  await pushes.release(state.id, epoch);
  return null;
}

/** Records of a batch the rows that read as asked, unless the ledger said so already. False: Braze did not say. */
async function settleBatch(
  ctx: Context,
  { operationId, epoch, batch }: { operationId: string; epoch: number; batch: PushBatch },
): Promise<boolean> {
  const { group, state, by, people } = batch;
  const workspace = await ctx.store.read.assets.workspace(batch.workspace);
  if (workspace === null) return false;
  const read = await ctx.braze.statesOf(workspace, group, { by, ids: people.map(({ id }) => id) }, PATIENCE);
  if (read.kind === 'fault') return false;
  const ledger = await ctx.store.read.subscriptions.statesIn(
    group,
    people.map(({ person }) => person),
  );
  const taken = people.filter(
    ({ id, person }) => read.value.get(id) === state && ledger.get(person)?.state !== state,
  );
  if (taken.length === 0) return true;
  await ctx.store.transaction(async (tx) => {
    const kept = taken.map(({ person }) => person);
    if (await tx.pushes.written(operationId, epoch, [{ ...batch, people: taken }], ctx.clock.now())) {
      await tx.pushes.keepOnly(operationId, batch.no, kept);
    }
  });
  return true;
}

async function showWritten(ctx: Context, { id, name }: StateOf<'import'>): Promise<void> {
  const destination = { kind: 'thread', operationId: id } as const;
  await ctx.store.transaction(async (tx) => {
    const notice = { type: 'rows', what: 'written', operation: name } as const;
    await send(tx, [{ key: rowsKey(name, 'written'), destination, notice }]);
  });
}
