import { newGroupId } from '../operation/consequences.ts';
import { type Hold, holdGroup } from '../operation/holds.ts';
import { doneAt, isLive, type StateOf } from '../operation/state.ts';
import { transferHolds } from './plan.ts';

/**
 * What a transfer holds as it stands: its assets while it is live, the new group from `integrate` on,
 * and nothing while another operation is asked to take it back.
 */
export function heldByTransfer(state: StateOf<'transfer'>): readonly Hold[] {
  if (!isLive(state) || state.reversedBy !== null) return [];
  const made = doneAt(state, 'integrate') === null ? null : newGroupId(state);
  return [...transferHolds(state.plan), ...(made === null ? [] : [holdGroup(made)])];
}
