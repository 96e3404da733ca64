import type { Group, PhoneNumber, Waba, Workspace } from '../asset/asset.ts';
import type { ChannelId, GroupId, NumberId, UserId, WabaId, WorkspaceKey } from '../asset/ids.ts';
import type { Holder } from '../operation/holds.ts';
import type { Voucher } from '../transfer/carry-over.ts';
import type { MigrationStepKey } from './rows.ts';
import type { ScenarioNumber, Scope } from './scenario.ts';
import type { TemplateOutlook } from './template-outlook.ts';

/** What is asked for in the modal, once the number is known to be registered for the API (R80). Times ISO. */
export interface MigrationRequest {
  readonly number: NumberId;
  readonly scenario: ScenarioNumber;
  /** `outside`: a WABA that is none of ours. */
  readonly destination: WabaId | 'outside';
  readonly scope: Scope;
  readonly channel: ChannelId;
  readonly reason: string;
  readonly startAt: string | null;
  /** Names of templates that come first where the destination has no room for all (R103). */
  readonly first: readonly string[];
  /** Numbers that stay in the WABA although all others move. */
  readonly without?: readonly NumberId[];
  /** Name of the operation that moves the whole WABA, of which this number's is a part. */
  readonly partOf?: string;
  /** R62, asked where a Braze group is made anew. */
  readonly sameCompany?: boolean;
}

/** Something that was read, where and when (ISO). */
export interface Read<T> {
  readonly value: T;
  readonly from: 'meta' | 'inventory';
  readonly at: string;
}

/** What Meta says of the number (domain.md B.3); null: it did not say. */
export interface NumberFacts {
  readonly status: string | null;
  readonly nameStatus: string | null;
  readonly newNameStatus: string | null;
  readonly accountMode: string | null;
  readonly isOnBizApp: boolean | null;
  readonly platformType: string | null;
  readonly isPinEnabled: boolean | null;
  readonly isOfficial: boolean | null;
}

/** What Meta says of a WABA (domain.md B.2). */
export interface AccountFacts {
  readonly reviewStatus: string | null;
  readonly businessVerification: string | null;
  readonly business: string | null;
  /** Null: not said, so a person is asked. */
  readonly hasFunding: true | null;
}

/** A WABA of ours, as Meta has it; what could not be read is null. */
export interface AccountReadings {
  readonly waba: Waba;
  readonly account: Read<AccountFacts> | null;
  /** How many apps get its webhooks. */
  readonly apps: Read<number> | null;
  /** Ids of its numbers. */
  readonly numbers: Read<readonly NumberId[]> | null;
}

/** `register` and `deregister` of a number, at most 10 in a moving 72 h (133016). */
export interface RegisterBudget {
  readonly used: number;
  readonly limit: number;
  /** ISO; when the oldest of them no longer counts; null while there is room. */
  readonly freeAt: string | null;
}

/** The workspace in which the number's Braze group is made anew, and the WABA that it will send through. */
export interface GroupRoom {
  readonly workspace: Workspace;
  /** WABAs with an active group in the workspace. */
  readonly wabas: readonly WabaId[];
  /** Brought there by other open operations. */
  readonly onTheirWay: readonly WabaId[];
  /** How many groups the workspace has, archived ones too. */
  readonly groups: number;
  /** Active groups of the workspace on the source. */
  readonly onSource: readonly GroupId[];
  /** Active groups on the destination. */
  readonly onDestination: readonly GroupId[];
  /** Those that move together; this number's alone unless its whole WABA moves. */
  readonly moving: readonly GroupId[];
}

/** Everything the plan is computed from, read in one go from the store. */
export interface MigrationFacts {
  readonly request: MigrationRequest;
  readonly requester: UserId;
  readonly number: PhoneNumber;
  readonly reading: Read<NumberFacts> | null;
  readonly source: AccountReadings;
  /** Null: outside. */
  readonly destination: AccountReadings | null;
  /** The active Braze group of the number and its workspace; null where it has none. */
  readonly group: Group | null;
  /** The workspaces with an active group on the numbers that move; where there is none, every workspace. */
  readonly workspaces: readonly Workspace[];
  /** Who acts without `manage_integrations` (and, where a group moves, without "Manage Subscription Groups") and where. */
  readonly lacking: readonly { readonly user: UserId; readonly workspace: WorkspaceKey }[];
  readonly heldBy: Holder | null;
  /** Null where no group is made anew. */
  readonly room: GroupRoom | null;
  readonly registrations: RegisterBudget;
  readonly templates: TemplateOutlook | null;
  /** Who vouches for the people whom the ledger knows in the group; null where no group is made anew. */
  readonly vouchers: readonly Voucher[] | null;
  /** Steps that the bot can do or prove itself: keys and webhooks are set up for them. */
  readonly automatic: readonly MigrationStepKey[];
  /** ISO time of the reading. */
  readonly readAt: string;
}
