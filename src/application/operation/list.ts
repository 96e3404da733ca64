import type { Access } from '../../domain/access/access.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';
import type { OperationFilter, Operations } from '../ports/operations.ts';

export type Which = 'mine' | 'waiting' | 'open' | 'all';

/** The most that a list shows. */
export const LISTED = 20;

/**
 * Operations that the asker may view, newest first, at most 20: asked by them, waiting for them (their steps, then
 * what they may approve), open, or all. Any grant in one of its workspaces lets them view an operation.
 */
export async function listOperations(
  ctx: Context,
  { by, which }: { by: UserId; which: Which },
): Promise<readonly OperationState[]> {
  const { operations } = ctx.store.read;
  const access = await ctx.store.read.access.of(by);
  if (!access.admin && access.grants.length === 0) return [];
  const scope = access.admin ? {} : { workspaces: workspacesOf(access.grants) };
  if (which === 'waiting') return waitingFor(operations, access, scope);
  const filter = which === 'mine' ? { requester: by } : which === 'open' ? { open: true } : {};
  return operations.list({ ...scope, ...filter, limit: LISTED });
}

async function waitingFor(
  operations: Pick<Operations, 'list'>,
  access: Access,
  scope: Pick<OperationFilter, 'workspaces'>,
): Promise<readonly OperationState[]> {
  const { user, admin } = access;
  const turn = await operations.list({ ...scope, assignee: user, limit: LISTED });
  const approving = workspacesOf(access.grants.filter((g) => g.permission === 'approve_operations'));
  if (!admin && approving.length === 0) return turn;
  const approvableBy = { user, workspaces: admin ? null : approving };
  return [...turn, ...(await operations.list({ approvableBy, limit: LISTED }))].slice(0, LISTED);
}

const workspacesOf = (grants: Access['grants']): readonly WorkspaceKey[] => [
  ...new Set(grants.map((g) => g.workspace)),
];
