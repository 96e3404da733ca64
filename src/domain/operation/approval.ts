import { isSound } from './check.ts';
import type { Answer, Command } from './commands.ts';
import { planDigest } from './digest.ts';
import { hasCome, isApproved } from './next.ts';
import type { Plan } from './plan.ts';
import type { OperationState } from './state.ts';

/** An approval is bound to the digest of the plan that was read; nobody approves their own (SPEC 4.3). */
export function approve(
  state: OperationState,
  { by, digest }: Extract<Command, { type: 'approve' }>,
  now: string,
): Answer {
  if (state.approvedBy.includes(by)) return [];
  if (state.status !== 'awaiting_approval' || hasExpired(state, now))
    return { kind: 'not_awaiting_approval' };
  if (by === state.requester) return { kind: 'own_request' };
  if (digest !== state.digest) return { kind: 'plan_changed' };
  if (!isSound(state.plan.checks, state.confirmations)) return { kind: 'plan_fails' };
  if (isApproved(state)) return { kind: 'not_awaiting_approval' };
  return [{ type: 'approved', by, digest }];
}

export function decline(
  state: OperationState,
  { by, reason }: Extract<Command, { type: 'decline' }>,
): Answer {
  if (state.status !== 'awaiting_approval') return { kind: 'not_awaiting_approval' };
  if (reason.trim() === '') return { kind: 'reason_needed' };
  return [{ type: 'declined', by, reason }];
}

/** A request that nobody approved in time, or whose plan can no longer start, ends at `expiresAt`. */
export const hasExpired = (state: OperationState, now: string): boolean =>
  state.status === 'awaiting_approval' &&
  !(isApproved(state) && isSound(state.plan.checks, state.confirmations)) &&
  hasCome(state.expiresAt, now);

/** A plan read again: nothing when it is the same, else a new plan that needs its approvals anew. */
export function replan(state: OperationState, plan: Plan, expiresAt: string): Answer {
  if (state.status !== 'awaiting_approval') return { kind: 'not_awaiting_approval' };
  const digest = planDigest(plan);
  return digest === state.digest ? [] : [{ type: 'replanned', plan, digest, expiresAt }];
}

/** The larger of the touched workspaces' policies. */
export const approvalsNeeded = (workspaces: readonly { readonly approvals: number }[]): number =>
  Math.max(0, ...workspaces.map((w) => w.approvals));
