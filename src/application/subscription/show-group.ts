import type { Denied } from '../../domain/access/access.ts';
import type { Group, Workspace } from '../../domain/asset/asset.ts';
import type { GroupId, UserId } from '../../domain/asset/ids.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { GroupCounts } from '../ports/subscriptions.ts';

export interface GroupPage {
  readonly kind: 'group';
  readonly group: Group;
  readonly workspace: Workspace;
  readonly counts: GroupCounts;
}

/** How many people the ledger has in a group (R71): Braze cannot list them. */
export async function showGroup(
  ctx: Context,
  { group: id, by }: { group: GroupId; by: UserId },
): Promise<GroupPage | { readonly kind: 'missing' } | Denied> {
  const { assets, subscriptions } = ctx.store.read;
  const group = await assets.group(id);
  const workspace = group && (await assets.workspace(group.workspaceKey));
  if (group === null || workspace === null) return { kind: 'missing' };
  const need = { user: by, permission: 'import_users', workspaces: [workspace.key] } as const;
  const denied = await authorize(ctx, ctx.store.read, need);
  if (denied) return denied;
  return { kind: 'group', group, workspace, counts: await subscriptions.counts(id) };
}
