import { and, eq, inArray } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { GrantRow } from '../domain/asset/inventory.ts';
import type { InventoryDifference, SectionDifference } from '../domain/asset/inventory-diff.ts';
import { asInserted } from './as-inserted.ts';
import { businessRow, groupRow, numberRow, wabaRow, workspaceRow } from './inventory-rows.ts';
import { accessGrant, adminUser } from './schema/access.ts';
import { business, phoneNumber, subscriptionGroup, waba, workspace } from './schema/asset.ts';
import type { Drizzle } from './transaction.ts';

/** Postgres takes 65,535 parameters a statement; a number has 15. */
const rowsAtOnce = 1000;

/** Writes a difference in an order that no reference and no unique index objects to on the way. */
export async function writeDifference(
  db: Drizzle,
  difference: InventoryDifference,
  prune: boolean,
): Promise<void> {
  const { admins, workspaces, businesses, wabas, numbers, groups, grants } = difference;
  const gone = <Row>({ missing }: SectionDifference<Row>): readonly Row[] => (prune ? missing : []);

  for (const grant of gone(grants)) await removeGrant(db, grant);
  await remove(
    db,
    subscriptionGroup.id,
    gone(groups).map(({ id }) => id),
  );
  // Two groups that swap numbers would for a moment both be active on one: all changed ones step back first.
  for (const ids of inChunks(groups.changed.map(({ before }) => before.id))) {
    await db
      .update(subscriptionGroup)
      .set({ status: 'archived' })
      .where(and(inArray(subscriptionGroup.id, ids), eq(subscriptionGroup.status, 'active')));
  }
  await upsert(db, workspace, workspace.key, written(workspaces).map(workspaceRow.toTable));
  await upsert(db, business, business.id, written(businesses).map(businessRow.toTable));
  await upsert(db, waba, waba.id, written(wabas).map(wabaRow.toTable));
  await upsert(db, phoneNumber, phoneNumber.id, written(numbers).map(numberRow.toTable));
  await upsert(db, subscriptionGroup, subscriptionGroup.id, written(groups).map(groupRow.toTable));
  await remove(
    db,
    phoneNumber.id,
    gone(numbers).map(({ id }) => id),
  );
  await remove(
    db,
    waba.id,
    gone(wabas).map(({ id }) => id),
  );
  await remove(
    db,
    business.id,
    gone(businesses).map(({ id }) => id),
  );
  await remove(
    db,
    workspace.key,
    gone(workspaces).map(({ key }) => key),
  );

  for (const { before } of grants.changed) await removeGrant(db, before);
  const permissions = written(grants).flatMap(({ user: userId, workspace: workspaceKey, permissions }) =>
    permissions.map((permission) => ({ userId, workspaceKey, permission })),
  );
  for (const values of inChunks(permissions)) await db.insert(accessGrant).values(values);
  for (const values of inChunks(admins.added.map((userId) => ({ userId })))) {
    await db.insert(adminUser).values(values);
  }
  await remove(db, adminUser.userId, gone(admins));
}

const written = <Row>({ added, changed }: SectionDifference<Row>): readonly Row[] => [
  ...added,
  ...changed.map(({ after }) => after),
];

function* inChunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) yield rows.slice(start, start + rowsAtOnce);
}

async function upsert<Table extends PgTable>(
  db: Drizzle,
  table: Table,
  target: PgColumn,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  for (const values of inChunks(rows)) {
    await db
      .insert(table)
      .values(values)
      .onConflictDoUpdate({ target, set: asInserted(table, values[0]) });
  }
}

async function remove(db: Drizzle, key: PgColumn, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) await db.delete(key.table).where(inArray(key, chunk));
}

async function removeGrant(db: Drizzle, { user, workspace: key }: GrantRow): Promise<void> {
  await db.delete(accessGrant).where(and(eq(accessGrant.userId, user), eq(accessGrant.workspaceKey, key)));
}
