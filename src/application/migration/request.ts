import type { UserId } from '../../domain/asset/ids.ts';
import type { MigrationRequest } from '../../domain/migration/facts.ts';
import { holderAmong } from '../../domain/migration/whole-checks.ts';
import { type Check, type Confirmation, failing, unanswered } from '../../domain/operation/check.ts';
import { groupsMadeAnew } from '../../domain/operation/group-move.ts';
import type { Holder } from '../../domain/operation/holds.ts';
import { operationName } from '../../domain/operation/plan.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import { authorize } from '../access/authorize.ts';
import { beginOperation, holderIn, signed, Taken } from '../operation/begin.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { lookForMigration, type PlannedMigration, planMigration } from './plan.ts';

export type RequestedMigration =
  | { readonly kind: 'started'; readonly state: OperationState }
  | { readonly kind: 'plan_changed'; readonly planned: PlannedMigration }
  | { readonly kind: 'held'; readonly holder: Holder; readonly planned: PlannedMigration }
  /** Unknown checks that nobody answered for. */
  | { readonly kind: 'unanswered'; readonly checks: readonly string[] }
  /** C19: an override says why. */
  | { readonly kind: 'unexplained'; readonly checks: readonly string[] }
  /** R62 was confirmed without `import_users` in the group's workspace. */
  | { readonly kind: 'may_not_confirm'; readonly workspace: string }
  | { readonly kind: 'missing'; readonly what: 'number' | 'destination' };

interface Input {
  readonly request: MigrationRequest;
  readonly by: UserId;
  /** Of the plan that the person read. */
  readonly digest: string;
  readonly confirmations: readonly Omit<Confirmation, 'by'>[];
  /** R62: the asker says that the new place speaks for the same company. */
  readonly sameCompany?: boolean;
  /** One per plan modal: two presses of its button are one request. */
  readonly requestKey: string;
}

/** Everything is checked again; then the operation, its holds and its card exist together, or nothing does. */
export async function requestMigration(ctx: Context, input: Input): Promise<RequestedMigration> {
  await lookForMigration(ctx, input.request);
  try {
    return await ctx.store.transaction((tx) => attempt(ctx, tx, input));
  } catch (error) {
    if (!(error instanceof Taken)) throw error;
  }
  const planned = await planMigration(ctx, input);
  if (planned.kind === 'missing') return planned;
  const holder = holderOf(planned);
  return holder ? { kind: 'held', holder, planned } : { kind: 'plan_changed', planned };
}

async function attempt(ctx: Context, tx: Transaction, input: Input): Promise<RequestedMigration> {
  const before = await tx.operations.byRequestKey(input.requestKey);
  if (before) return { kind: 'started', state: before };
  const planned = await planMigration(ctx, input, tx);
  if (planned.kind === 'missing') return planned;
  const { plan } = planned;
  const holder = holderOf(planned);
  if (holder) return { kind: 'held', holder, planned };
  if (planned.digest !== input.digest || failing(plan.checks).length > 0)
    return { kind: 'plan_changed', planned };
  const confirmations = signed(input.confirmations, input.by);
  const open = unanswered<Check>(plan.checks, confirmations).map(({ key }) => key);
  const unexplained = open.filter((key) => confirmations.some(({ check }) => check === key));
  if (unexplained.length > 0) return { kind: 'unexplained', checks: unexplained };
  if (open.length > 0) return { kind: 'unanswered', checks: open };
  if (input.sameCompany && !planned.mayConfirmCompany) {
    const { workspaces } = planned;
    await authorize(ctx, tx, { user: input.by, permission: 'import_users', workspaces });
    return { kind: 'may_not_confirm', workspace: placesOf(plan) };
  }
  const state = await beginOperation(ctx, tx, {
    name: operationName(plan.flow, await tx.operations.nextNumber(plan.flow)),
    plan: worded(plan, input),
    by: input.by,
    workspaces: planned.workspaces,
    approvalsNeeded: planned.approvalsNeeded,
    confirmations,
    requestKey: input.requestKey,
  });
  return { kind: 'started', state };
}

const holderOf = ({ plan }: PlannedMigration): Holder | null =>
  plan.flow === 'migration' ? holderIn(plan.checks) : holderAmong(plan.checks);

/** Only where people go along R62 is answered; not answered means opt-outs alone. */
function worded(plan: PlannedMigration['plan'], { sameCompany = false }: Input): PlannedMigration['plan'] {
  const carries = groupsMadeAnew(plan).some(({ move }) => move.carry !== null);
  const said = {
    reason: withoutIdentifiers(plan.inputs.reason),
    ...(carries ? { sameCompany } : {}),
  };
  return plan.flow === 'migration'
    ? { ...plan, inputs: { ...plan.inputs, ...said } }
    : { ...plan, inputs: { ...plan.inputs, ...said } };
}

const placesOf = (plan: PlannedMigration['plan']): string =>
  [...new Set(groupsMadeAnew(plan).map(({ move }) => move.names.destination))].join(', ');
