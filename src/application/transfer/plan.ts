import { holds } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { approvalsNeeded } from '../../domain/operation/approval.ts';
import { planDigest } from '../../domain/operation/digest.ts';
import type { TransferRequest } from '../../domain/transfer/facts.ts';
import { planTransfer as plan, type TransferPlan } from '../../domain/transfer/plan.ts';
import { approversOf } from '../operation/record.ts';
import type { Context } from '../ports/context.ts';
import type { Store } from '../ports/store.ts';
import { readTransferFacts } from './read-facts.ts';

export interface PlannedTransfer {
  readonly kind: 'planned';
  readonly plan: TransferPlan;
  readonly digest: string;
  readonly approvalsNeeded: number;
  readonly approvers: readonly UserId[];
  /** R62: whether the asker may say that the destination speaks for the same company. */
  readonly mayConfirmCompany: boolean;
}

export type Planning = PlannedTransfer | { readonly kind: 'missing'; readonly what: 'group' | 'destination' };

/** The dry run of a transfer, on the code path of the real one; writes nothing. */
export async function planTransfer(
  ctx: Context,
  { request, by }: { request: TransferRequest; by: UserId },
  from: Omit<Store['read'], 'outbox' | 'cards'> = ctx.store.read,
): Promise<Planning> {
  const facts = await readTransferFacts(from, {
    request,
    requester: by,
    assignees: [],
    ignoring: request.reverses,
    abilities: ctx.abilities,
    now: ctx.clock.now().toISOString(),
  });
  if ('missing' in facts) return { kind: 'missing', what: facts.missing };
  const planned = plan(facts);
  const workspaces = [...new Set([facts.origin.key, facts.destination.key])];
  return {
    kind: 'planned',
    plan: planned,
    digest: planDigest(planned),
    approvalsNeeded: approvalsNeeded([facts.origin, facts.destination]),
    mayConfirmCompany: holds(await from.access.of(by), 'import_users', facts.destination.key),
    approvers: await approversOf(from, { workspaces, requester: by }),
  };
}
