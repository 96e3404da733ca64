import { type MigrationPlan, planMigration } from '../../domain/migration/plan.ts';
import { planWhole, type WholePlan } from '../../domain/migration/whole-plan.ts';
import type { StateOf } from '../../domain/operation/state.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { readMigrationFacts } from './read-facts.ts';
import { readWholeFacts } from './read-whole-facts.ts';

/** The plan as it would be made now, from what is kept; whoever asks has looked at Meta before. */
export async function migrationAgain(
  ctx: Context,
  tx: Transaction,
  state: StateOf<'migration'>,
): Promise<MigrationPlan> {
  const { inputs } = state.plan;
  const facts = await readMigrationFacts(tx, {
    ...asking(ctx, state),
    request: { ...inputs, destination: inputs.target },
    assignees: state.steps.map(({ assignee }) => assignee),
  });
  if ('missing' in facts) throw gone(state, facts.missing);
  return planMigration(facts);
}

/** The same for all numbers of a WABA: those that were asked for, with whatever else is in it now. */
export async function wholeAgain(
  ctx: Context,
  tx: Transaction,
  state: StateOf<'waba_migration'>,
): Promise<WholePlan> {
  const facts = await readWholeFacts(tx, {
    ...asking(ctx, state),
    request: wholeRequest(state),
    moving: state.plan.inputs.numbers.map(({ number }) => number),
  });
  if ('missing' in facts) throw gone(state, facts.missing);
  return planWhole(facts);
}

/** What was asked for, as it is asked again. */
export function wholeRequest({
  plan,
}: StateOf<'waba_migration'>): Parameters<typeof readWholeFacts>[1]['request'] {
  const { numbers, target, staying, ...inputs } = plan.inputs;
  const [first] = numbers;
  if (first === undefined) throw new Error('no number of the WABA moves');
  return { ...inputs, number: first.number, destination: target, scope: 'waba', without: staying };
}

const asking = (ctx: Context, { requester, name }: StateOf<'migration'> | StateOf<'waba_migration'>) => ({
  requester,
  ignoring: name,
  callsMeta: ctx.meta !== null,
  abilities: ctx.abilities,
  now: ctx.clock.now().toISOString(),
});

const gone = ({ name }: { name: string }, what: string): Error =>
  new Error(`${name}: its ${what} is no longer in the inventory`);
