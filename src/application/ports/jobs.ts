import type { Destination } from './messages.ts';

/** Work that the clock's side does after the transaction that asked for it. */
export type Job =
  | { readonly name: 'deliver'; readonly destination: Destination }
  | { readonly name: 'refresh'; readonly operationId: string }
  | { readonly name: 'tick'; readonly operation: string }
  | { readonly name: 'probe'; readonly operation: string; readonly attempt: number };

export interface Jobs {
  /** At once, or not before `after`. Deliveries and refreshes waiting for the same target are one job. */
  enqueue(job: Job, after?: Date): Promise<void>;
}
