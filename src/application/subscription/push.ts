import type { Context } from '../ports/context.ts';
import { type Stopped, writeWave } from './write-wave.ts';

export type Pushed = { readonly kind: 'done' } | Stopped;

export interface Pushing {
  readonly operationId: string;
  /** Asked while batches are written, about twice a second. */
  readonly goesOn: () => Promise<boolean>;
  /** Told now and then, so that people see how far it is. */
  readonly told: () => Promise<void>;
}

/** Batches that are looked up together: whatever may have been in flight is among the first so many that are not written. */
export const WAVE = 120;
/** Written batches that go into the ledger together. */
const FOLDED = 200;
const TELL_MS = 3_000;
const ASK_MS = 500;
/** A job gives way after this long, and goes on where it was. */
const SHIFT_MS = 30_000;

/**
 * Writes the batches of an operation to Braze, each once: what Braze took is recorded as soon as it has answered, so
 * that a crash repeats only what was in flight. A batch that Braze refuses is halved until the guilty person is found.
 * What is written is in the ledger when this answers, whatever it answers; whoever said otherwise while it was written
 * is written once more, with their newer word.
 */
export async function pushStates(ctx: Context, { operationId, told, ...pushing }: Pushing): Promise<Pushed> {
  const claimed = await ctx.store.read.pushes.claim(operationId, ctx.clock.now());
  const { epoch } = claimed;
  let { inDoubt } = claimed;
  const until = performance.now() + SHIFT_MS;
  const tally = { taken: 0, refused: 0 };
  const goesOn = nowAndThen(pushing.goesOn);
  const look = (after: number) => ctx.store.transaction((tx) => tx.pushes.next(operationId, WAVE, after));
  const end = async (pushed: Pushed): Promise<Pushed> => {
    await foldAll(ctx, operationId);
    if (!inDoubt) await ctx.store.read.pushes.release(operationId, epoch);
    return pushed;
  };
  const folder = createFolder(ctx, operationId);
  let toldAt = performance.now();
  let wave = await look(0);
  while (wave.length > 0) {
    if (!(await goesOn())) return end({ kind: 'stopped' });
    // While one wave is written, the next one is looked up, and what was written before goes into the ledger.
    const [written, ahead] = await Promise.all([
      writeWave(ctx, { operationId, epoch, wave, tally, goesOn }),
      look(wave.at(-1)?.no ?? 0),
    ]);
    inDoubt = written.inDoubt || (inDoubt && written.ended !== null);
    if (written.ended !== null) return end(written.ended);
    folder.begin();
    if (performance.now() - toldAt > TELL_MS) {
      toldAt = performance.now();
      await told();
    }
    if (performance.now() > until) return end({ kind: 'later', afterMs: 0 });
    if (ahead.length === 0) await foldAll(ctx, operationId);
    // What is left of a halved batch comes before what was looked up: in flight are always the first.
    wave = ahead.length > 0 && !written.halved ? ahead : await look(0);
  }
  return end({ kind: 'done' });
}

/** The last answer, while it is fresh. */
function nowAndThen(ask: () => Promise<boolean>): () => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let answer = Promise.resolve(true);
  return () => {
    if (performance.now() - askedAt > ASK_MS) {
      askedAt = performance.now();
      answer = ask();
    }
    return answer;
  };
}

const fold = (ctx: Context, operationId: string): Promise<number> =>
  ctx.store.transaction((tx) => tx.pushes.fold(operationId, FOLDED, ctx.clock.now()));

/** Brings everything that Braze took into the ledger. */
export async function foldAll(ctx: Context, operationId: string): Promise<void> {
  while ((await fold(ctx, operationId)) > 0);
}

/** One fold at a time, beside the writing; what it failed with is thrown where the next would begin. */
function createFolder(ctx: Context, operationId: string) {
  let busy = false;
  let failed: unknown = null;
  const folded = async (): Promise<void> => {
    try {
      await fold(ctx, operationId);
    } catch (error) {
      failed = error ?? new Error('the ledger could not be brought up to date');
    } finally {
      busy = false;
    }
  };
  return {
    begin(): void {
      if (failed !== null) throw failed;
      if (busy) return;
      busy = true;
      void folded();
    },
  };
}
