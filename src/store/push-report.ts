import { and, eq, lt, sql } from 'drizzle-orm';
import type { Pushes, Rejected, WrittenRow } from '../application/ports/pushes.ts';
import { push, pushBatch, pushReject, pushRow } from './schema/push.ts';
import { stateOf } from './subscriptions.ts';
import type { Drizzle } from './transaction.ts';
import { AGAIN } from './write-again.ts';

const PAGE = 5000;

/** Not the newer words that were written once more: nobody asked for those. */
const ofTheFile = lt(pushBatch.no, AGAIN);

/** What people are told of a push. */
export function createPushReport(db: Drizzle): Pick<Pushes, 'progress' | 'rejects' | 'writtenRows'> {
  return {
    async progress(operationId) {
      const [row] = await db.select().from(push).where(eq(push.operationId, operationId));
      if (row === undefined) return null;
      const [sums] = await db
        .select({
          rows: sql<number>`coalesce(sum(${pushBatch.size}) filter (where ${ofTheFile}), 0)::int`,
          written: sql<number>`coalesce(sum(${pushBatch.size}) filter (where ${ofTheFile} and ${pushBatch.writtenAt} is not null), 0)::int`,
          checked: sql<number>`coalesce(sum(${pushBatch.size}) filter (where ${ofTheFile} and ${pushBatch.readBackAt} is not null), 0)::int`,
          missing: sql<number>`coalesce(sum(${pushBatch.missing}), 0)::int`,
        })
        .from(pushBatch)
        .where(eq(pushBatch.operationId, operationId));
      const [rejects] = await db
        .select({ n: sql<number>`count(*)::int` })
        .from(pushReject)
        .where(eq(pushReject.operationId, operationId));
      return {
        readRows: row.readRows,
        dryRun: row.dryRun,
        rows: sums?.rows ?? 0,
        written: sums?.written ?? 0,
        rejected: rejects?.n ?? 0,
        readBack: { checked: sums?.checked ?? 0, missing: sums?.missing ?? 0 },
        startedAt: row.startedAt?.toISOString() ?? null,
        lastWrittenAt: row.lastWrittenAt?.toISOString() ?? null,
      };
    },

    async *rejects(operationId) {
      for (let from = 0; ; ) {
        const page: Rejected[] = await db
          .select({
            line: pushReject.line,
            column: pushReject.column,
            shown: pushReject.shown,
            reason: pushReject.reason,
          })
          .from(pushReject)
          .where(
            and(
              eq(pushReject.operationId, operationId),
              // All of the last line: an object of a JSON file may give several rows.
              sql`${pushReject.line} >= ${from} and ${pushReject.line} <= coalesce(
                (select line from push_reject where operation_id = ${operationId} and line >= ${from}
                 order by line offset ${PAGE - 1} limit 1), 2147483647)`,
            ),
          )
          .orderBy(pushReject.line, pushReject.reason, pushReject.shown);
        const last = page.at(-1);
        if (last === undefined) return;
        yield page;
        from = last.line + 1;
      }
    },

    async *writtenRows(operationId) {
      for (let after = -1; ; ) {
        const page = await db
          .select({
            no: pushBatch.no,
            line: pushRow.line,
            group: pushBatch.groupId,
            subscribed: pushBatch.subscribed,
            missing: pushBatch.missing,
          })
          .from(pushBatch)
          .innerJoin(pushRow, and(eq(pushRow.operationId, operationId), eq(pushRow.batch, pushBatch.no)))
          .where(
            and(
              eq(pushBatch.operationId, operationId),
              ofTheFile,
              sql`${pushBatch.writtenAt} is not null and ${pushBatch.no} > ${after} and ${pushBatch.no} <= ${after + 100}`,
            ),
          )
          .orderBy(pushBatch.no, pushRow.line);
        if (page.length > 0) {
          yield page.map(
            ({ line, group, subscribed, missing }): WrittenRow => ({
              ...{ line, group, state: stateOf(subscribed) },
              missing: (missing ?? 0) > 0,
            }),
          );
        }
        const [rest] = await db
          .select({ no: sql<number | null>`min(${pushBatch.no})` })
          .from(pushBatch)
          .where(
            and(
              eq(pushBatch.operationId, operationId),
              ofTheFile,
              sql`${pushBatch.writtenAt} is not null and ${pushBatch.no} > ${after + 100}`,
            ),
          );
        if (rest?.no == null) return;
        after = rest.no - 1;
      }
    },
  };
}
