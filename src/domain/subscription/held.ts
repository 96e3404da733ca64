import { GroupId } from '../asset/ids.ts';
import { type Hold, shareGroup } from '../operation/holds.ts';
import { isLive, type StateOf, stepState } from '../operation/state.ts';

/** The field of `confirm` that keeps the groups of an import, parted by spaces. */
export const IMPORT_GROUPS = 'groups';

/**
 * From its confirmation on an import shares its groups: several may write to one, but no transfer may take a group
 * away under it.
 */
export function heldByImport(state: StateOf<'import'>): readonly Hold[] {
  if (!isLive(state) || stepState(state, 'confirm')?.status !== 'done') return [];
  const words = (state.fields[IMPORT_GROUPS] ?? '').split(' ');
  return words.flatMap((word) => GroupId.safeParse(word).data ?? []).map(shareGroup);
}
