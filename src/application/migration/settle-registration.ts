import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { hasCome } from '../../domain/operation/next.ts';
import { type StateOf, stepState } from '../../domain/operation/state.ts';
import { isUnderWay, mayBePast, shownFrom } from '../../domain/operation/under-way.ts';
import { authorize } from '../access/authorize.ts';
import { changeOperation } from '../operation/change.ts';
import { stepNeeds } from '../operation/step-needs.ts';
import type { Context } from '../ports/context.ts';
import type { Meta } from '../ports/meta.ts';
import { cameAbout, NOT_ARRIVED } from './look-after.ts';
import { type Pressed, recorded } from './pressed.ts';

const STEP = 'register';

/**
 * What an earlier `register` has come to whose answer was lost, for whoever wants to make another. Null: there was none, or
 * Meta was read late enough and does not show it. A look that finds nothing is no attempt, and none of the ten calls.
 */
export async function settleRegistration(
  ctx: Context,
  meta: Meta,
  { state, by }: { state: StateOf<'migration'>; by: UserId },
): Promise<Pressed | null> {
  const step = stepState(state, STEP);
  // Read before the look: what is seen then is at least so late.
  const now = ctx.clock.now().toISOString();
  if (step === null || !mayBePast(state, step) || isUnderWay(state, step, now)) return null;
  const denied = await authorize(ctx, ctx.store.read, { user: by, ...stepNeeds(STEP)(state) });
  if (denied) return { kind: 'denied', denied };
  const tell = (command: Command) =>
    changeOperation(ctx, { operation: state.name, actor: person(by), command: () => command });
  const seen = await cameAbout(ctx, meta, state, STEP);
  if (seen?.kind === 'done')
    return recorded(await tell({ type: 'succeed', step: STEP, by, proof: seen.proof, fields: {} }));
  if (seen !== null) return { kind: 'unclear', againAt: null };
  if (!hasCome(shownFrom(step), now)) return { kind: 'unclear', againAt: shownFrom(step) };
  await tell({ type: 'fault', step: STEP, error: NOT_ARRIVED, attempt: step.attempts });
  return null;
}
