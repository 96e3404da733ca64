import { holds } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';

export type Which = 'mine' | 'waiting' | 'open' | 'all';

/** The most that a list shows. */
export const LISTED = 20;

/** Operations that the asker may view, newest first, at most 20: asked by them, waiting for them, open, or all. */
export async function listOperations(
  ctx: Context,
  { by, which }: { by: UserId; which: Which },
): Promise<readonly OperationState[]> {
  const { operations } = ctx.store.read;
  const access = await ctx.store.read.access.of(by);
  const seen = (state: OperationState) => state.workspaces.some((w) => holds(access, 'view', w));
  const scope = access.admin ? {} : { workspaces: [...new Set(access.grants.map((g) => g.workspace))] };
  if (which === 'waiting') {
    const turn = await operations.list({ assignee: by, open: true, limit: LISTED });
    const asked = (await operations.list({ ...scope, awaitingApproval: true, limit: LISTED })).filter(
      (s) =>
        s.requester !== by &&
        !s.approvedBy.includes(by) &&
        s.approvedBy.length < s.approvalsNeeded &&
        s.workspaces.every((w) => holds(access, 'approve_operations', w)),
    );
    return [...turn, ...asked.filter((s) => !turn.some((t) => t.id === s.id))].filter(seen).slice(0, LISTED);
  }
  const filter = which === 'mine' ? { requester: by } : which === 'open' ? { open: true } : {};
  return (await operations.list({ ...scope, ...filter, limit: LISTED })).filter(seen);
}
