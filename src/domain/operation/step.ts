import type { UserId, WorkspaceKey } from '../asset/ids.ts';

/** check: read; manual: a person clicks and confirms; call: the bot writes to a provider; watch: ends by webhook or poll. */
export type StepKind = 'check' | 'manual' | 'call' | 'watch';

export type Asks = 'press' | 'code' | 'pin';

/** What a flow says of one of its steps, before it happens. */
export interface StepPlan {
  readonly key: string;
  readonly kind: StepKind;
  /** Shown on the verification checklist. */
  readonly verifies: boolean;
  /** How it is taken back when the operation is cancelled, as a kind; a person may end a watch too. Null: nothing to take back. */
  readonly undo: 'manual' | 'call' | 'watch' | null;
  readonly pointOfNoReturn: boolean;
  readonly skippable: boolean;
  /** The workspace in which its assignee needs `manage_subscription_groups`. */
  readonly workspace: WorkspaceKey;
  readonly assignee: UserId;
  /** Hours from its opening until it is overdue. */
  readonly dueHours: number;
  /** What must be entered to confirm it. */
  readonly enters: readonly string[];
  /** The bot's call, made at once when a person gives what it needs: a press, a code, a PIN. Those are kept nowhere. */
  readonly asks?: Asks;
}

/** How a done step is known to be done. */
export type Proof =
  | { readonly kind: 'person' }
  | { readonly kind: 'accepted_by_key'; readonly status: number }
  | { readonly kind: 'not_answered' }
  /** A provider took the write; `status` is HTTP's. */
  | { readonly kind: 'written'; readonly status: number }
  /** Meta took the bot's call. */
  | { readonly kind: 'called' }
  /** The bot saw it at Meta, at this time (ISO). */
  | { readonly kind: 'seen'; readonly at: string }
  /** The bot read it at the provider, for so many people. */
  | { readonly kind: 'read'; readonly people: number }
  /** A file was read and judged; nothing was sent. */
  | { readonly kind: 'dry_run' }
  /** Written states were read again (R77). */
  | { readonly kind: 'read_back'; readonly checked: number; readonly missing: number }
  /** A webhook told it; `at` is the provider's time (ISO). */
  | { readonly kind: 'webhook'; readonly status: string; readonly at: string };

export type StepStatus = 'waiting' | 'open' | 'done' | 'skipped' | 'undoing' | 'undone' | 'not_undone';

export interface StepState {
  readonly key: string;
  readonly status: StepStatus;
  readonly assignee: UserId;
  /** ISO times. */
  readonly due: string | null;
  readonly closedAt: string | null;
  readonly by: UserId | null;
  readonly proof: Proof | null;
  /** What the person wrote: evidence of a done step, the reason of a skipped one. */
  readonly words: string | null;
  readonly attempts: number;
  /** When the newest attempt began, ISO; what a provider tells of an earlier time is not about it. */
  readonly attemptedAt: string | null;
  /** When a provider took the bot's call, and what it called it; the step now waits for its proof. */
  readonly called: { readonly at: string; readonly reference: string | null } | null;
  /** Something seen that does not prove it: when an answer reached Meta. */
  readonly hintAt: string | null;
  readonly error: string | null;
  readonly reminded: boolean;
}

/** The bot could not do its step, or the proof of it is overdue: a person may try again or say that it is done. */
export const isStuck = (step: StepState): boolean => step.error !== null || step.reminded;

/** Nobody is waited for: the bot does it, or waits for its proof. */
export const isBots = (plan: StepPlan | null): boolean =>
  plan !== null && plan.kind !== 'manual' && plan.asks === undefined;

export const isOpen = (step: StepState): boolean => step.status === 'open' || step.status === 'undoing';
