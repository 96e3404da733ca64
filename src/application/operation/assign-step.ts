import { holds } from '../../domain/access/access.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { stepPlan } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';
import { type Change, changeOperation } from './change.ts';
import { stepNeeds } from './step-needs.ts';

/** Gives a step to somebody else. `due` is ISO, null keeps it. R2 holds for the new assignee as well. */
export async function assignStep(
  ctx: Context,
  input: { operation: string; step: string; to: UserId; due: string | null; by: UserId },
): Promise<Change | { readonly kind: 'assignee_lacks'; readonly workspace: WorkspaceKey }> {
  const { operation, step, to, due, by } = input;
  const state = await ctx.store.read.operations.byName(operation);
  const workspace = state && stepPlan(state, step)?.workspace;
  if (workspace) {
    const access = await ctx.store.read.access.of(to);
    if (!holds(access, 'manage_subscription_groups', workspace)) return { kind: 'assignee_lacks', workspace };
  }
  return changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: stepNeeds(step),
    command: () => ({ type: 'assign', step, to, due }),
  });
}
