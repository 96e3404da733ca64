import { type MigrationPlan, planMigration } from '../../domain/migration/plan.ts';
import type { StateOf } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { readMigrationFacts } from './read-facts.ts';

/** The plan as it would be made now, from what is kept; whoever asks has looked at Meta before. */
export async function migrationAgain(
  ctx: Context,
  tx: Transaction,
  state: StateOf<'migration'>,
): Promise<MigrationPlan> {
  const { inputs } = state.plan;
  const facts = await readMigrationFacts(tx, {
    request: { ...inputs, destination: inputs.target },
    requester: state.requester,
    assignees: state.steps.map(({ assignee }) => assignee),
    ignoring: state.name,
    callsMeta: ctx.meta !== null,
    abilities: ctx.abilities,
    now: ctx.clock.now().toISOString(),
  });
  if ('missing' in facts)
    throw new Error(`${state.name}: its ${facts.missing} is no longer in the inventory`);
  return planMigration(facts);
}
