import type { Hold } from '../operation/holds.ts';
import { isLive, NUMBERS, type OperationState, type StateOf, stepState } from '../operation/state.ts';
import { wholeHolds } from './whole-plan.ts';

/** What the move of a whole WABA holds: everything, until the operations of its numbers hold it instead. */
export const heldByWhole = (state: StateOf<'waba_migration'>): readonly Hold[] =>
  isLive(state) && !hasBegunNumbers(state) ? wholeHolds(state.plan) : [];

/** Each number has its operation by then. */
export const hasBegunNumbers = (state: OperationState): boolean =>
  (stepState(state, NUMBERS)?.called ?? null) !== null;
