import type { Group } from '../asset/asset.ts';
import type { GroupId } from '../asset/ids.ts';
import type { GroupMove } from '../operation/group-move.ts';

export type IntegrationRefusal = 'origin_group' | 'other_number' | 'other_workspace';

/**
 * The id entered at `integrate` (R10, R50): not the origin's, not one that another number or workspace has.
 * An archived group of this number in the destination is accepted: an earlier transfer left it there (R14).
 */
export function judgeNewGroup(
  id: GroupId,
  known: Group | null,
  inputs: Pick<GroupMove, 'group' | 'number' | 'destination'>,
): IntegrationRefusal | null {
  if (id === inputs.group) return 'origin_group';
  if (known === null) return null;
  if (known.numberId !== inputs.number) return 'other_number';
  return known.workspaceKey === inputs.destination ? null : 'other_workspace';
}
