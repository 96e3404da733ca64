import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import type { Check, Confirmation } from '../../domain/operation/check.ts';
import { heldBy } from '../../domain/operation/held.ts';
import type { Holder } from '../../domain/operation/holds.ts';
import type { Plan } from '../../domain/operation/plan.ts';
import { request } from '../../domain/operation/request.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { settleOriginal } from './change.ts';
import { carryOut } from './record.ts';

/** Thrown to undo what a request had written when somebody else turned out to hold the asset. */
export class Taken extends Error {}

interface Beginning {
  readonly name: string;
  readonly plan: Plan;
  readonly by: UserId;
  readonly workspaces: readonly WorkspaceKey[];
  readonly approvalsNeeded: number;
  readonly confirmations: readonly Confirmation[];
  /** One per plan modal: two presses of its button are one request. */
  readonly requestKey: string;
}

/** The operation, its holds and its card, all in the caller's transaction. Throws {@link Taken}. */
export async function beginOperation(
  ctx: Context,
  tx: Transaction,
  { by, requestKey, ...asked }: Beginning,
): Promise<OperationState> {
  const at = ctx.clock.now().toISOString();
  const actor = person(by);
  const { events, state } = request({ id: ctx.newId(), requester: by, ...asked }, at);
  const begun = await tx.operations.begin({ state, events, actor, at, holds: heldBy(state), requestKey });
  if (begun === 'taken') throw new Taken();
  await carryOut(tx, { before: null, after: state, events, actor, at });
  await settleOriginal(ctx, tx, { state, actor, events });
  return state;
}

/** People's words on unknown checks, with their name and without anybody's identifiers. */
export const signed = (said: readonly Omit<Confirmation, 'by'>[], by: UserId): readonly Confirmation[] =>
  said.map(({ check, because }) => ({
    check,
    by,
    because: because === null ? null : withoutIdentifiers(because) || null,
  }));

/** Who holds the asset, as the plan found it. */
export function holderIn(checks: readonly Check[]): Holder | null {
  const held = checks.find((check): check is Check<'not_held', string, HeldBy> => check.key === 'not_held');
  const { operation = null, requester = null } = held?.facts ?? {};
  return operation === null || requester === null ? null : { operation, requester };
}

interface HeldBy {
  readonly operation: string | null;
  readonly requester: UserId | null;
}
