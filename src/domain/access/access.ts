import type { UserId, WorkspaceKey } from '../asset/ids.ts';
import type { Permission } from './permissions.ts';

export interface Access {
  readonly user: UserId;
  readonly admin: boolean;
  readonly grants: readonly { readonly workspace: WorkspaceKey; readonly permission: Permission }[];
}

export interface Denied {
  readonly kind: 'denied';
  readonly permission: Permission | 'admin';
  readonly workspaces: readonly WorkspaceKey[];
}

/** Whether the person holds `permission` in `workspace`; an admin holds all, any grant implies `view`. */
export function holds(access: Access, permission: Permission, workspace: WorkspaceKey): boolean {
  if (access.admin) return true;
  return access.grants.some(
    (g) => g.workspace === workspace && (g.permission === permission || permission === 'view'),
  );
}

/** Refusal that names the missing permission and where it is missing, or null. */
export function denial(
  access: Access,
  permission: Permission,
  workspaces: readonly WorkspaceKey[],
): Denied | null {
  const missing = workspaces.filter((w) => !holds(access, permission, w));
  return missing.length === 0 ? null : { kind: 'denied', permission, workspaces: missing };
}

export const adminDenial = (access: Access): Denied | null =>
  access.admin ? null : { kind: 'denied', permission: 'admin', workspaces: [] };
