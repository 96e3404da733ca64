import { asc, eq, sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { AssetRefusal } from '../application/ports/assets.ts';
import type { InventoryStore, InventoryTransaction, InventoryView } from '../application/ports/inventory.ts';
import type { GrantRow, Inventory } from '../domain/asset/inventory.ts';
import { type AssetHolder, workspaceAsset } from '../domain/asset/inventory-holds.ts';
import { businessRow, groupRow, numberRow, wabaRow, workspaceRow } from './inventory-rows.ts';
import { writeDifference } from './inventory-writing.ts';
import { accessEvent, accessGrant, adminUser } from './schema/access.ts';
import { business, phoneNumber, subscriptionGroup, waba, workspace } from './schema/asset.ts';
import { hold, operation } from './schema/operation.ts';
import { type Drizzle, retryConflicts, violationOf } from './transaction.ts';

const inventoryLock = 7_201_642_023;

export const createInventoryStore = (db: PostgresJsDatabase): InventoryStore => ({
  snapshot: (work) =>
    db.transaction((tx) => work(viewOf(tx)), { isolationLevel: 'repeatable read', accessMode: 'read only' }),
  alone: (work) =>
    retryConflicts(() =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${inventoryLock})`);
        // Readers go on; writers of the estate and takers of holds wait until we have committed.
        await tx.execute(sql`
          lock table ${hold}, ${workspace}, ${business}, ${waba}, ${phoneNumber}, ${subscriptionGroup},
            ${accessGrant}, ${adminUser} in share row exclusive mode`);
        return await work(transactionOn(tx));
      }),
    ),
});

const viewOf = (db: Drizzle): InventoryView => ({
  read: () => readInventory(db),
  holders: () => readHolders(db),
});

const transactionOn = (db: Drizzle): InventoryTransaction => ({
  ...viewOf(db),
  async write(difference, prune) {
    try {
      await db.transaction(async (savepoint) => {
        await writeDifference(savepoint, difference, prune);
        await savepoint.execute(sql`set constraints all immediate`);
      });
      return null;
    } catch (error) {
      const refusal = refusals.find((known) => known === violationOf(error)?.constraint);
      if (refusal === undefined) throw error;
      return refusal;
    }
  },
  async record(events) {
    if (events.length === 0) return;
    // The column is typed for people; what a file changed has no person.
    await db.insert(accessEvent).values(
      events.map(({ kind, actor, detail, at }) => ({
        kind,
        actor: sql`${actor}`,
        detail,
        at: new Date(at),
      })),
    );
  },
});

const refusals: readonly AssetRefusal[] = [
  'workspace_waba_limit',
  'waba_group_limit',
  'one_active_group_per_number',
];

async function readInventory(db: Drizzle): Promise<Inventory> {
  const admins = await db.select().from(adminUser).orderBy(asc(adminUser.userId));
  return {
    admins: admins.map(({ userId }) => userId),
    workspaces: (await db.select().from(workspace).orderBy(asc(workspace.key))).map(workspaceRow.fromTable),
    businesses: (await db.select().from(business).orderBy(asc(business.id))).map(businessRow.fromTable),
    wabas: (await db.select().from(waba).orderBy(asc(waba.id))).map(wabaRow.fromTable),
    numbers: (await db.select().from(phoneNumber).orderBy(asc(phoneNumber.id))).map(numberRow.fromTable),
    groups: (await db.select().from(subscriptionGroup).orderBy(asc(subscriptionGroup.id))).map(
      groupRow.fromTable,
    ),
    grants: await readGrants(db),
  };
}

async function readGrants(db: Drizzle): Promise<GrantRow[]> {
  const rows = await db
    .select()
    .from(accessGrant)
    .orderBy(asc(accessGrant.userId), asc(accessGrant.workspaceKey), asc(accessGrant.permission));
  const grants = Map.groupBy(rows, ({ userId, workspaceKey }) => `${userId} ${workspaceKey}`);
  return [...grants.values()].flatMap((held) =>
    held.slice(0, 1).map(({ userId, workspaceKey }) => ({
      user: userId,
      workspace: workspaceKey,
      permissions: held.map(({ permission }) => permission),
    })),
  );
}

async function readHolders(db: Drizzle): Promise<AssetHolder[]> {
  const held = await db
    .select({
      asset: hold.asset,
      class: hold.class,
      operation: operation.name,
      workspaces: operation.workspaces,
    })
    .from(hold)
    .innerJoin(operation, eq(operation.id, hold.operationId))
    .orderBy(asc(operation.name), asc(hold.asset));
  const touched = new Map(held.map((row) => [row.operation, row.workspaces]));
  return [
    ...held.map((row) => ({
      asset: row.asset,
      operation: row.operation,
      shared: row.class === 'shared',
    })),
    ...[...touched].flatMap(([name, workspaces]) =>
      workspaces.map((key) => ({ asset: workspaceAsset(key), operation: name, shared: true })),
    ),
  ];
}
