import type { Inventory, Section } from './inventory.ts';

interface FieldChange {
  readonly field: string;
  /** Absent where there was none, or will be none. */
  readonly from?: unknown;
  readonly to?: unknown;
}

interface ChangedRow<Row> {
  readonly before: Row;
  readonly after: Row;
  readonly fields: readonly FieldChange[];
}

export interface SectionDifference<Row> {
  readonly added: readonly Row[];
  readonly changed: readonly ChangedRow<Row>[];
  /** In the store and not in the file. */
  readonly missing: readonly Row[];
}

export type InventoryDifference = { readonly [S in Section]: SectionDifference<Inventory[S][number]> };

/**
 * What it takes to bring the store to what the file says. Optional fields of WABAs and numbers that the file leaves
 * out stay as synced; of a workspace they are the cluster's own.
 */
export const compareInventories = (store: Inventory, file: Inventory): InventoryDifference => ({
  admins: compare(store.admins, file.admins, (user) => user, replaced),
  workspaces: compare(store.workspaces, file.workspaces, ({ key }) => key, replaced),
  businesses: compare(store.businesses, file.businesses, ({ id }) => id, replaced),
  wabas: compare(store.wabas, file.wabas, ({ id }) => id, overlaid),
  numbers: compare(store.numbers, file.numbers, ({ id }) => id, overlaid),
  groups: compare(store.groups, file.groups, ({ id }) => id, replaced),
  grants: compare(store.grants, file.grants, ({ user, workspace }) => `${user} ${workspace}`, replaced),
});

export interface DifferenceCount {
  readonly added: number;
  readonly changed: number;
  readonly missing: number;
}

export function countDifferences(difference: InventoryDifference): DifferenceCount {
  const sections = Object.values(difference);
  const sum = (of: (section: (typeof sections)[number]) => readonly unknown[]) =>
    sections.reduce((total, section) => total + of(section).length, 0);
  return {
    added: sum(({ added }) => added),
    changed: sum(({ changed }) => changed),
    missing: sum(({ missing }) => missing),
  };
}

const replaced = <Row>(_before: Row, file: Row): Row => file;
const overlaid = <Row extends object>(before: Row, file: Row): Row => ({ ...before, ...file });

function compare<Row>(
  store: readonly Row[],
  file: readonly Row[],
  idOf: (row: Row) => string,
  result: (before: Row, file: Row) => Row,
): SectionDifference<Row> {
  const before = new Map(store.map((row) => [idOf(row), row]));
  const named = new Set(file.map(idOf));
  return {
    added: file.filter((row) => !before.has(idOf(row))),
    changed: file.flatMap((row) => {
      const old = before.get(idOf(row));
      if (old === undefined) return [];
      const after = result(old, row);
      const fields = changedFields(old, after);
      return fields.length === 0 ? [] : [{ before: old, after, fields }];
    }),
    missing: store.filter((row) => !named.has(idOf(row))),
  };
}

function changedFields(before: unknown, after: unknown): FieldChange[] {
  const [old, next] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((field): FieldChange[] => {
    const [from, to] = [old.get(field), next.get(field)];
    if (same(field, from, to)) return [];
    return [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

const fieldsOf = (row: unknown): Map<string, unknown> =>
  new Map(typeof row === 'object' && row !== null ? Object.entries(row) : []);

/** Permissions are a set: their order means nothing. */
function same(field: string, from: unknown, to: unknown): boolean {
  if (field !== 'permissions' || !Array.isArray(from) || !Array.isArray(to)) {
    return JSON.stringify(from) === JSON.stringify(to);
  }
  return from.length === to.length && from.every((permission) => to.includes(permission));
}
