import { describe, expect, it } from 'vitest';
import { type Access, adminDenial, denial, holds } from '../../../src/domain/access/access.ts';
import { isPermission, PERMISSIONS, type Permission } from '../../../src/domain/access/permissions.ts';
import { destinationKey, elsewhereKey, originKey, requester } from '../samples.ts';

const granted = (...permissions: readonly Permission[]): Access => ({
  user: requester,
  admin: false,
  grants: permissions.map((permission) => ({ workspace: originKey, permission })),
});
const admin: Access = { user: requester, admin: true, grants: [] };

describe('what a person may do', () => {
  it('is nothing without a grant', () => {
    for (const permission of PERMISSIONS) expect(holds(granted(), permission, originKey)).toBe(false);
  });

  it('is what was granted, in that workspace alone', () => {
    const access = granted('manage_subscription_groups');
    expect(holds(access, 'manage_subscription_groups', originKey)).toBe(true);
    expect(holds(access, 'manage_subscription_groups', destinationKey)).toBe(false);
    expect(holds(access, 'approve_operations', originKey)).toBe(false);
  });

  it('is to view wherever anything was granted', () => {
    for (const permission of PERMISSIONS) {
      expect(holds(granted(permission), 'view', originKey)).toBe(true);
      expect(holds(granted(permission), 'view', destinationKey)).toBe(false);
    }
  });

  it('is nothing more for whoever may view', () => {
    const more = PERMISSIONS.filter((permission) => permission !== 'view');
    for (const permission of more) expect(holds(granted('view'), permission, originKey)).toBe(false);
  });

  it('is everything everywhere for an admin', () => {
    for (const permission of PERMISSIONS) expect(holds(admin, permission, elsewhereKey)).toBe(true);
  });
});

describe('a refusal', () => {
  it('[R2] names the missing permission and every workspace where it is missing', () => {
    const access = granted('manage_subscription_groups');
    const asked = [originKey, destinationKey, elsewhereKey];
    expect(denial(access, 'manage_subscription_groups', asked)).toEqual({
      kind: 'denied',
      permission: 'manage_subscription_groups',
      workspaces: [destinationKey, elsewhereKey],
    });
  });

  it('is none where the permission is held in all of them', () => {
    expect(denial(granted('import_users'), 'import_users', [originKey])).toBeNull();
    expect(denial(admin, 'import_users', [originKey, destinationKey])).toBeNull();
  });

  it('names admin where only an admin may', () => {
    expect(adminDenial(granted(...PERMISSIONS))).toEqual({
      kind: 'denied',
      permission: 'admin',
      workspaces: [],
    });
    expect(adminDenial(admin)).toBeNull();
  });
});

describe('the word for a permission', () => {
  it('is one of the list, written as it is there', () => {
    expect(PERMISSIONS.every(isPermission)).toBe(true);
    for (const word of ['admin', 'View', 'manage', '', 'toString']) expect(isPermission(word)).toBe(false);
  });
});
