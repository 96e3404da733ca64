import { and, asc, eq } from 'drizzle-orm';
import type { Drift, Drifts, Syncs } from '../application/ports/drift.ts';
import { NumberId, WabaId } from '../domain/asset/ids.ts';
import { phoneNumber, waba } from './schema/asset.ts';
import { drift, syncProgress } from './schema/provider.ts';
import type { Drizzle } from './transaction.ts';

type Row = typeof drift.$inferSelect;

const toDrift = ({ asset, field, source, ours, theirs, acceptable, since }: Row): Drift => ({
  asset,
  field,
  source,
  ours,
  theirs,
  acceptable,
  since: since.toISOString(),
});

export function createDrifts(db: Drizzle): Drifts {
  return {
    async list(limit) {
      return (await db.select().from(drift).orderBy(asc(drift.since), asc(drift.asset)).limit(limit)).map(
        toDrift,
      );
    },

    async find(asset, field, source) {
      const [row] = await db
        .select()
        .from(drift)
        .where(key(asset, field, source))
        .for('update');
      return row ? toDrift(row) : null;
    },

    async replace(scope, source, found, now) {
      const fresh: Drift[] = [];
      for (const one of found) {
        const [before] = await db
          .select()
          .from(drift)
          .where(key(one.asset, one.field, source))
          .for('update');
        const same = before !== undefined && before.ours === one.ours && before.theirs === one.theirs;
        const since = same ? before.since : now;
        const values = { ...one, source, scope, since, seenAt: now };
        await db
          .insert(drift)
          .values(values)
          .onConflictDoUpdate({ target: [drift.asset, drift.field, drift.source], set: values });
        if (!same) fresh.push({ ...one, source, since: since.toISOString() });
      }
      const still = new Set(found.map(({ asset, field }) => `${asset} ${field}`));
      const kept = await db
        .select()
        .from(drift)
        .where(and(eq(drift.scope, scope), eq(drift.source, source)));
      for (const { asset, field } of kept) {
        if (!still.has(`${asset} ${field}`)) await db.delete(drift).where(key(asset, field, source));
      }
      return fresh;
    },

    async remove(asset, field, source) {
      await db.delete(drift).where(key(asset, field, source));
    },

    async accept({ asset, field, ours, theirs }) {
      const [kind, id] = asset.split(':', 2);
      if (ours === null || theirs === null) return 'not_acceptable';
      const number = NumberId.safeParse(id);
      const account = WabaId.safeParse(id);
      if (kind === 'number' && number.success && (field === 'display_name' || field === 'e164')) {
        const name = field === 'e164' ? 'e164' : 'displayName';
        const taken = await db
          .update(phoneNumber)
          .set({ [name]: theirs })
          .where(and(eq(phoneNumber.id, number.data), eq(phoneNumber[name], ours)))
          .returning({ id: phoneNumber.id });
        return taken.length > 0 ? 'accepted' : 'changed';
      }
      if (kind === 'waba' && account.success && (field === 'name' || field === 'currency')) {
        const taken = await db
          .update(waba)
          .set({ [field]: theirs })
          .where(and(eq(waba.id, account.data), eq(waba[field], ours)))
          .returning({ id: waba.id });
        return taken.length > 0 ? 'accepted' : 'changed';
      }
      return 'not_acceptable';
    },
  };
}

const key = (asset: string, field: Drift['field'], source: Drift['source']) =>
  and(eq(drift.asset, asset), eq(drift.field, field), eq(drift.source, source));

export function createSyncs(db: Drizzle): Syncs {
  const told = (row: typeof syncProgress.$inferSelect) => ({
    scope: row.scope,
    cursor: row.cursor,
    startedAt: row.startedAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    fault: row.fault,
  });
  return {
    async find(scope) {
      const [row] = await db.select().from(syncProgress).where(eq(syncProgress.scope, scope));
      return row ? told(row) : null;
    },
    async put({ scope, cursor, startedAt, doneAt, fault }) {
      const values = {
        scope,
        cursor,
        fault,
        startedAt: new Date(startedAt),
        doneAt: doneAt === null ? null : new Date(doneAt),
      };
      await db
        .insert(syncProgress)
        .values(values)
        .onConflictDoUpdate({ target: syncProgress.scope, set: values });
    },
    async list() {
      return (await db.select().from(syncProgress).orderBy(asc(syncProgress.scope))).map(told);
    },
  };
}
