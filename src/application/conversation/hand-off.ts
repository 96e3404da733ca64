import type { Denied } from '../../domain/access/access.ts';
import type { Group, Workspace } from '../../domain/asset/asset.ts';
import type { GroupId, UserId, WabaId } from '../../domain/asset/ids.ts';
import { type HandOffItem, type HandOffMove, handOff } from '../../domain/conversation/hand-off.ts';
import { newGroupId } from '../../domain/operation/consequences.ts';
import { groupMove } from '../../domain/operation/group-move.ts';
import { holdGroup } from '../../domain/operation/holds.ts';
import { doneAt, isImport, isLive, type OperationState, stepState } from '../../domain/operation/state.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';

export interface HandOff {
  readonly kind: 'hand_off';
  readonly group: Group;
  readonly workspace: Workspace;
  readonly waba: WabaId;
  readonly items: readonly HandOffItem[];
}

/** The operations on a number that are looked through for the one that made its group. */
const RECENT = 10;

/** What a campaign through this group still needs (R59), for whoever may view its workspace. */
export async function showHandOff(
  ctx: Context,
  { group, by }: { group: GroupId; by: UserId },
): Promise<HandOff | Denied | { readonly kind: 'missing' }> {
  const found = await readHandOff(ctx, group);
  if (found === null) return { kind: 'missing' };
  const need = { user: by, permission: 'view', workspaces: [found.workspace.key] } as const;
  return (await authorize(ctx, ctx.store.read, need)) ?? found;
}

/** The same for a message that everybody in its channel reads; null where the inventory has no such group. */
export async function readHandOff(ctx: Context, id: GroupId): Promise<HandOff | null> {
  const { assets, operations, readings, subscriptions, tests } = ctx.store.read;
  const group = await assets.group(id);
  const workspace = group && (await assets.workspace(group.workspaceKey));
  const number = group && (await assets.number(group.numberId));
  if (!group || !workspace || !number) return null;
  const recent = await operations.list({ number: number.id, limit: RECENT });
  const made = recent.find((each) => groupMove(each) !== null && newGroupId(each) === id) ?? null;
  const since = (made && doneAt(made, 'integrate')) ?? '';
  const answered = await tests.lastAnswered(number.id);
  const templates = await readings.templates(number.wabaId);
  const items = handOff({
    active: group.status === 'active',
    approved: templates.filter(({ status }) => status === 'APPROVED').map(({ name }) => name),
    optedIn: (await subscriptions.counts(id)).subscribed,
    move: made === null ? null : moveOf(made),
    answered: answered !== null && answered >= since,
    importing: await importInto(ctx, id),
  });
  return { kind: 'hand_off', group, workspace, waba: number.wabaId, items };
}

function moveOf(state: OperationState): HandOffMove {
  const at = (key: string) => stepState(state, key)?.status ?? 'waiting';
  return {
    ...{ operation: state.name, live: isLive(state) },
    ...{ sent: at('test_sent'), received: at('test_received'), readBack: at('read_back') },
  };
}

/** An import holds its groups from its confirmation to its end, the read-back included. */
async function importInto({ store }: Context, group: GroupId): Promise<string | null> {
  const holder = await store.read.operations.holderOf([holdGroup(group)]);
  const state = holder && (await store.read.operations.byName(holder.operation));
  return state && isImport(state) ? state.name : null;
}
