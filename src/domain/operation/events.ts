import type { UserId, WorkspaceKey } from '../asset/ids.ts';
import type { Confirmation } from './check.ts';
import type { Plan } from './plan.ts';
import type { Proof } from './step.ts';

/** What happened to an operation. The timeline, the audit trail and the recovery are these rows. */
export type EventData =
  | {
      readonly type: 'requested';
      readonly name: string;
      readonly plan: Plan;
      readonly digest: string;
      readonly requester: UserId;
      readonly workspaces: readonly WorkspaceKey[];
      readonly approvalsNeeded: number;
      readonly expiresAt: string;
      readonly confirmations: readonly Confirmation[];
    }
  | { readonly type: 'approved'; readonly by: UserId; readonly digest: string }
  | { readonly type: 'declined'; readonly by: UserId; readonly reason: string }
  | { readonly type: 'approval_expired' }
  | {
      readonly type: 'replanned';
      readonly plan: Plan;
      readonly digest: string;
      readonly expiresAt: string;
    }
  | { readonly type: 'started' }
  | { readonly type: 'step_opened'; readonly step: string; readonly due: string }
  | { readonly type: 'step_attempted'; readonly step: string; readonly attempt: number }
  | { readonly type: 'step_called'; readonly step: string; readonly reference: string | null }
  | { readonly type: 'step_retried'; readonly step: string; readonly by: UserId }
  | { readonly type: 'step_hinted'; readonly step: string; readonly at: string }
  | {
      readonly type: 'step_done';
      readonly step: string;
      readonly by: UserId | null;
      readonly proof: Proof;
      readonly evidence: string | null;
      readonly fields: Readonly<Record<string, string>>;
    }
  | { readonly type: 'step_proved'; readonly step: string; readonly proof: Proof }
  | { readonly type: 'step_reopened'; readonly step: string; readonly status: number }
  /** The provider wants earlier steps done once more before this one: they wait again, in their order. */
  | {
      readonly type: 'step_sent_back';
      readonly step: string;
      readonly to: readonly string[];
      readonly error: string;
    }
  | { readonly type: 'step_failed'; readonly step: string; readonly error: string }
  | { readonly type: 'step_skipped'; readonly step: string; readonly by: UserId; readonly reason: string }
  | {
      readonly type: 'step_assigned';
      readonly step: string;
      readonly to: UserId;
      readonly due: string | null;
    }
  | { readonly type: 'step_overdue'; readonly step: string }
  | { readonly type: 'cancel_requested'; readonly by: UserId; readonly reason: string }
  | { readonly type: 'undo_opened'; readonly step: string; readonly due: string }
  | {
      readonly type: 'step_undone';
      readonly step: string;
      readonly by: UserId | null;
      readonly evidence: string | null;
    }
  | { readonly type: 'undo_given_up'; readonly step: string; readonly by: UserId; readonly reason: string }
  | { readonly type: 'cancelled' }
  | { readonly type: 'done' }
  /** A reverse was asked for; it ends this one only once it starts. */
  | { readonly type: 'reversed'; readonly by: string }
  /** The reverse ended before it had moved anything. */
  | { readonly type: 'reverse_withdrawn'; readonly by: string }
  | { readonly type: 'failed'; readonly why: 'reversed'; readonly by: string }
  /** Nothing can come of it any more: a file that is none, or one that asks for nothing new. */
  | {
      readonly type: 'given_up';
      readonly step: string;
      readonly error: string;
      readonly as: 'failed' | 'done';
    }
  | { readonly type: 'paused' | 'resumed'; readonly step: string; readonly by: UserId };

export type EventType = EventData['type'];
