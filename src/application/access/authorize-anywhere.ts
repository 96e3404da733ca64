import { adminDenial, type Denied } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import { refuse } from './refuse.ts';

/** For a command that is about no workspace yet: the person needs the permission somewhere. A refusal is recorded. */
export async function authorizeAnywhere(
  ctx: Context,
  { user, permission }: { user: UserId; permission: Permission | 'admin' },
): Promise<Denied | null> {
  const access = await ctx.store.read.access.of(user);
  const somewhere =
    access.admin || access.grants.some((g) => permission === 'view' || g.permission === permission);
  const denied: Denied | null =
    permission === 'admin'
      ? adminDenial(access)
      : somewhere
        ? null
        : { kind: 'denied', permission, workspaces: [] };
  return denied && refuse(ctx, ctx.store.read, { user, denied });
}
