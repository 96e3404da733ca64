import { planMigration } from '../../domain/migration/plan.ts';
import { hasBegunNumbers } from '../../domain/migration/whole-held.ts';
import { type Part, partsOf, SUMMARY, summaryOf } from '../../domain/migration/whole-outcome.ts';
import { theClock } from '../../domain/operation/actor.ts';
import type { Command } from '../../domain/operation/commands.ts';
import { operationName } from '../../domain/operation/plan.ts';
import { currentStep, isMigration, isWhole, NUMBERS, type StateOf } from '../../domain/operation/state.ts';
import { beginOperation } from '../operation/begin.ts';
import { applyCommand } from '../operation/change.ts';
import { redraw } from '../operation/redraw.ts';
import type { Context } from '../ports/context.ts';
import type { Store, Transaction } from '../ports/store.ts';
import { wholeRequest } from './plan-again.ts';
import { readMigrationFacts } from './read-facts.ts';

type Whole = StateOf<'waba_migration'>;

/** The numbers of a WABA that moves whole, each with its operation where that has begun. */
export async function readParts(
  { operations }: Pick<Store['read'], 'operations'>,
  state: Whole,
): Promise<readonly Part[]> {
  const own = (await operations.partsOf(state.name)).filter(isMigration);
  return partsOf(state, own, hasBegunNumbers(state));
}

/**
 * Begins the operations of all numbers, once and together; afterwards looks whether they are over. Runs again whenever
 * one of them has moved on.
 */
export async function moveNumbers(ctx: Context, { operation }: { operation: string }): Promise<null> {
  await ctx.store.transaction(async (tx) => {
    const state = await tx.operations.lock(operation);
    if (state === null || !isWhole(state) || currentStep(state)?.key !== NUMBERS) return;
    if (hasBegunNumbers(state)) await settle(ctx, tx, state);
    else await begin(ctx, tx, state);
  });
  const state = await ctx.store.read.operations.byName(operation);
  if (state !== null) await redraw(ctx, state);
  return null;
}

/** What the whole held passes over to its numbers: in this transaction nobody comes between. */
async function begin(ctx: Context, tx: Transaction, state: Whole): Promise<void> {
  const called = await applyCommand(ctx, tx, {
    state,
    actor: theClock,
    command: { type: 'called', step: NUMBERS, reference: null },
  });
  if (called.kind !== 'changed') return;
  const request = { ...wholeRequest(state), partOf: state.name };
  for (const { number } of state.plan.inputs.numbers) {
    const facts = await readMigrationFacts(tx, {
      request: { ...request, number },
      ...{ requester: state.requester, assignees: [], ignoring: null, callsMeta: ctx.meta !== null },
      abilities: ctx.abilities,
      // The templates are the WABA's: they were copied once, before its numbers.
      templates: null,
      now: ctx.clock.now().toISOString(),
    });
    // A number that has left the inventory meanwhile has nothing to move; the summary names it.
    if ('missing' in facts) continue;
    const plan = planMigration(facts);
    await beginOperation(ctx, tx, {
      name: operationName('migration', await tx.operations.nextNumber('migration')),
      plan,
      by: state.requester,
      workspaces: facts.workspaces.map(({ key }) => key),
      // The approval of the whole is the approval of each.
      approvalsNeeded: 0,
      confirmations: state.confirmations,
      requestKey: `${state.name}:${number}`,
    });
  }
}

async function settle(ctx: Context, tx: Transaction, state: Whole): Promise<void> {
  const summary = summaryOf(await readParts(tx, state));
  if (summary === null) return;
  const { moved, stayed } = summary;
  const command: Command =
    moved === 0
      ? { type: 'give_up', step: NUMBERS, error: 'no_number_moved', as: 'failed' }
      : {
          type: 'succeed',
          step: NUMBERS,
          proof: { kind: 'seen', at: ctx.clock.now().toISOString() },
          fields: { [SUMMARY.moved]: String(moved), [SUMMARY.stayed]: stayed.join('\n') },
        };
  await applyCommand(ctx, tx, { state, actor: theClock, command });
}
