import { and, eq, isNull, lt, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PushBatch, Pushes } from '../application/ports/pushes.ts';
import { GroupId, WorkspaceKey } from '../domain/asset/ids.ts';
import { abandonUnwritten } from './abandon.ts';
import { foldWritten } from './fold.ts';
import { newerWord } from './newer-word.ts';
import { createPushReport } from './push-report.ts';
import { push, pushBatch, pushReject, pushRow } from './schema/push.ts';
import { sourceId } from './subscription-source.ts';
import { stateOf } from './subscriptions.ts';
import type { Drizzle } from './transaction.ts';
import { AGAIN, type LeftOut, writeAgain } from './write-again.ts';

const BatchRow = z.object({
  no: z.number(),
  group_id: GroupId,
  workspace: WorkspaceKey,
  subscribed: z.boolean(),
  by: z.enum(['external_id', 'phone']),
  people: z.array(z.object({ person: z.number(), id: z.string(), line: z.number().nullable() })),
});

const toBatch = (row: unknown): PushBatch => {
  const { no, group_id: group, workspace, subscribed, by, people } = BatchRow.parse(row);
  return { no, group, workspace, state: stateOf(subscribed), by, people };
};

/** The people of some batches by the name that Braze is called with; `kept` says who of them is left in. */
const batches = (operationId: string, which: ReturnType<typeof sql>, kept: ReturnType<typeof sql>) => sql`
  select b.no, b.group_id, g.workspace_key as workspace, b.subscribed, b.by,
    coalesce(r.people, '[]'::json) as people
  from (${which}) b
  join subscription_group g on g.id = b.group_id::text
  left join lateral (
    select json_agg(json_build_object('person', p.id, 'line', r.line,
      'id', case b.by when 'phone' then p.phone else p.external_id end) order by r.line, p.id) as people
    from push_row r join person p on p.id = r.person_id
    where r.operation_id = ${operationId} and r.batch = b.no and p.erased_at is null
      and case b.by when 'phone' then p.phone else p.external_id end is not null ${kept}
  ) r on true
  order by b.no`;

