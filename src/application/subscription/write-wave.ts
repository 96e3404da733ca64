import type { Workspace } from '../../domain/asset/asset.ts';
import type { Context } from '../ports/context.ts';
import type { ProviderFault } from '../ports/provider.ts';
import type { PushBatch } from '../ports/pushes.ts';
import { forEachAtOnce } from './at-once.ts';

export type Stopped =
  /** A person wants no more for now, or another copy has taken over. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'failed'; readonly error: string };

export interface Wave {
  readonly operationId: string;
  readonly epoch: number;
  readonly wave: readonly PushBatch[];
  /** Of all waves: calls that Braze took, and people whom it refused. */
  readonly tally: { taken: number; refused: number };
  /** Asked before every call. */
  readonly goesOn: () => Promise<boolean>;
}

export interface Written {
  /** Null: all of it was written or refused. */
  readonly ended: Stopped | null;
  /** Whether a batch was halved: what is left of it comes next. */
  readonly halved: boolean;
  /** Whether Braze may have taken a call that was not recorded. */
  readonly inDoubt: boolean;
}

/** Calls that are made at the same time: a crash leaves at most so many that Braze took and nobody recorded. */
const AT_ONCE = 16;
const PATIENCE = { withinMs: 20_000 };
const BREATH_MS = 5_000;
/** So many people refused and nobody taken: it is not the people. */
const HOPELESS = 100;

/** Writes these batches to Braze in their order. Whoever wrote one records it before they begin another. */
export async function writeWave(ctx: Context, asked: Wave): Promise<Written> {
  const { operationId, epoch, wave, tally, goesOn } = asked;
  const workspaces = await workspacesOf(ctx, wave);
  const record = createRecorder(ctx, operationId, epoch);
  let ended: Stopped | null = null;
  let halved = false;
  let inDoubt = false;

  const take = async (batch: PushBatch): Promise<void> => {
    if (!(await record(batch))) ended ??= { kind: 'stopped' };
  };
  const refuse = async (batch: PushBatch, { said }: ProviderFault): Promise<void> => {
    if (batch.people.length === 1) tally.refused += 1;
    halved ||= batch.people.length > 1;
    if (!(await ctx.store.transaction((tx) => tx.pushes.refused(operationId, epoch, batch, said)))) {
      ended ??= { kind: 'stopped' };
    }
    if (tally.taken === 0 && tally.refused >= HOPELESS) ended ??= { kind: 'failed', error: 'all_refused' };
  };

  await forEachAtOnce(wave, AT_ONCE, async (batch) => {
    if (ended === null && !(await goesOn())) ended ??= { kind: 'stopped' };
    if (ended !== null) return;
    const { group, state, by } = batch;
    const workspace = workspaces.get(batch.workspace);
    if (batch.people.length === 0) return take(batch);
    if (!workspace) {
      ended ??= { kind: 'failed', error: 'not_found' };
      return;
    }
    const people = { by, ids: batch.people.map(({ id }) => id) };
    const answer = await ctx.braze.setStates(workspace, { group, state, people }, PATIENCE);
    if (answer.kind === 'answer') {
      tally.taken += 1;
      return take(batch);
    }
    inDoubt ||= answer.mayHaveHappened;
    if (answer.fault === 'invalid') await refuse(batch, answer);
    else if (answer.retryable) ended ??= { kind: 'later', afterMs: answer.retryAfterMs ?? BREATH_MS };
    else ended ??= { kind: 'failed', error: answer.fault };
  });
  return { ended, halved, inDoubt };
}

async function workspacesOf(
  ctx: Context,
  wave: readonly PushBatch[],
): Promise<Map<string, Workspace | null>> {
  const keys = [...new Set(wave.map(({ workspace }) => workspace))];
  const { assets } = ctx.store.read;
  return new Map(await Promise.all(keys.map(async (key) => [key, await assets.workspace(key)] as const)));
}

/** Records what Braze took; what comes while a record is written is in the next one. False: another copy has taken over. */
function createRecorder(ctx: Context, operationId: string, epoch: number) {
  let waiting: PushBatch[] = [];
  let last: Promise<boolean> = Promise.resolve(true);
  let next: Promise<boolean> | null = null;

  const recordWaiting = (): Promise<boolean> => {
    const batches = waiting;
    waiting = [];
    next = null;
    return ctx.store.transaction((tx) => tx.pushes.written(operationId, epoch, batches, ctx.clock.now()));
  };

  return (batch: PushBatch): Promise<boolean> => {
    waiting.push(batch);
    if (next === null) {
      next = last.then(recordWaiting);
      last = next;
    }
    return next;
  };
}
