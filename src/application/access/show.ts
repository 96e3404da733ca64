import { type Denied, holds } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { Workspace } from '../../domain/asset/asset.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import { refuse } from './refuse.ts';

export interface AccessPage {
  readonly admins: readonly UserId[];
  readonly workspaces: readonly {
    readonly workspace: Workspace;
    readonly people: readonly { readonly user: UserId; readonly permissions: readonly Permission[] }[];
  }[];
}

/** Who may do what, in the workspaces that the asker may view. */
export async function showAccess(ctx: Context, { by }: { by: UserId }): Promise<AccessPage | Denied> {
  const { access, assets } = ctx.store.read;
  const own = await access.of(by);
  const workspaces = (await assets.workspaces()).filter((w) => holds(own, 'view', w.key));
  if (workspaces.length === 0 && !own.admin) {
    const denied: Denied = { kind: 'denied', permission: 'view', workspaces: [] };
    return refuse(ctx, ctx.store.read, { user: by, denied });
  }
  const rows = await access.list();
  return {
    admins: await access.admins(),
    workspaces: workspaces.map((workspace) => {
      const here = Map.groupBy(
        rows.filter((r) => r.workspace === workspace.key),
        (r) => r.user,
      );
      return {
        workspace,
        people: [...here].map(([user, grants]) => ({ user, permissions: grants.map((g) => g.permission) })),
      };
    }),
  };
}
