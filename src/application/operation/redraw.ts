import type { OperationState } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';

/** What messages show besides events has moved on: they are drawn again, once however many ask. */
export const redraw = (ctx: Context, { id, status }: Pick<OperationState, 'id' | 'status'>): Promise<void> =>
  ctx.store.transaction(async (tx) => {
    for (const { kind } of await tx.cards.of(id)) {
      // A decided request for approval is no longer anybody's business.
      if (!kind.startsWith('approval:') || status === 'awaiting_approval') await tx.cards.redraw(id, kind);
    }
    await tx.jobs.enqueue({ name: 'refresh', operationId: id });
  });
