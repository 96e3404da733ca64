import type { UserId } from '../asset/ids.ts';
import type { EventData } from './events.ts';
import type { Plan } from './plan.ts';
import type { Proof } from './step.ts';

/** Whether the person who pressed was looking at the step, or at taking it back. */
export type Meaning = 'do' | 'undo';

/** What can be asked of an operation. `tick` is the clock asking whether anything is due. */
export type Command =
  | { readonly type: 'approve'; readonly by: UserId; readonly digest: string }
  | { readonly type: 'decline'; readonly by: UserId; readonly reason: string }
  | { readonly type: 'replan'; readonly plan: Plan }
  | {
      readonly type: 'confirm';
      readonly step: string;
      readonly by: UserId;
      readonly evidence: string | null;
      readonly fields: Readonly<Record<string, string>>;
      readonly proof: Proof;
      readonly meaning: Meaning;
    }
  | {
      readonly type: 'skip';
      readonly step: string;
      readonly by: UserId;
      readonly reason: string;
      readonly meaning: Meaning;
    }
  | { readonly type: 'assign'; readonly step: string; readonly to: UserId; readonly due: string | null }
  /** `attempt` counts from 1: whoever comes second with the same number is refused. */
  | { readonly type: 'attempt'; readonly step: string; readonly attempt: number }
  | { readonly type: 'called'; readonly step: string; readonly reference: string | null }
  | { readonly type: 'retry'; readonly step: string; readonly by: UserId }
  | { readonly type: 'hint'; readonly step: string; readonly at: string }
  | {
      readonly type: 'succeed';
      readonly step: string;
      /** Who pressed, where the bot's call was made for a person. */
      readonly by?: UserId;
      readonly proof: Proof;
      readonly fields: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'fault';
      readonly step: string;
      readonly error: string;
      /** The attempt that it is about, where it is told by whoever looked later. */
      readonly attempt?: number;
    }
  /** `to`: the first of the asking steps that the provider wants done once more; what lies between stays done. */
  | { readonly type: 'send_back'; readonly step: string; readonly to: string; readonly error: string }
  | {
      readonly type: 'give_up';
      readonly step: string;
      readonly error: string;
      readonly as: 'failed' | 'done';
    }
  | { readonly type: 'pause' | 'resume'; readonly step: string; readonly by: UserId }
  | {
      readonly type: 'prove';
      readonly step: string;
      readonly proof: Exclude<Proof, { kind: 'not_answered' }>;
    }
  | { readonly type: 'reject'; readonly step: string; readonly status: number }
  | { readonly type: 'cancel'; readonly by: UserId; readonly reason: string }
  /** `by` is the name of the operation that takes this one back. */
  | { readonly type: 'reverse' | 'give_way' | 'withdraw_reverse'; readonly by: string }
  | { readonly type: 'tick' };

/** Expected answers of "no"; the state tells the asker what happened instead. */
export type Refusal =
  | { readonly kind: 'closed' }
  | { readonly kind: 'not_awaiting_approval' }
  | { readonly kind: 'own_request' }
  | { readonly kind: 'plan_changed' }
  | { readonly kind: 'plan_fails' }
  | { readonly kind: 'not_current'; readonly step: string }
  /** Somebody's call is being made, or nobody knows yet what came of it. */
  | { readonly kind: 'under_way'; readonly step: string }
  | { readonly kind: 'not_manual'; readonly step: string }
  | { readonly kind: 'not_skippable'; readonly step: string }
  | { readonly kind: 'reason_needed' }
  | { readonly kind: 'field_needed'; readonly field: string }
  | { readonly kind: 'past_point_of_no_return' }
  | { readonly kind: 'not_reversible' };

/** What a command brings about, or why not. */
export type Answer = readonly EventData[] | Refusal;
