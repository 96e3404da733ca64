import type { UserId, WorkspaceKey } from '../asset/ids.ts';
import { APPROVAL_HOURS } from '../asset/limits.ts';
import type { Confirmation } from './check.ts';
import { type Decision, withConsequences } from './decide.ts';
import { planDigest } from './digest.ts';
import type { EventData } from './events.ts';
import { begin } from './evolve.ts';
import { hoursAfter } from './next.ts';
import type { Plan } from './plan.ts';

export interface Request {
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  readonly requester: UserId;
  readonly workspaces: readonly WorkspaceKey[];
  readonly approvalsNeeded: number;
  readonly confirmations: readonly Confirmation[];
}

/** The first events of an operation; one that needs no approval and no later hour starts at once. `now` is ISO. */
export function request(input: Request, now: string): Extract<Decision, { ok: true }> {
  const { id, ...rest } = input;
  const requested = {
    type: 'requested' as const,
    ...rest,
    digest: planDigest(input.plan),
    expiresAt: hoursAfter(now, APPROVAL_HOURS),
  };
  const decision = withConsequences(begin(id, requested, now), [], now);
  if (!decision.ok) throw new Error('a request cannot be refused by the operation itself');
  const events: EventData[] = [requested, ...decision.events];
  return { ...decision, events };
}
