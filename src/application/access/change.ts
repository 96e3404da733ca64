import type { Denied } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import { authorize } from './authorize.ts';

export interface AccessChange {
  readonly user: UserId;
  readonly workspace: WorkspaceKey;
  readonly permissions: readonly Permission[];
  readonly by: UserId;
}

export type AccessChanged =
  | { readonly kind: 'changed' | 'unchanged' }
  | { readonly kind: 'denied'; readonly denied: Denied }
  | { readonly kind: 'missing'; readonly workspace: string };

/** Gives permissions in a workspace; admins only, recorded. */
export const grantPermission = (ctx: Context, change: AccessChange): Promise<AccessChanged> =>
  changeAccess(ctx, 'granted', change);

/** Takes permissions back; admins only, recorded. */
export const revokePermission = (ctx: Context, change: AccessChange): Promise<AccessChanged> =>
  changeAccess(ctx, 'revoked', change);

async function changeAccess(
  ctx: Context,
  kind: 'granted' | 'revoked',
  change: AccessChange,
): Promise<AccessChanged> {
  const { user, workspace, permissions, by } = change;
  return ctx.store.transaction(async (tx) => {
    const denied = await authorize(ctx, tx, { user: by, permission: 'admin', workspaces: [] });
    if (denied) return { kind: 'denied', denied };
    if ((await tx.assets.workspace(workspace)) === null) return { kind: 'missing', workspace };
    const changed =
      kind === 'granted'
        ? await tx.access.grant(user, workspace, permissions)
        : await tx.access.revoke(user, workspace, permissions);
    if (!changed) return { kind: 'unchanged' };
    await tx.access.record({
      kind,
      actor: by,
      detail: { user, workspace, permissions: [...permissions] },
      at: ctx.clock.now().toISOString(),
    });
    return { kind: 'changed' };
  });
}
