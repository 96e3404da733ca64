import { theClock } from '../../domain/operation/actor.ts';
import { hasCome, isApproved } from '../../domain/operation/next.ts';
import type { Context } from '../ports/context.ts';
import { applyCommand, type Change } from './change.ts';
import { lookAgain, planAgain } from './plan-again.ts';

/** The clock looks at an operation: an approval that expired, a start that is due, a step that is overdue. */
export async function tickOperation(ctx: Context, { operation }: { operation: string }): Promise<Change> {
  await lookAgain(ctx, operation);
  return ctx.store.transaction(async (tx) => {
    const state = await tx.operations.lock(operation);
    if (state === null) return { kind: 'missing' };
    const { startAt } = state.plan.inputs;
    const starts = isApproved(state) && startAt !== null && hasCome(startAt, ctx.clock.now().toISOString());
    if (starts) {
      const again = await planAgain(ctx, tx, state);
      if (again.kind === 'changed') return { kind: 'changed', state: again.state };
    }
    return applyCommand(ctx, tx, { state, actor: theClock, command: { type: 'tick' } });
  });
}
