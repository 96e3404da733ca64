import { theClock } from '../../domain/operation/actor.ts';
import { isTransfer, type OperationState } from '../../domain/operation/state.ts';
import { planTransfer } from '../../domain/transfer/plan.ts';
import { applyCommand } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { readTransferFacts } from './read-facts.ts';

export type Again = { readonly kind: 'same' | 'changed'; readonly state: OperationState };

/**
 * Reads everything again for an operation that has not started. A plan whose digest changed is recorded
 * and needs its approvals anew. `state` is locked by the caller's transaction.
 */
export async function planAgain(ctx: Context, tx: Transaction, state: OperationState): Promise<Again> {
  if (state.status !== 'awaiting_approval' || !isTransfer(state)) return { kind: 'same', state };
  const facts = await readTransferFacts(tx, {
    request: state.plan.inputs,
    requester: state.requester,
    assignees: state.steps.flatMap(({ key, assignee }) =>
      state.plan.steps.filter((s) => s.key === key).map((s) => ({ user: assignee, workspace: s.workspace })),
    ),
    ignoring: state.name,
    abilities: ctx.abilities,
    now: ctx.clock.now().toISOString(),
  });
  if ('missing' in facts)
    throw new Error(`${state.name}: its ${facts.missing} is no longer in the inventory`);
  const answer = await applyCommand(ctx, tx, {
    state,
    actor: theClock,
    command: { type: 'replan', plan: planTransfer(facts) },
  });
  return { kind: answer.kind === 'changed' ? 'changed' : 'same', state: answer.state };
}
