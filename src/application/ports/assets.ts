import type { Business, Group, PhoneNumber, Provider, Waba, Workspace } from '../../domain/asset/asset.ts';
import type { GroupId, NumberId, WabaId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { AssetChange } from '../../domain/operation/consequences.ts';

/** A group as people pick it from a list. */
export interface GroupRow {
  readonly id: GroupId;
  readonly numberId: NumberId;
  readonly name: string;
  readonly e164: string;
  readonly displayName: string;
  readonly workspace: string;
  readonly status: Group['status'];
}

/** A number as people find it. */
export interface NumberRow {
  readonly id: NumberId;
  readonly e164: string;
  readonly displayName: string;
  readonly waba: string;
}

/** Why the store did not take a change; the database holds these limits against concurrent writers too. */
export type AssetRefusal = 'workspace_waba_limit' | 'waba_group_limit' | 'one_active_group_per_number';

export interface Assets {
  workspace(key: WorkspaceKey): Promise<Workspace | null>;
  workspaces(): Promise<readonly Workspace[]>;
  business(id: string): Promise<Business | null>;
  waba(id: WabaId): Promise<Waba | null>;
  number(id: NumberId): Promise<PhoneNumber | null>;
  group(id: GroupId): Promise<Group | null>;
  /** Every group, for a file that may name any. */
  groups(): Promise<readonly Group[]>;
  groupsOfNumber(id: NumberId): Promise<readonly Group[]>;
  activeGroupsOfWaba(id: WabaId): Promise<readonly Group[]>;
  activeGroupsOfWorkspace(key: WorkspaceKey): Promise<readonly Group[]>;
  wabas(): Promise<readonly Waba[]>;
  numbersOfWaba(id: WabaId): Promise<readonly PhoneNumber[]>;
  /** Numbers on the WABAs that this provider runs. */
  numbersOfProvider(provider: Provider): Promise<readonly PhoneNumber[]>;
  /** WABAs with an active group in the workspace. */
  wabasInWorkspace(key: WorkspaceKey): Promise<readonly WabaId[]>;
  countGroupsInWorkspace(key: WorkspaceKey): Promise<number>;
  /**
   * Groups whose name, number or display name matches; digits match in any human format. At most `limit`.
   * `within`: only groups of these workspaces; null: all.
   */
  searchGroups(
    query: string,
    limit: number,
    within?: readonly WorkspaceKey[] | null,
  ): Promise<readonly GroupRow[]>;
  /** `within` as above; numbers that no group has are found by everybody who sees a workspace. */
  searchNumbers(
    query: string,
    limit: number,
    within?: readonly WorkspaceKey[] | null,
  ): Promise<readonly NumberRow[]>;
  /** Numbers of the WABAs whose name matches or whose whole id it is, `within` as above. At most `limit`. */
  searchNumbersOfWabas(
    query: string,
    limit: number,
    within?: readonly WorkspaceKey[] | null,
  ): Promise<readonly NumberRow[]>;
  /** Applies a change that an operation brought about; a refusal leaves the transaction usable. */
  change(change: AssetChange): Promise<AssetRefusal | null>;
}
