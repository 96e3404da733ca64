import { STATE_SHOWS_MS } from '../../domain/asset/limits.ts';
import type { Context } from '../ports/context.ts';
import type { PushBatch } from '../ports/pushes.ts';
import { forEachAtOnce } from './at-once.ts';

export type ReadBack =
  | { readonly kind: 'done'; readonly checked: number; readonly missing: number }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'failed'; readonly error: string };

export interface ReadingBack {
  readonly operationId: string;
  /** Batches that are read again; null: all. */
  readonly sample: number | null;
}

/** What does not show in time is looked at again for so long (domain.md A.10). */
const PATIENT_MS = 300_000;
const WAVE = 40;
const AT_ONCE = 8;
const PATIENCE = { withinMs: 20_000 };
const BREATH_MS = 15_000;

/** Reads written states again: "not yet visible" is no failure before 60 seconds (R77), and is looked at again for five minutes. */
export async function readStatesBack(ctx: Context, { operationId, sample }: ReadingBack): Promise<ReadBack> {
  const { pushes } = ctx.store.read;
  const before = await pushes.progress(operationId);
  if (before === null || before.lastWrittenAt === null) return { kind: 'done', checked: 0, missing: 0 };
  const started = ctx.clock.now();
  const age = started.getTime() - Date.parse(before.lastWrittenAt);
  if (age < STATE_SHOWS_MS) return { kind: 'later', afterMs: STATE_SHOWS_MS - age };
  for (;;) {
    const wave = await pushes.unread(operationId, sample, WAVE, started);
    if (wave.length === 0) break;
    let ended: ReadBack | null = null;
    await forEachAtOnce(wave, AT_ONCE, async (batch) => {
      if (ended === null) ended = await readBatch(ctx, operationId, batch);
    });
    if (ended !== null) return ended;
  }
  const after = await pushes.progress(operationId);
  const { checked, missing } = after?.readBack ?? { checked: 0, missing: 0 };
  if (missing > 0 && age < PATIENT_MS) {
    return { kind: 'later', afterMs: Math.min(Math.max(STATE_SHOWS_MS, age), PATIENT_MS - age) };
  }
  return { kind: 'done', checked, missing };
}

/** Null: it was read, whatever it said. */
async function readBatch(ctx: Context, operationId: string, batch: PushBatch): Promise<ReadBack | null> {
  const { by, people, group, state, no } = batch;
  const workspace = await ctx.store.read.assets.workspace(batch.workspace);
  if (workspace === null) return { kind: 'failed', error: 'not_found' };
  const ids = people.map(({ id }) => id);
  const read = ids.length === 0 ? null : await ctx.braze.statesOf(workspace, group, { by, ids }, PATIENCE);
  if (read?.kind === 'fault') {
    return read.retryable
      ? { kind: 'later', afterMs: read.retryAfterMs ?? BREATH_MS }
      : { kind: 'failed', error: read.fault };
  }
  const differing = people.filter(({ id }) => read?.value.get(id) !== state).map(({ person }) => person);
  // Whoever has said otherwise since is as they want to be.
  const known = await ctx.store.read.subscriptions.statesIn(group, differing);
  const missing = differing.filter((person) => (known.get(person)?.state ?? state) === state);
  await ctx.store.read.pushes.readBack(operationId, no, missing, ctx.clock.now());
  return null;
}
