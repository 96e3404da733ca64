import { isSound } from './check.ts';
import type { EventData } from './events.ts';
import { isRunning, type OperationState, stepPlan } from './state.ts';
import { isOpen } from './step.ts';

/** ISO time `hours` after the ISO time `at`. */
export const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** Whether `at` is not after `now`; both ISO, in whatever zone or precision. */
export const hasCome = (at: string, now: string): boolean => Date.parse(at) <= Date.parse(now);

/** What happens next by itself, if anything: start, next step, next undo, end. */
export function next(state: OperationState, now: string): EventData | null {
  if (state.status === 'awaiting_approval') return isStartable(state, now) ? { type: 'started' } : null;
  if (state.steps.some(isOpen)) return null;
  if (isRunning(state)) return forward(state, now);
  if (state.status === 'cancelling') return backward(state, now);
  return null;
}

export const isApproved = (state: OperationState): boolean =>
  state.approvedBy.length >= state.approvalsNeeded;

const isStartable = (state: OperationState, now: string): boolean =>
  isApproved(state) &&
  isSound(state.plan.checks, state.confirmations) &&
  (state.plan.inputs.startAt === null || hasCome(state.plan.inputs.startAt, now));

const due = (state: OperationState, step: string, now: string): string =>
  hoursAfter(now, stepPlan(state, step)?.dueHours ?? 24);

function forward(state: OperationState, now: string): EventData {
  const step = state.steps.find((s) => s.status === 'waiting');
  return step ? { type: 'step_opened', step: step.key, due: due(state, step.key, now) } : { type: 'done' };
}

function backward(state: OperationState, now: string): EventData {
  const step = state.steps.findLast((s) => s.status === 'done' && stepPlan(state, s.key)?.undo !== null);
  return step
    ? { type: 'undo_opened', step: step.key, due: due(state, step.key, now) }
    : { type: 'cancelled' };
}
