import type { Access } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';

export interface AccessEvent {
  readonly kind: 'granted' | 'revoked' | 'refused' | 'exported' | 'erased';
  readonly actor: UserId;
  readonly detail: Readonly<Record<string, string | string[]>>;
  /** ISO */
  readonly at: string;
}

export interface AccessStore {
  of(user: UserId): Promise<Access>;
  admins(): Promise<readonly UserId[]>;
  /** Who holds the permission in every one of the workspaces by grant; admins are not listed. */
  holders(permission: Permission, workspaces: readonly WorkspaceKey[]): Promise<readonly UserId[]>;
  list(
    workspace?: WorkspaceKey,
  ): Promise<readonly { user: UserId; workspace: WorkspaceKey; permission: Permission }[]>;
  /** True when something changed. */
  grant(user: UserId, workspace: WorkspaceKey, permissions: readonly Permission[]): Promise<boolean>;
  revoke(user: UserId, workspace: WorkspaceKey, permissions: readonly Permission[]): Promise<boolean>;
  record(event: AccessEvent): Promise<void>;
}
