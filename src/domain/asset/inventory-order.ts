import { PERMISSIONS } from '../access/permissions.ts';
import type { Inventory } from './inventory.ts';

/** The same estate always in the same order: by key or id, byte by byte. */
export const inOrder = (inventory: Inventory): Inventory => ({
  admins: sorted(inventory.admins, (user) => user),
  workspaces: sorted(inventory.workspaces, ({ key }) => key),
  businesses: sorted(inventory.businesses, ({ id }) => id),
  wabas: sorted(inventory.wabas, ({ id }) => id),
  numbers: sorted(inventory.numbers, ({ id }) => id),
  groups: sorted(inventory.groups, ({ id }) => id),
  grants: sorted(inventory.grants, ({ user, workspace }) => `${user} ${workspace}`).map((grant) => ({
    ...grant,
    permissions: PERMISSIONS.filter((permission) => grant.permissions.includes(permission)),
  })),
});

function sorted<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}
