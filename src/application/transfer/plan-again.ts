import type { StateOf } from '../../domain/operation/state.ts';
import { planTransfer, type TransferPlan } from '../../domain/transfer/plan.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { readTransferFacts } from './read-facts.ts';

/** The plan as it would be made now. */
export async function transferAgain(
  ctx: Context,
  tx: Transaction,
  state: StateOf<'transfer'>,
): Promise<TransferPlan> {
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
  return planTransfer(facts);
}
