import { isReversible } from '../operation/decide.ts';
import type { OperationState } from '../operation/state.ts';
import { newGroupId } from './consequences.ts';
import type { TransferRequest } from './facts.ts';

/** R14: back by the same steps mirrored, into a group of its own. Null where there is nothing to take back. */
export function mirrored(state: OperationState): Omit<TransferRequest, 'reason' | 'startAt'> | null {
  const group = newGroupId(state);
  if (group === null || !isReversible(state)) return null;
  const { origin, channel } = state.plan.inputs;
  return { group, destination: origin, channel, reverses: state.name };
}
