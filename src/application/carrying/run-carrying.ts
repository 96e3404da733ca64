import { theClock } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { stepState } from '../../domain/operation/state.ts';
import type { CarryingStep } from '../../domain/transfer/carry-over.ts';
import { changeOperation } from '../operation/change.ts';
import { redraw } from '../operation/redraw.ts';
import type { Context } from '../ports/context.ts';
import { carryStates } from './carry-states.ts';
import { isDropped } from './dropped.ts';
import { readBack } from './read-back.ts';
import type { Carried, Slice } from './slice.ts';
import { snapshotStates } from './snapshot-states.ts';

type Work = (ctx: Context, carried: Carried) => Promise<Slice>;

const WORK: Readonly<Record<CarryingStep, Work>> = {
  snapshot: snapshotStates,
  carry_over: carryStates,
  read_back: readBack,
};

const LATER_MS = 30_000;
/** After so many tries that moved nothing a person is told; they may let the bot try again. */
const MOST_TRIES = 10;

/**
 * One slice of a step that goes through everybody in a group. A crash loses nothing that was kept; a try counts only
 * where Braze failed before anything was. Gives when to go on, null where there is nothing more to do.
 */
export async function runCarrying(
  ctx: Context,
  carried: Carried,
  step: CarryingStep,
): Promise<{ againAfterMs: number } | null> {
  const { state } = carried;
  const attempts = stepState(state, step)?.attempts ?? 0;
  const tell = (command: Command) =>
    changeOperation(ctx, { operation: state.name, actor: theClock, command: () => command });
  const tryAgain = (attempt: number) => tell({ type: 'attempt', step, attempt });
  if (attempts === 0) {
    if (step === 'carry_over') await ctx.store.read.carrying.surveyAgain(state.id);
    if ((await tryAgain(1)).kind !== 'changed') return null;
  }
  const slice = await WORK[step](ctx, carried);
  if (await isDropped(ctx, state)) return null;
  switch (slice.kind) {
    case 'more':
      await redraw(ctx, state);
      return { againAfterMs: 0 };
    case 'rest':
      await redraw(ctx, state);
      return { againAfterMs: slice.ms };
    case 'done':
      await tell({ type: 'succeed', step, proof: slice.proof, fields: {} });
      return null;
    case 'impossible':
      await tell({ type: 'fault', step, error: slice.error });
      return null;
    case 'stopped': {
      const { fault, moved } = slice;
      const counts = !moved && fault.fault !== 'rate_limited';
      if (!fault.retryable || (counts && attempts >= MOST_TRIES)) {
        await tell({ type: 'fault', step, error: fault.fault });
        return null;
      }
      if (counts) await tryAgain(Math.max(attempts, 1) + 1);
      return { againAfterMs: fault.retryAfterMs ?? LATER_MS };
    }
    case 'lost':
      return null;
    default:
      return slice satisfies never;
  }
}
