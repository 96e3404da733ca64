import type { NumberId, UserId, WabaId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Actor } from '../../domain/operation/actor.ts';
import type { RecordedEvent } from '../../domain/operation/chain.ts';
import type { EventData } from '../../domain/operation/events.ts';
import type { Hold, Holder } from '../../domain/operation/holds.ts';
import type { Flow } from '../../domain/operation/plan.ts';
import type { OperationState } from '../../domain/operation/state.ts';

export interface Append {
  readonly state: OperationState;
  /** New events, in order; the last one's version is `state.version`. */
  readonly events: readonly EventData[];
  readonly actor: Actor;
  /** ISO */
  readonly at: string;
}

export interface Operations {
  /** The next number of a flow's names; taken numbers are not given back. */
  nextNumber(flow: Flow): Promise<number>;
  /** Appends the first events and holds the assets. `taken`: somebody else holds one; nothing is written then. */
  begin(
    append: Append & { readonly holds: readonly Hold[]; readonly requestKey: string },
  ): Promise<'begun' | 'taken'>;
  append(append: Append): Promise<void>;
  /** Locks the operation for this transaction; writers of one operation come one after the other. */
  lock(name: string): Promise<OperationState | null>;
  byName(name: string): Promise<OperationState | null>;
  byId(id: string): Promise<OperationState | null>;
  byRequestKey(key: string): Promise<OperationState | null>;
  events(id: string): Promise<readonly RecordedEvent[]>;
  event(id: string, version: number): Promise<RecordedEvent | null>;
  /** When steps of this key were attempted on the number since then, oldest first (ISO). */
  attemptsSince(number: NumberId, step: string, since: Date): Promise<readonly string[]>;
  /** Newest first. */
  list(filter: OperationFilter): Promise<readonly OperationState[]>;
  /** Those that are a part of this one, oldest first. */
  partsOf(name: string): Promise<readonly OperationState[]>;
  holderOf(holds: readonly Hold[]): Promise<Holder | null>;
  /** Makes the operation hold these assets and no others. False: somebody else holds one; the caller gives up. */
  hold(id: string, holds: readonly Hold[]): Promise<boolean>;
  /** WABAs that open operations, except the one named `ignoring`, are bringing into the workspace. */
  wabasComingTo(workspace: WorkspaceKey, ignoring: string | null): Promise<readonly WabaId[]>;
}

export interface OperationFilter {
  readonly open?: boolean;
  readonly requester?: UserId;
  /** Whose open step it is. */
  readonly assignee?: UserId;
  /** Requests that may still be approved by `user`, who approves in these workspaces; null: in all. */
  readonly approvableBy?: { readonly user: UserId; readonly workspaces: readonly WorkspaceKey[] | null };
  readonly number?: NumberId;
  readonly workspaces?: readonly WorkspaceKey[];
  readonly limit: number;
}
