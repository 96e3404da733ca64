import { denial } from '../../domain/access/access.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import { applyCommand, type Change } from './change.ts';
import { stepNeeds } from './step-needs.ts';

/** Gives a step to somebody else. `due` is ISO, null keeps it. R2 holds for the new assignee as well. */
export async function assignStep(
  ctx: Context,
  input: { operation: string; step: string; to: UserId; due: string | null; by: UserId },
): Promise<Change | { readonly kind: 'assignee_lacks'; readonly workspace: WorkspaceKey }> {
  const { operation, step, to, due, by } = input;
  return ctx.store.transaction(async (tx) => {
    const state = await tx.operations.lock(operation);
    if (state === null) return { kind: 'missing' };
    const { permission, workspaces } = stepNeeds(step)(state);
    const denied = await authorize(ctx, tx, { user: by, permission, workspaces });
    if (denied) return { kind: 'denied', denied };
    const lacking = denial(await tx.access.of(to), permission, workspaces)?.workspaces[0];
    if (lacking) return { kind: 'assignee_lacks', workspace: lacking };
    return applyCommand(ctx, tx, {
      state,
      actor: person(by),
      command: { type: 'assign', step, to, due },
    });
  });
}
