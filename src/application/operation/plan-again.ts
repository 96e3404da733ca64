import { theClock } from '../../domain/operation/actor.ts';
import type { Plan } from '../../domain/operation/plan.ts';
import { isMigration, isTransfer, isWhole, type OperationState } from '../../domain/operation/state.ts';
import { lookForMigration } from '../migration/plan.ts';
import { migrationAgain, wholeAgain, wholeRequest } from '../migration/plan-again.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { transferAgain } from '../transfer/plan-again.ts';
import { applyCommand } from './change.ts';

export type Again = { readonly kind: 'same' | 'changed'; readonly state: OperationState };

/**
 * Reads everything again for an operation that has not started. A plan whose digest changed is recorded
 * and needs its approvals anew. `state` is locked by the caller's transaction.
 */
export async function planAgain(ctx: Context, tx: Transaction, state: OperationState): Promise<Again> {
  if (state.status !== 'awaiting_approval') return { kind: 'same', state };
  const plan = await planNow(ctx, tx, state);
  if (plan === null) return { kind: 'same', state };
  const answer = await applyCommand(ctx, tx, {
    state,
    actor: theClock,
    command: { type: 'replan', plan },
  });
  return { kind: answer.kind === 'changed' ? 'changed' : 'same', state: answer.state };
}

async function planNow(ctx: Context, tx: Transaction, state: OperationState): Promise<Plan | null> {
  if (isTransfer(state)) return transferAgain(ctx, tx, state);
  if (isWhole(state)) return wholeAgain(ctx, tx, state);
  return isMigration(state) ? migrationAgain(ctx, tx, state) : null;
}

/** Before {@link planAgain}, outside its transaction: providers are asked again where what they said is old. */
export async function lookAgain(ctx: Context, operation: string): Promise<void> {
  const state = await ctx.store.read.operations.byName(operation);
  if (state?.status !== 'awaiting_approval') return;
  if (isWhole(state)) return lookForMigration(ctx, wholeRequest(state));
  if (!isMigration(state)) return;
  const { number, target } = state.plan.inputs;
  await lookForMigration(ctx, { number, destination: target, scope: 'number' });
}
