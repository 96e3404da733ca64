import type { WabaId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Destination } from './messages.ts';

/** `all` asks for every other scope, hourly. */
export type SyncScope = 'all' | '360dialog' | `waba:${WabaId}` | `workspace:${WorkspaceKey}`;

/** Work that the clock's side does after the transaction that asked for it. */
export type Job =
  | { readonly name: 'deliver'; readonly destination: Destination }
  | { readonly name: 'refresh'; readonly operationId: string }
  | { readonly name: 'run'; readonly operation: string; readonly step: string }
  | { readonly name: 'webhooks' }
  | { readonly name: 'sync'; readonly scope: SyncScope }
  | { readonly name: 'tick'; readonly operation: string }
  | { readonly name: 'probe'; readonly operation: string; readonly attempt: number };

export interface Jobs {
  /** At once, or not before `after`. Deliveries and refreshes waiting for the same target are one job. */
  enqueue(job: Job, after?: Date): Promise<void>;
}
