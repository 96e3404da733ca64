import type { SwitchboardApp } from '../app.ts';
import { isApproved } from '../domain/operation/next.ts';
import type { OperationState } from '../domain/operation/state.ts';
import { isOpen } from '../domain/operation/step.ts';

const mostLookedAt = 1000;

/** When something will happen by itself that people wait for. A tick for what was done in time does nothing, so operations are asked. */
export async function nextDue({ ctx, clock, nextDue: nextJob }: SwitchboardApp): Promise<Date | null> {
  const job = await nextJob(['tick', 'sync']);
  const open = await ctx.store.read.operations.list({ open: true, limit: mostLookedAt });
  const now = clock.now().getTime();
  const moments = [...open.flatMap(momentsOf).map(Date.parse), job?.getTime() ?? Number.NaN];
  const coming = moments.filter((at) => at > now);
  return coming.length === 0 ? null : new Date(Math.min(...coming));
}

/** ISO times at which the clock has something to say about it. */
function momentsOf(state: OperationState): string[] {
  if (state.status === 'awaiting_approval') {
    const { startAt } = state.plan.inputs;
    return [...(isApproved(state) ? [] : [state.expiresAt]), ...(startAt === null ? [] : [startAt])];
  }
  return state.steps.flatMap((step) =>
    isOpen(step) && !step.reminded && step.due !== null ? [step.due] : [],
  );
}
