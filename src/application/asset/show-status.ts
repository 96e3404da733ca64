import { type Access, type Denied, holds } from '../../domain/access/access.ts';
import type { Group, PhoneNumber, Waba, Workspace } from '../../domain/asset/asset.ts';
import type { NumberId, UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { refuse } from '../access/refuse.ts';
import type { Context } from '../ports/context.ts';

export interface NumberStatus {
  readonly number: PhoneNumber;
  readonly waba: Waba;
  readonly groups: readonly { readonly group: Group; readonly workspace: Workspace }[];
  /** The open operation that holds it, and the newest ones before. */
  readonly operations: readonly OperationState[];
  /** People who stopped its marketing messages. */
  readonly stopped: number;
}

export type Status =
  | { readonly kind: 'numbers'; readonly numbers: readonly NumberStatus[]; readonly more: boolean }
  | { readonly kind: 'nothing' }
  | Denied;

const SHOWN = 5;

/** Where numbers stand: by number in any human form, display name, group, or WABA (name or id). At most 5 numbers. */
export async function showStatus(
  ctx: Context,
  { query, by }: { query: string; by: UserId },
): Promise<Status> {
  const own = await ctx.store.read.access.of(by);
  const within = own.admin ? null : [...new Set(own.grants.map((grant) => grant.workspace))];
  const visible = (await numbersFound(ctx, query, within)).filter((status) => mayView(own, status));
  if (visible.length > 0)
    return { kind: 'numbers', numbers: visible.slice(0, SHOWN), more: visible.length > SHOWN };
  const found = await numbersFound(ctx, query, null);
  if (found.length === 0) return { kind: 'nothing' };
  const workspaces = new Set(found.flatMap((status) => status.groups.map((g) => g.workspace.key)));
  const denied: Denied = { kind: 'denied', permission: 'view', workspaces: [...workspaces] };
  return refuse(ctx, ctx.store.read, { user: by, denied });
}

/** Groups of the workspaces come first: what the asker may see is not crowded out by what they may not. */
async function numbersFound(
  ctx: Context,
  query: string,
  within: readonly WorkspaceKey[] | null,
): Promise<readonly NumberStatus[]> {
  const { assets } = ctx.store.read;
  const rows = await assets.searchGroups(query, SHOWN + 1, within);
  const groups = await Promise.all(rows.map((row) => assets.group(row.id)));
  const numbers = await assets.searchNumbers(query, SHOWN + 1);
  const ofWabas = await assets.searchNumbersOfWabas(query, SHOWN + 1, within);
  const ids = new Set([
    ...groups.flatMap((g) => (g ? [g.numberId] : [])),
    ...[...numbers, ...ofWabas].map((n) => n.id),
  ]);
  const found = await Promise.all([...ids].map((id) => numberStatus(ctx, id)));
  return found.flatMap((status) => status ?? []);
}

const mayView = (access: Access, status: NumberStatus): boolean =>
  access.admin || status.groups.some(({ workspace }) => holds(access, 'view', workspace.key));

async function numberStatus(ctx: Context, id: NumberId): Promise<NumberStatus | null> {
  const { assets, operations, stops } = ctx.store.read;
  const number = await assets.number(id);
  const waba = number && (await assets.waba(number.wabaId));
  if (!number || !waba) return null;
  const groups = await Promise.all(
    (await assets.groupsOfNumber(id)).map(async (group) => {
      const workspace = await assets.workspace(group.workspaceKey);
      return workspace ? [{ group, workspace }] : [];
    }),
  );
  return {
    ...{ number, waba, groups: groups.flat() },
    operations: await operations.list({ number: id, limit: 3 }),
    stopped: await stops.countStopped(id),
  };
}
