import { newGroupId } from '../operation/consequences.ts';
import { isReversible } from '../operation/reversal.ts';
import { doneAt, isTransfer, type OperationState } from '../operation/state.ts';
import { carryOverOf } from './carry-over.ts';
import type { TransferRequest } from './facts.ts';

/**
 * R14: back by the same steps mirrored, into a group of its own. Null where there is nothing to take back,
 * as while the group that was entered is refused and another is waited for.
 */
export function mirrored(state: OperationState): Omit<TransferRequest, 'reason' | 'startAt'> | null {
  if (!isTransfer(state)) return null;
  const group = newGroupId(state);
  if (group === null || doneAt(state, 'integrate') === null || !isReversible(state)) return null;
  const { inputs } = state.plan;
  const { origin, channel } = inputs;
  // The ledger has the new group's people by now, wherever they came from.
  const carried = carryOverOf(inputs) === 'none' ? {} : ({ carryOver: 'ledger' } as const);
  return { group, destination: origin, channel, reverses: state.name, ...carried };
}

/** Whether these inputs are that operation's own way back: its new group, to where it came from. */
export function isWayBack(
  state: OperationState,
  { group, destination }: Pick<TransferRequest, 'group' | 'destination'>,
): boolean {
  const back = mirrored(state);
  return back !== null && back.group === group && back.destination === destination;
}
