import type { UserId } from '../../domain/asset/ids.ts';
import { person, theClock } from '../../domain/operation/actor.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import { applyCommand, type Change } from './change.ts';
import { lookAgain, planAgain } from './plan-again.ts';

/**
 * One approval, bound to the digest of the plan that the approver read. The plan is read again first:
 * if it changed meanwhile, the new plan is recorded and this approval does not count (SPEC 4.3).
 */
export async function approveOperation(
  ctx: Context,
  { operation, digest, by }: { operation: string; digest: string; by: UserId },
): Promise<Change> {
  await lookAgain(ctx, operation);
  return ctx.store.transaction(async (tx) => {
    const state = await tx.operations.lock(operation);
    if (state === null) return { kind: 'missing' };
    const denied = await authorize(ctx, tx, {
      user: by,
      permission: 'approve_operations',
      workspaces: state.workspaces,
    });
    if (denied) return { kind: 'denied', denied };
    const ticked = await applyCommand(ctx, tx, { state, actor: theClock, command: { type: 'tick' } });
    const again = await planAgain(ctx, tx, ticked.state);
    if (again.kind === 'changed') {
      return { kind: 'refused', refusal: { kind: 'plan_changed' }, state: again.state };
    }
    return applyCommand(ctx, tx, {
      state: again.state,
      actor: person(by),
      command: { type: 'approve', by, digest },
    });
  });
}
