import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { type Confirmation, failing, unanswered } from '../../domain/operation/check.ts';
import type { Refusal } from '../../domain/operation/commands.ts';
import type { Holder } from '../../domain/operation/holds.ts';
import { operationName } from '../../domain/operation/plan.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { TransferRequest } from '../../domain/transfer/facts.ts';
import type { TransferPlan } from '../../domain/transfer/plan.ts';
import { isWayBack } from '../../domain/transfer/reverse.ts';
import { authorize } from '../access/authorize.ts';
import { beginOperation, holderIn, signed, Taken } from '../operation/begin.ts';
import { applyCommand } from '../operation/change.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { type PlannedTransfer, planTransfer } from './plan.ts';

export type Requested =
  | { readonly kind: 'started'; readonly state: OperationState }
  | { readonly kind: 'plan_changed'; readonly planned: PlannedTransfer }
  | { readonly kind: 'held'; readonly holder: Holder; readonly planned: PlannedTransfer }
  | { readonly kind: 'unanswered'; readonly checks: readonly string[] }
  | { readonly kind: 'not_reversible'; readonly refusal: Refusal | { kind: 'missing' } }
  /** R62 was confirmed without `import_users` in the destination. */
  | { readonly kind: 'may_not_confirm'; readonly workspace: string }
  | { readonly kind: 'missing'; readonly what: 'group' | 'destination' };

interface Input {
  readonly request: TransferRequest;
  readonly by: UserId;
  /** Of the plan that the person read. */
  readonly digest: string;
  readonly confirmations: readonly Omit<Confirmation, 'by'>[];
  /** R62: the asker says that the destination speaks for the same company. */
  readonly sameCompany?: boolean;
  /** One per plan modal: two presses of its button are one request. */
  readonly requestKey: string;
}

/** Everything is checked again; then the operation, its holds and its card exist together, or nothing does. */
export async function requestTransfer(ctx: Context, input: Input): Promise<Requested> {
  try {
    return await ctx.store.transaction((tx) => attempt(ctx, tx, input));
  } catch (error) {
    if (!(error instanceof Taken)) throw error;
  }
  const planned = await planTransfer(ctx, input);
  if (planned.kind === 'missing') return planned;
  const holder = holderIn(planned.plan.checks);
  return holder ? { kind: 'held', holder, planned } : { kind: 'plan_changed', planned };
}

async function attempt(ctx: Context, tx: Transaction, input: Input): Promise<Requested> {
  const before = await tx.operations.byRequestKey(input.requestKey);
  if (before) return { kind: 'started', state: before };
  const planned = await planTransfer(ctx, input, tx);
  if (planned.kind === 'missing') return planned;
  const holder = holderIn(planned.plan.checks);
  if (holder) return { kind: 'held', holder, planned };
  if (planned.digest !== input.digest || failing(planned.plan.checks).length > 0)
    return { kind: 'plan_changed', planned };
  const confirmations = signed(input.confirmations, input.by);
  const open = unanswered(planned.plan.checks, confirmations);
  if (open.length > 0) return { kind: 'unanswered', checks: open.map((c) => c.key) };
  if (input.sameCompany && !planned.mayConfirmCompany) {
    const { destination: key } = planned.plan.inputs;
    const workspaces = [key];
    await authorize(ctx, tx, { user: input.by, permission: 'import_users', workspaces });
    return { kind: 'may_not_confirm', workspace: planned.plan.names.destination };
  }
  return begin(ctx, tx, { input, planned, confirmations });
}

async function begin(
  ctx: Context,
  tx: Transaction,
  {
    input,
    planned,
    confirmations,
  }: { input: Input; planned: PlannedTransfer; confirmations: readonly Confirmation[] },
): Promise<Requested> {
  const { plan } = planned;
  const actor = person(input.by);
  const { reverses } = plan.inputs;
  const original = reverses === null ? null : await tx.operations.lock(reverses);
  if (reverses !== null) {
    if (original === null) return { kind: 'not_reversible', refusal: { kind: 'missing' } };
    if (!isWayBack(original, plan.inputs))
      return { kind: 'not_reversible', refusal: { kind: 'not_reversible' } };
  }
  const name = operationName('transfer', await tx.operations.nextNumber('transfer'));
  if (original) {
    const marked = await applyCommand(ctx, tx, {
      state: original,
      actor,
      command: { type: 'reverse', by: name },
    });
    if (marked.kind === 'refused') return { kind: 'not_reversible', refusal: marked.refusal };
  }
  const state = await beginOperation(ctx, tx, {
    name,
    plan: {
      ...plan,
      inputs: { ...plan.inputs, ...answered(input, plan), reason: withoutIdentifiers(plan.inputs.reason) },
    },
    by: input.by,
    workspaces: [...new Set([plan.inputs.origin, plan.inputs.destination])],
    approvalsNeeded: planned.approvalsNeeded,
    confirmations,
    requestKey: input.requestKey,
  });
  return { kind: 'started', state };
}

/** Asked only where something is carried over; not answered means opt-outs alone. */
const answered = ({ sameCompany = false }: Input, { inputs }: TransferPlan) =>
  inputs.carryOver === undefined ? {} : { sameCompany };
