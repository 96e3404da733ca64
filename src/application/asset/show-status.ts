import { type Access, type Denied, holds } from '../../domain/access/access.ts';
import type { Group, PhoneNumber, Waba, Workspace } from '../../domain/asset/asset.ts';
import type { NumberId, UserId } from '../../domain/asset/ids.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';

export interface NumberStatus {
  readonly number: PhoneNumber;
  readonly waba: Waba;
  readonly groups: readonly { readonly group: Group; readonly workspace: Workspace }[];
  /** The open operation that holds it, and the newest ones before. */
  readonly operations: readonly OperationState[];
}

export type Status =
  | { readonly kind: 'numbers'; readonly numbers: readonly NumberStatus[]; readonly more: boolean }
  | { readonly kind: 'nothing' }
  | Denied;

const SHOWN = 5;

/** Where numbers stand: by number in any human form, group, display name or WABA. At most 5 numbers. */
export async function showStatus(
  ctx: Context,
  { query, by }: { query: string; by: UserId },
): Promise<Status> {
  const { assets, access } = ctx.store.read;
  const own = await access.of(by);
  const ids = new Set<NumberId>((await assets.searchNumbers(query, SHOWN + 1)).map((n) => n.id));
  for (const row of await assets.searchGroups(query, SHOWN + 1)) {
    const group = await assets.group(row.id);
    if (group) ids.add(group.numberId);
  }
  const found = (await Promise.all([...ids].slice(0, SHOWN + 1).map((id) => numberStatus(ctx, id)))).flatMap(
    (s) => s ?? [],
  );
  const visible = found.filter((status) => mayView(own, status));
  if (visible.length > 0)
    return { kind: 'numbers', numbers: visible.slice(0, SHOWN), more: visible.length > SHOWN };
  if (found.length === 0) return { kind: 'nothing' };
  const workspaces = found.flatMap((s) => s.groups.map((g) => g.workspace.key));
  return { kind: 'denied', permission: 'view', workspaces: [...new Set(workspaces)] };
}

const mayView = (access: Access, status: NumberStatus): boolean =>
  access.admin || status.groups.some(({ workspace }) => holds(access, 'view', workspace.key));

async function numberStatus(ctx: Context, id: NumberId): Promise<NumberStatus | null> {
  const { assets, operations } = ctx.store.read;
  const number = await assets.number(id);
  const waba = number && (await assets.waba(number.wabaId));
  if (!number || !waba) return null;
  const groups = await Promise.all(
    (await assets.groupsOfNumber(id)).map(async (group) => {
      const workspace = await assets.workspace(group.workspaceKey);
      return workspace ? [{ group, workspace }] : [];
    }),
  );
  return { number, waba, groups: groups.flat(), operations: await operations.list({ number: id, limit: 3 }) };
}
