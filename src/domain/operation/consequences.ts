import type { Group } from '../asset/asset.ts';
import { GroupId, type NumberId, type WabaId } from '../asset/ids.ts';
import { scenarios } from '../migration/scenarios.ts';
import type { EventData } from './events.ts';
import { type GroupMove, groupMove, sendsAgain } from './group-move.ts';
import { isMigration, type OperationState, stepPlan } from './state.ts';

/** What an event means for the estate as we keep it. */
export type AssetChange =
  | { readonly type: 'archive_group' | 'activate_group' | 'remove_group'; readonly id: GroupId }
  | { readonly type: 'put_group'; readonly group: Group }
  | { readonly type: 'move_number'; readonly id: NumberId; readonly waba: WabaId };

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

/**
 * R6: archiving makes the group inactive and the number silent. R10, R50: integration makes a new group for it.
 * R81: past its point of no return a migrated number belongs to the destination.
 */
export function consequences(state: OperationState, event: EventData): Consequences {
  const moved = movedNumber(state, event);
  if (moved !== null) return { assets: [moved], signal: null };
  const move = groupMove(state);
  if (move === null) return NOTHING;
  if (event.type === 'step_done' && event.step === 'archive') {
    return { assets: [{ type: 'archive_group', id: move.group }], signal: 'sending_stops' };
  }
  if (event.type === 'step_undone' && event.step === 'archive') {
    return { assets: [{ type: 'activate_group', id: move.group }], signal: 'sending_works' };
  }
  if (event.type === 'step_done' && event.step === sendsAgain(state))
    return { assets: [], signal: 'sending_works' };
  const id = newGroupId(state);
  if (id === null) return NOTHING;
  if (event.type === 'step_done' && event.step === 'integrate') {
    const name = state.fields.subscription_group_name || move.names.group;
    const group: Group = {
      id,
      name,
      workspaceKey: move.destination,
      numberId: move.number,
      status: 'active',
    };
    return { assets: [{ type: 'put_group', group }], signal: null };
  }
  if (event.type === 'step_reopened' && event.step === 'integrate') {
    return { assets: [takenBack(state, move, id)], signal: null };
  }
  return NOTHING;
}

/** A configuration change leaves the number where it is, and what is outside is not ours to write down. */
function movedNumber(state: OperationState, event: EventData): AssetChange | null {
  if (!isMigration(state) || event.type !== 'step_done') return null;
  if (stepPlan(state, event.step)?.pointOfNoReturn !== true) return null;
  const { number, source, target, scenario } = state.plan.inputs;
  // Deleted and registered anew it has another id, which the inventory learns from a person.
  if (scenarios[scenario].assets === 'anew') return null;
  return target === 'outside' || target === source ? null : { type: 'move_number', id: number, waba: target };
}

/** R14: an archived group that an earlier transfer had left there is archived again; one that this transfer made goes. */
function takenBack(state: OperationState, { destination, number }: GroupMove, id: GroupId): AssetChange {
  const name = state.fields[FORMER_NAME];
  return name
    ? {
        type: 'put_group',
        group: { id, name, workspaceKey: destination, numberId: number, status: 'archived' },
      }
    : { type: 'remove_group', id };
}
