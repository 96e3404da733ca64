import type { UserId } from '../../domain/asset/ids.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { Change } from './change.ts';
import { lookAgain, planAgain } from './plan-again.ts';

/** "Check again" on an operation that awaits approval; `unchanged` when every check says what it said. */
export async function recheckOperation(
  ctx: Context,
  { operation, by }: { operation: string; by: UserId },
): Promise<Change> {
  await lookAgain(ctx, operation);
  return ctx.store.transaction(async (tx) => {
    const state = await tx.operations.lock(operation);
    if (state === null) return { kind: 'missing' };
    const denied = await authorize(ctx, tx, { user: by, permission: 'view', workspaces: state.workspaces });
    if (denied) return { kind: 'denied', denied };
    if (state.status !== 'awaiting_approval') {
      return { kind: 'refused', refusal: { kind: 'not_awaiting_approval' }, state };
    }
    const again = await planAgain(ctx, tx, state);
    return { kind: again.kind === 'changed' ? 'changed' : 'unchanged', state: again.state };
  });
}
