import type { Group, PhoneNumber, Waba, Workspace } from '../asset/asset.ts';
import type { ChannelId, GroupId, UserId, WabaId, WorkspaceKey } from '../asset/ids.ts';
import type { Holder } from '../operation/holds.ts';
import type { CarryingStep, CarryOver, Voucher } from './carry-over.ts';

/** What is asked for in the modal. Times ISO. */
export interface TransferRequest {
  readonly group: GroupId;
  readonly destination: WorkspaceKey;
  readonly channel: ChannelId;
  readonly reason: string;
  readonly startAt: string | null;
  /** The name of the operation that this one takes back (R14). */
  readonly reverses: string | null;
  /** Left out: none. */
  readonly carryOver?: CarryOver;
  /** R62: a person who may import there says that the destination speaks for the same company. */
  readonly sameCompany?: boolean;
}

/**
 * `testers`: written to Braze. `test_sent`: sent through Braze, proved by the number's own status webhook (R12).
 * The others carry opt-ins over.
 */
export type AutomaticStep = 'testers' | 'test_sent' | CarryingStep;

/** Everything the plan is computed from, read in one go from the store. */
export interface TransferFacts {
  readonly request: TransferRequest;
  readonly requester: UserId;
  readonly group: Group;
  readonly number: PhoneNumber;
  readonly waba: Waba;
  readonly origin: Workspace;
  readonly destination: Workspace;
  /** The people who act: the requester and every assignee, with the workspaces in which they lack R2's permission. */
  readonly lacking: readonly { readonly user: UserId; readonly workspace: WorkspaceKey }[];
  readonly activeGroupsOfNumber: readonly GroupId[];
  /** Active groups on the WABA, with their workspaces, this group included if it is active. */
  readonly activeGroupsOfWaba: readonly {
    readonly id: GroupId;
    readonly workspace: WorkspaceKey;
    readonly name: string;
  }[];
  /** WABAs with an active group in the destination. */
  readonly wabasInDestination: readonly WabaId[];
  /** WABAs that other open operations are bringing there. */
  readonly wabasOnTheirWay: readonly WabaId[];
  /** All groups in the destination, archived ones too. */
  readonly groupsInDestination: number;
  readonly heldBy: Holder | null;
  /** Who vouches for the people whom the ledger knows in the group; null where nothing is carried over. */
  readonly vouchers: readonly Voucher[] | null;
  /** Steps that the bot can do and prove itself here: keys, testers and webhooks are set up for them. */
  readonly automatic: readonly AutomaticStep[];
  /** ISO time of the reading. */
  readonly readAt: string;
}
