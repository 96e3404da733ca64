import { and, desc, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MarketingPreference, StopCount, Stops } from '../application/ports/stops.ts';
import { type NumberId, UserId } from '../domain/asset/ids.ts';
import { marketingPreference as preference, stopsTold } from './schema/subscription.ts';
import type { Drizzle } from './transaction.ts';

const LeaverRow = z.object({
  person: z.coerce.number(),
  external_id: z.string().nullable(),
  phone: z.string().nullable(),
  sharing: z.array(z.coerce.number()),
  at: z.coerce.date(),
  decided_by: UserId.nullable(),
});

const nextVersion = sql`default`;

export function createStops(db: Drizzle): Stops {
  const on = (number: NumberId, ...more: (SQL | undefined)[]) =>
    and(eq(preference.numberId, number), ...more);
  const stopped = eq(preference.stopped, true);
  const undecided = and(stopped, isNull(preference.decision));
  const counted = {
    people: sql<number>`count(*)::int`,
    version: sql<number>`coalesce(max(${preference.version}), 0)::float8`,
  };
  const count = async (where: SQL | undefined): Promise<StopCount> => {
    const [row] = await db.select(counted).from(preference).where(where);
    return row ?? { people: 0, version: 0 };
  };

  return {
    async lock(number, people) {
      if (people.length === 0) return [];
      const rows = await db
        .select()
        .from(preference)
        .where(on(number, inArray(preference.personId, [...people])))
        .for('update');
      return rows.map(preferenceOf);
    },

    async keep({ person, number, stopped, told, at, decision }) {
      const word = { stopped, told, at: new Date(at), decision };
      const kept = (column: SQL) => sql`case when ${decision}::text is null then null else ${column} end`;
      await db
        .insert(preference)
        .values({ personId: person, numberId: number, ...word })
        .onConflictDoUpdate({
          target: [preference.personId, preference.numberId],
          set: {
            ...word,
            decidedBy: kept(sql`${preference.decidedBy}`),
            decidedAt: kept(sql`${preference.decidedAt}`),
            version: nextVersion,
          },
          setWhere: lte(preference.at, word.at),
        });
    },

    async repeat(number, person, at) {
      await db
        .update(preference)
        .set({ at: new Date(at) })
        .where(on(number, eq(preference.personId, person), lte(preference.at, new Date(at))));
    },

    async of(people) {
      if (people.length === 0) return [];
      const rows = await db
        .select()
        .from(preference)
        .where(inArray(preference.personId, [...people]))
        .orderBy(preference.numberId);
      return rows.map(preferenceOf);
    },

    async hasStopped(number, people) {
      if (people.length === 0) return false;
      const its = inArray(preference.personId, [...people]);
      return (await count(on(number, its, stopped))).people > 0;
    },

    countStopped: async (number) => (await count(on(number, stopped))).people,
    undecided: (number) => count(on(number, undecided)),

    async decide({ number, version }, decision, by, now) {
      const rows = await db
        .update(preference)
        .set({ decision, decidedBy: by, decidedAt: now })
        .where(on(number, undecided, lte(preference.version, version)))
        .returning({ person: preference.personId });
      return rows.length;
    },

    async lastDecided(number) {
      const { decidedAt, decidedBy } = preference;
      const left = sql<boolean>`${preference.decision} = 'left'`;
      const [row] = await db
        .select({ left, by: decidedBy, at: decidedAt, people: counted.people })
        .from(preference)
        .where(on(number, sql`${decidedAt} is not null`))
        .groupBy(left, decidedBy, decidedAt)
        .orderBy(desc(decidedAt))
        .limit(1);
      if (!row?.at) return null;
      const { by, people, at } = row;
      return { decision: row.left ? 'left' : 'unsubscribed', by, people, at: at.toISOString() };
    },

    countUnsubscribing: async (number) =>
      (await count(on(number, eq(preference.decision, 'unsubscribing')))).people,

    async leavers(number, group, limit) {
      await db.execute(sql`
        update marketing_preference m set decision = 'left'
        where m.number_id = ${number} and m.decision = 'unsubscribing' and exists (
          select from subscription s
          where s.group_id = ${group} and s.person_id = m.person_id and s.subscribed and s.at > m.at)`);
      const rows = await db.execute(sql`
        select m.person_id as person, p.external_id, p.phone, m.at, m.decided_by,
          case when p.external_id is not null then array[p.id]
            else (select array_agg(q.id order by q.id) from person q where q.phone = p.phone) end as sharing
        from marketing_preference m join person p on p.id = m.person_id
        where m.number_id = ${number} and m.decision = 'unsubscribing' and p.erased_at is null
        order by m.version limit ${limit}`);
      return rows.flatMap((row) => {
        const { external_id, phone, decided_by, at, ...rest } = LeaverRow.parse(row);
        const id = external_id ?? phone;
        if (id === null) return [];
        const name = { by: external_id === null ? 'phone' : 'external_id', id } as const;
        return [{ ...rest, name, at: at.toISOString(), decidedBy: decided_by }];
      });
    },

    async settle(number, people, became) {
      if (people.length === 0) return;
      const theirs = inArray(preference.personId, [...people]);
      await db
        .update(preference)
        .set({ decision: became, version: nextVersion })
        .where(on(number, theirs, eq(preference.decision, 'unsubscribing')));
    },

    async settledSince(number, version) {
      const its = on(number, stopped, sql`${preference.version} > ${version}`);
      const done = and(eq(preference.decision, 'unsubscribed'), isNull(preference.decidedBy));
      const refused = eq(preference.decision, 'refused');
      const [row] = await db
        .select({
          people: sql<number>`(count(*) filter (where ${done}))::int`,
          refused: sql<number>`(count(*) filter (where ${refused}))::int`,
          version: counted.version,
        })
        .from(preference)
        .where(and(its, sql`(${done} or ${refused})`));
      return row ?? { people: 0, refused: 0, version: 0 };
    },

    resumedSince: (number, version) =>
      count(
        on(
          number,
          sql`not ${preference.stopped} and ${preference.version} > ${version}`,
          eq(preference.decision, 'unsubscribed'),
        ),
      ),

    async told(number, what) {
      const [row] = await db
        .select()
        .from(stopsTold)
        .where(and(eq(stopsTold.numberId, number), eq(stopsTold.what, what)));
      if (row === undefined) return null;
      const { key, groupId: group, version, postedAt, toldAt } = row;
      return { key, group, version, postedAt: postedAt.toISOString(), toldAt: toldAt.toISOString() };
    },

    async tell(number, what, { key, group, version, postedAt, toldAt }) {
      const row = {
        ...{ key, groupId: group, version },
        ...{ postedAt: new Date(postedAt), toldAt: new Date(toldAt) },
      };
      await db
        .insert(stopsTold)
        .values({ numberId: number, what, ...row })
        .onConflictDoUpdate({ target: [stopsTold.numberId, stopsTold.what], set: row });
    },
  };
}

const preferenceOf = (row: typeof preference.$inferSelect): MarketingPreference => ({
  person: row.personId,
  number: row.numberId,
  stopped: row.stopped,
  told: row.told,
  at: row.at.toISOString(),
  decision: row.decision,
});
