import type { OperationState } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';

/** Whether the operation ended before it moved anything, while its people were read: what was kept since then goes too. */
export async function isDropped(ctx: Context, { id }: Pick<OperationState, 'id'>): Promise<boolean> {
  const now = await ctx.store.read.operations.byId(id);
  const dropped = now?.status === 'cancelled' || now?.status === 'declined' || now?.status === 'expired';
  if (dropped) await ctx.store.read.carrying.forget(id);
  return dropped;
}
