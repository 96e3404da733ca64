/** What was answered to Slack, kept so that a repeated delivery gets the same (SPEC 10.5). */
export type InboxAnswer = Readonly<Record<string, unknown>> | null;

export interface Delivery {
  /** `event_id` for events, `trigger_id` for commands, actions and submissions. */
  readonly key: string;
  readonly kind: 'command' | 'action' | 'submission' | 'event' | 'shortcut';
  readonly userId: string | null;
  /** Parsed, non-secret fields; enough to do the work again after a crash. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export type Received =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeat'; readonly done: boolean; readonly answer: InboxAnswer };

export interface Inbox {
  /** Writes the delivery down; one statement, its own transaction. */
  receive(delivery: Delivery, now: Date): Promise<Received>;
  /** Keeps the key and the answer; what was asked is not kept any longer. */
  finish(key: string, answer: InboxAnswer, now: Date): Promise<void>;
  /** Claims deliveries whose worker is gone, oldest first. */
  claimAbandoned(now: Date, limit: number): Promise<readonly (Delivery & { attempts: number })[]>;
  countOpen(): Promise<number>;
  /** Forgets what was done before `before`: Slack repeats a delivery for minutes, not days. */
  forget(before: Date): Promise<void>;
}
