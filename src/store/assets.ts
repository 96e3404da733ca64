import { and, asc, count, eq, getTableColumns, sql } from 'drizzle-orm';
import type { AssetRefusal, Assets } from '../application/ports/assets.ts';
import type { Group } from '../domain/asset/asset.ts';
import { BusinessId } from '../domain/asset/ids.ts';
import type { AssetChange } from '../domain/operation/consequences.ts';
import { business, phoneNumber, subscriptionGroup, waba, workspace } from './schema/asset.ts';
import { type Drizzle, violationOf } from './transaction.ts';

const groupColumns = {
  id: subscriptionGroup.id,
  name: subscriptionGroup.name,
  workspaceKey: subscriptionGroup.workspaceKey,
  numberId: subscriptionGroup.numberId,
  status: subscriptionGroup.status,
};

/** All but `search`, which is the database's own. */
const { search: _search, ...numberColumns } = getTableColumns(phoneNumber);

export function createAssets(db: Drizzle): Omit<Assets, `search${string}`> {
  const groups = () => db.select(groupColumns).from(subscriptionGroup);
  const numbers = () => db.select(numberColumns).from(phoneNumber);
  const isActive = eq(subscriptionGroup.status, 'active');
  return {
    async workspace(key) {
      return first(await db.select().from(workspace).where(eq(workspace.key, key)));
    },
    workspaces: async () => await db.select().from(workspace).orderBy(asc(workspace.key)),
    async business(id) {
      const known = BusinessId.safeParse(id);
      if (!known.success) return null;
      return first(await db.select().from(business).where(eq(business.id, known.data)));
    },
    async waba(id) {
      return first(await db.select().from(waba).where(eq(waba.id, id)));
    },
    async number(id) {
      return first(await numbers().where(eq(phoneNumber.id, id)));
    },
    async group(id) {
      return first(await groups().where(eq(subscriptionGroup.id, id)));
    },
    groups: async () => await groups(),
    groupsOfNumber: async (id) =>
      await groups().where(eq(subscriptionGroup.numberId, id)).orderBy(asc(subscriptionGroup.id)),
    activeGroupsOfWaba: async (id) =>
      await groups()
        .innerJoin(phoneNumber, eq(phoneNumber.id, subscriptionGroup.numberId))
        .where(and(eq(phoneNumber.wabaId, id), isActive))
        .orderBy(asc(subscriptionGroup.id)),
    activeGroupsOfWorkspace: async (key) =>
      await groups()
        .where(and(eq(subscriptionGroup.workspaceKey, key), isActive))
        .orderBy(asc(subscriptionGroup.id)),
    wabas: async () => await db.select().from(waba).orderBy(asc(waba.id)),
    numbersOfWaba: async (id) =>
      await numbers().where(eq(phoneNumber.wabaId, id)).orderBy(asc(phoneNumber.id)),
    numbersOfProvider: async (provider) =>
      await numbers()
        .innerJoin(waba, eq(waba.id, phoneNumber.wabaId))
        .where(eq(waba.provider, provider))
        .orderBy(asc(phoneNumber.id)),
    async wabasInWorkspace(key) {
      const rows = await db
        .selectDistinct({ id: phoneNumber.wabaId })
        .from(subscriptionGroup)
        .innerJoin(phoneNumber, eq(phoneNumber.id, subscriptionGroup.numberId))
        .where(and(eq(subscriptionGroup.workspaceKey, key), isActive))
        .orderBy(asc(phoneNumber.wabaId));
      return rows.map((row) => row.id);
    },
    async countGroupsInWorkspace(key) {
      const counted = db.select({ groups: count() }).from(subscriptionGroup);
      return first(await counted.where(eq(subscriptionGroup.workspaceKey, key)))?.groups ?? 0;
    },
    change: (change) => withinLimits(db, (savepoint) => apply(savepoint, change)),
  };
}

const first = <T>(rows: readonly T[]): T | null => rows[0] ?? null;

const refusals: readonly AssetRefusal[] = [
  'workspace_waba_limit',
  'waba_group_limit',
  'one_active_group_per_number',
];

/** The limits are counted at commit; here they answer at once, and a refusal undoes the change alone. */
async function withinLimits(
  db: Drizzle,
  change: (savepoint: Drizzle) => Promise<void>,
): Promise<AssetRefusal | null> {
  try {
    await db.transaction(async (savepoint) => {
      await change(savepoint);
      await savepoint.execute(sql`set constraints asset_limits immediate`);
      await savepoint.execute(sql`set constraints asset_limits deferred`);
    });
    return null;
  } catch (error) {
    const constraint = violationOf(error)?.constraint;
    const refusal = refusals.find((known) => known === constraint);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

async function apply(db: Drizzle, change: AssetChange): Promise<void> {
  switch (change.type) {
    case 'archive_group':
    case 'activate_group': {
      const status = change.type === 'archive_group' ? 'archived' : 'active';
      await db.update(subscriptionGroup).set({ status }).where(eq(subscriptionGroup.id, change.id));
      return;
    }
    case 'remove_group':
      await db.delete(subscriptionGroup).where(eq(subscriptionGroup.id, change.id));
      return;
    case 'put_group':
      await put(db, change.group);
      return;
    case 'move_number':
      await db.update(phoneNumber).set({ wabaId: change.waba }).where(eq(phoneNumber.id, change.id));
      return;
    default:
      change satisfies never;
  }
}

/** A group never changes its number or its workspace (R17, R18, R50). */
async function put(db: Drizzle, { id, name, workspaceKey, numberId, status }: Group): Promise<void> {
  const written = await db
    .insert(subscriptionGroup)
    .values({ id, name, workspaceKey, numberId, status })
    .onConflictDoUpdate({
      target: subscriptionGroup.id,
      set: { name, status },
      setWhere: sql`${subscriptionGroup.workspaceKey} = ${workspaceKey} and ${subscriptionGroup.numberId} = ${numberId}`,
    })
    .returning({ id: subscriptionGroup.id });
  if (written.length === 0) throw new Error(`group ${id} belongs to another number or workspace`);
}
