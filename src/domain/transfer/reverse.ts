import { isReversible } from '../operation/reversal.ts';
import { doneAt, type OperationState } from '../operation/state.ts';
import { newGroupId } from './consequences.ts';
import type { TransferRequest } from './facts.ts';

/**
 * R14: back by the same steps mirrored, into a group of its own. Null where there is nothing to take back,
 * as while the group that was entered is refused and another is waited for.
 */
export function mirrored(state: OperationState): Omit<TransferRequest, 'reason' | 'startAt'> | null {
  const group = newGroupId(state);
  if (group === null || doneAt(state, 'integrate') === null || !isReversible(state)) return null;
  const { origin, channel } = state.plan.inputs;
  return { group, destination: origin, channel, reverses: state.name };
}

/** Whether these inputs are that operation's own way back: its new group, to where it came from. */
export function isWayBack(
  state: OperationState,
  { group, destination }: Pick<TransferRequest, 'group' | 'destination'>,
): boolean {
  const back = mirrored(state);
  return back !== null && back.group === group && back.destination === destination;
}
