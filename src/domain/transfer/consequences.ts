import type { Group } from '../asset/asset.ts';
import { GroupId } from '../asset/ids.ts';
import type { EventData } from '../operation/events.ts';
import { isTransfer, type OperationState, type StateOf } from '../operation/state.ts';

/** What an event means for the estate as we keep it. */
export type AssetChange =
  | { readonly type: 'archive_group' | 'activate_group' | 'remove_group'; readonly id: GroupId }
  | { readonly type: 'put_group'; readonly group: Group };

/** What the touched workspaces' channels are told. */
export type Signal = 'sending_stops' | 'sending_works';

export interface Consequences {
  readonly assets: readonly AssetChange[];
  readonly signal: Signal | null;
}

const NOTHING: Consequences = { assets: [], signal: null };

/** The field that keeps the name which the group had where it existed before `integrate`. */
export const FORMER_NAME = 'subscription_group_former_name';

/** The group that was made in the destination, as entered at `integrate`; null before. */
export const newGroupId = (state: OperationState): GroupId | null =>
  GroupId.safeParse(state.fields.subscription_group_id).data ?? null;

/** R6: archiving makes the group inactive and the number silent. R10, R50: integration makes a new group for it. */
export function consequences(state: OperationState, event: EventData): Consequences {
  if (!isTransfer(state)) return NOTHING;
  const { inputs, names } = state.plan;
  if (event.type === 'step_done' && event.step === 'archive') {
    return { assets: [{ type: 'archive_group', id: inputs.group }], signal: 'sending_stops' };
  }
  if (event.type === 'step_undone' && event.step === 'archive') {
    return { assets: [{ type: 'activate_group', id: inputs.group }], signal: 'sending_works' };
  }
  if (event.type === 'step_done' && event.step === 'test_sent')
    return { assets: [], signal: 'sending_works' };
  const id = newGroupId(state);
  if (id === null) return NOTHING;
  if (event.type === 'step_done' && event.step === 'integrate') {
    const name = state.fields.subscription_group_name || names.group;
    const group: Group = {
      id,
      name,
      workspaceKey: inputs.destination,
      numberId: inputs.number,
      status: 'active',
    };
    return { assets: [{ type: 'put_group', group }], signal: null };
  }
  if (event.type === 'step_reopened' && event.step === 'integrate') {
    return { assets: [takenBack(state, id)], signal: null };
  }
  return NOTHING;
}

/** R14: an archived group that an earlier transfer had left there is archived again; one that this transfer made goes. */
function takenBack(state: StateOf<'transfer'>, id: GroupId): AssetChange {
  const { destination, number } = state.plan.inputs;
  const name = state.fields[FORMER_NAME];
  return name
    ? {
        type: 'put_group',
        group: { id, name, workspaceKey: destination, numberId: number, status: 'archived' },
      }
    : { type: 'remove_group', id };
}
