import { newGroupId } from '../operation/consequences.ts';
import { type Hold, holdGroup } from '../operation/holds.ts';
import { currentStep, doneAt, isLive, type StateOf } from '../operation/state.ts';
import { migrationHolds } from './plan.ts';

/** What a migration holds as it stands: its assets while it is live, the new group from `integrate` on. */
export function heldByMigration(state: StateOf<'migration'>): readonly Hold[] {
  // Ratings take a week; the number and its accounts are free meanwhile.
  if (!isLive(state) || currentStep(state)?.key === 'ratings') return [];
  const made = doneAt(state, 'integrate') === null ? null : newGroupId(state);
  return [...migrationHolds(state.plan), ...(made === null ? [] : [holdGroup(made)])];
}