export function createPushes(db: Drizzle): Pushes {
  const holds = async (operationId: string, epoch: number): Promise<boolean> => {
    const [row] = await db
      .select({ epoch: push.epoch })
      .from(push)
      .where(eq(push.operationId, operationId))
      .for('update');
    return row?.epoch === epoch;
  };

  return {
    ...createPushReport(db),

    async begin(operationId, { source, asOf, consent, fromGroup }, now) {
      await db
        .insert(push)
        .values({
          operationId,
          sourceId: await sourceId(db, source, now),
          asOf: new Date(asOf),
          consent,
          fromGroup,
        })
        .onConflictDoNothing();
    },

    async countRead(operationId, rows) {
      await db.update(push).set({ readRows: rows }).where(eq(push.operationId, operationId));
    },

    async found(operationId, dryRun) {
      await db.update(push).set({ dryRun }).where(eq(push.operationId, operationId));
    },

    async claim(operationId, now) {
      // Odd while somebody works on it, and after they ended in doubt.
      const [row] = await db.execute<{ epoch: number; in_doubt: boolean }>(sql`
        update push p set epoch = was.epoch + 1 + was.epoch % 2,
          started_at = coalesce(p.started_at, ${now.toISOString()}::timestamptz)
        from (select epoch from push where operation_id = ${operationId} for update) was
        where p.operation_id = ${operationId}
        returning p.epoch, was.epoch % 2 = 1 as in_doubt`);
      if (row === undefined) throw new Error(`nothing is pushed for ${operationId}`);
      return { epoch: row.epoch, inDoubt: row.in_doubt };
    },

    async release(operationId, epoch) {
      await db
        .update(push)
        .set({ epoch: epoch + 1 })
        .where(and(eq(push.operationId, operationId), eq(push.epoch, epoch)));
    },

    async next(operationId, limit, after) {
      const leftOut = await db.execute<LeftOut>(sql`
        with left_out as (
          delete from push_row r using (
            select no, group_id, subscribed, by from push_batch
            where operation_id = ${operationId} and written_at is null and no > ${after} order by no limit ${limit}) b
          where r.operation_id = ${operationId} and r.batch = b.no and ${newerWord(operationId)}
          returning r.batch, r.line, r.person_id, b.group_id, b.subscribed, b.by
        ), smaller as (
          update push_batch b set size = size - gone.n
          from (select batch, count(*)::int as n from left_out group by batch) gone
          where b.operation_id = ${operationId} and b.no = gone.batch
        ) select person_id::float8 as person, line, group_id as "group", not subscribed as subscribed, by = 'phone' as "byPhone",
          true as "isTold"
          from left_out`);
      // Braze may have taken an earlier call with the older word in it.
      await writeAgain(db, operationId, leftOut);
      const which = sql`
        select no, group_id, subscribed, by from push_batch
        where operation_id = ${operationId} and written_at is null and no > ${after} order by no limit ${limit}`;
      return (await db.execute(batches(operationId, which, sql``))).map(toBatch);
    },

    async written(operationId, epoch, done, now) {
      if (!(await holds(operationId, epoch))) return false;
      const at = now.toISOString();
      const nos = sql`${sql.param(done.map((batch) => batch.no))}::int[]`;
      const sizes = sql`${sql.param(done.map((batch) => batch.people.length))}::int[]`;
      await db.execute(sql`
        update push_batch b set written_at = ${at}::timestamptz, size = d.size
        from unnest(${nos}, ${sizes}) as d(no, size)
        where b.operation_id = ${operationId} and b.no = d.no and b.written_at is null`);
      await db.execute(sql`
        update push set last_written_at = ${at}::timestamptz where operation_id = ${operationId}`);
      return true;
    },

    async refused(operationId, epoch, batch, shown) {
      if (!(await holds(operationId, epoch))) return false;
      const its = and(eq(pushRow.operationId, operationId), eq(pushRow.batch, batch.no));
      const itself = and(
        eq(pushBatch.operationId, operationId),
        eq(pushBatch.no, batch.no),
        isNull(pushBatch.writtenAt),
      );
      if (batch.people.length <= 1) {
        const line = batch.people[0]?.line ?? 0;
        await db.delete(pushRow).where(its);
        const gone = await db.delete(pushBatch).where(itself).returning({ no: pushBatch.no });
        if (gone.length > 0 && batch.people.length === 1) {
          await db
            .insert(pushReject)
            .values({ operationId, line, column: batch.by, shown, reason: 'refused_by_braze' });
        }
        return true;
      }
      const half = Math.ceil(batch.people.length / 2);
      const second = batch.people.slice(half).map((each) => each.person);
      const [last] = await db
        .select({ no: sql<number>`max(${pushBatch.no})` })
        .from(pushBatch)
        .where(
          and(eq(pushBatch.operationId, operationId), batch.no < AGAIN ? lt(pushBatch.no, AGAIN) : undefined),
        );
      const no = (last?.no ?? 0) + 1;
      const people = sql`${sql.param(second)}::bigint[]`;
      const moved = await db
        .update(pushRow)
        .set({ batch: no })
        .where(and(its, sql`${pushRow.personId} = any(${people})`))
        .returning({ person: pushRow.personId });
      if (moved.length === 0) return true;
      await db.update(pushBatch).set({ size: half }).where(itself);
      await db.insert(pushBatch).values({
        ...{ operationId, no, groupId: batch.group, by: batch.by, size: second.length },
        subscribed: batch.state === 'subscribed',
      });
      return true;
    },

    fold: (operationId, limit, now) => foldWritten(db, operationId, limit, now),

    async unread(operationId, sample, limit, since) {
      // The same batches every time: which ones depends on nothing but their numbers.
      const chosen =
        sample === null
          ? sql``
          : sql`and no in (select no from push_batch where operation_id = ${operationId} and written_at is not null
              order by md5(no::text || ${operationId}::text) limit ${sample})`;
      const which = sql`
        select no, group_id, subscribed, by from push_batch
        where operation_id = ${operationId} and written_at is not null
          and (read_back_at is null or missing > 0 and read_back_at < ${since.toISOString()}::timestamptz) ${chosen} order by no limit ${limit}`;
      const kept = sql`and not ${newerWord(operationId)}`;
      return (await db.execute(batches(operationId, which, kept))).map(toBatch);
    },

    async readBack(operationId, no, missing, now) {
      await db
        .update(pushBatch)
        .set({ readBackAt: now, missing: missing.length })
        .where(and(eq(pushBatch.operationId, operationId), eq(pushBatch.no, no)));
    },

    async keepOnly(operationId, no, people) {
      await db
        .delete(pushRow)
        .where(
          and(
            eq(pushRow.operationId, operationId),
            eq(pushRow.batch, no),
            notInArray(pushRow.personId, [...people]),
          ),
        );
    },

    abandon: (operationId) => abandonUnwritten(db, operationId),
  };
}
