import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { FollowUp, FollowUps } from '../application/ports/follow-up.ts';
import { followUp, ratingLook, templateHistory } from './schema/follow-up.ts';
import { operation } from './schema/operation.ts';
import type { Drizzle } from './transaction.ts';

/** Copies of templates and the looks at them. */
export function createFollowUps(db: Drizzle): FollowUps {
  const of = (operationId: string) => eq(followUp.operationId, operationId);

  async function read(operationId: string, locking: boolean): Promise<FollowUp | null> {
    const query = db.select().from(followUp).where(of(operationId));
    const [row] = await (locking ? query.for('update') : query);
    if (!row?.wabaId || !row.registeredAt) return null;
    const [kept] = await db
      .select({ looks: count() })
      .from(ratingLook)
      .where(eq(ratingLook.operationId, operationId));
    const [last] = await db
      .select({ report: ratingLook.report })
      .from(ratingLook)
      .where(eq(ratingLook.operationId, operationId))
      .orderBy(desc(ratingLook.n))
      .limit(1);
    return {
      operationId,
      waba: row.wabaId,
      registeredAt: row.registeredAt.toISOString(),
      snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      dealtWith: row.dealtWith,
      looks: kept?.looks ?? 0,
      last: last?.report ?? null,
    };
  }

  return {
    async expect(operationId, expected) {
      await db.insert(followUp).values({ operationId, expected }).onConflictDoNothing();
    },

    async expected(operationId) {
      const [row] = await db.select({ expected: followUp.expected }).from(followUp).where(of(operationId));
      return row?.expected ?? [];
    },

    async begin(operationId, wabaId, registeredAt) {
      await db
        .update(followUp)
        .set({ wabaId, registeredAt: new Date(registeredAt) })
        .where(and(of(operationId), isNull(followUp.registeredAt)));
    },

    find: (operationId) => read(operationId, false),
    lock: (operationId) => read(operationId, true),

    async following(waba) {
      const rows = await db
        .select({ name: operation.name })
        .from(followUp)
        .innerJoin(operation, eq(operation.id, followUp.operationId))
        .where(and(eq(followUp.wabaId, waba), isNull(followUp.endedAt)));
      return rows.map(({ name }) => name);
    },

    async look(operationId, look) {
      const [row] = await db
        .insert(ratingLook)
        .values({
          operationId,
          ...look,
          n: sql`coalesce((select max(n) from rating_look where operation_id = ${operationId}), 0) + 1`,
        })
        .returning({ n: ratingLook.n });
      if (row === undefined) throw new Error('a look was not kept');
      return row.n;
    },

    async lookAt(operationId, n) {
      const [row] = await db
        .select()
        .from(ratingLook)
        .where(and(eq(ratingLook.operationId, operationId), eq(ratingLook.n, n)));
      if (row === undefined) return null;
      const { report, changes, awaited, ends } = row;
      return { report, changes, awaited, ends };
    },

    async snooze(operationId, until) {
      await db
        .update(followUp)
        .set({ snoozedUntil: until === null ? null : new Date(until) })
        .where(of(operationId));
    },

    async dealWith(operationId, matters) {
      await db.update(followUp).set({ dealtWith: matters }).where(of(operationId));
    },

    async end(operationId, at) {
      await db
        .update(followUp)
        .set({ endedAt: new Date(at) })
        .where(and(of(operationId), isNull(followUp.endedAt)));
    },

    async remember({ template, field, from, to }, at) {
      const { wabaId, name, language } = template;
      await db.insert(templateHistory).values({ wabaId, name, language, field, from, to, at: new Date(at) });
    },
  };
}
