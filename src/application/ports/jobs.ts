import type { GroupId, NumberId, UserId, WabaId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Consent, WrittenState } from '../../domain/subscription/consent.ts';
import type { Destination } from './messages.ts';
import type { StopNews } from './stops.ts';

/** `all` asks for every other scope, hourly. */
export type SyncScope = 'all' | '360dialog' | `waba:${WabaId}` | `workspace:${WorkspaceKey}`;

/** Work that the clock's side does after the transaction that asked for it. */
export type Job =
  | { readonly name: 'deliver'; readonly destination: Destination }
  | { readonly name: 'refresh'; readonly operationId: string }
  | { readonly name: 'run'; readonly operation: string; readonly step: string }
  | { readonly name: 'webhooks' }
  | { readonly name: 'sync'; readonly scope: SyncScope }
  | { readonly name: 'stops'; readonly number: NumberId }
  | { readonly name: 'tell_stops'; readonly number: NumberId; readonly what: StopNews }
  | { readonly name: 'tick'; readonly operation: string }
  | { readonly name: 'ratings'; readonly operation: string }
  | ({ readonly name: 'set_state' } & StateWish)
  | ({ readonly name: 'read_state' } & StateReading)
  | ({ readonly name: 'proof' } & ProofWish)
  | { readonly name: 'probe'; readonly operation: string; readonly attempt: number };

/** One state that somebody asked for by hand. It names nobody: `person` is the ledger's id. */
export interface StateWish {
  readonly person: number;
  /** How Braze is told who it is. */
  readonly naming: 'external_id' | 'phone';
  readonly group: GroupId;
  readonly state: WrittenState;
  readonly consent: Consent;
  readonly by: UserId;
  /** ISO: when they asked. */
  readonly at: string;
}

/** A state that was written and is looked at until it shows. */
export interface StateReading extends StateWish {
  /** ISO */
  readonly writtenAt: string;
}

/** A proof of opt-in that somebody asked for: of these people of the ledger, or of a group. */
export interface ProofWish {
  readonly of: { readonly group: GroupId } | { readonly people: readonly number[] };
  readonly by: UserId;
  /** ISO: when they asked. */
  readonly at: string;
}

export interface Jobs {
  /** At once, or not before `after`. Deliveries and refreshes waiting for the same target are one job. */
  enqueue(job: Job, after?: Date): Promise<void>;
}
