import { and, asc, eq, sql } from 'drizzle-orm';
import { decodeDestination, encodeDestination } from '../application/delivery/destination.ts';
import type { Outbox } from '../application/ports/messages.ts';
import { outbox } from './schema/delivery.ts';
import type { Drizzle } from './transaction.ts';

export function createOutbox(db: Drizzle): Outbox {
  const change = async (
    id: number,
    set: Parameters<ReturnType<typeof db.update<typeof outbox>>['set']>[0],
  ) => {
    await db.update(outbox).set(set).where(eq(outbox.id, id));
  };
  return {
    async add(notices) {
      if (notices.length === 0) return;
      const rows = notices.map(({ key, destination, notice }) => ({
        key,
        destination: encodeDestination(destination),
        notice,
      }));
      await db.insert(outbox).values(rows).onConflictDoNothing({ target: outbox.key });
    },

    async head(destination) {
      const [row] = await db
        .select()
        .from(outbox)
        .where(
          and(
            eq(outbox.destination, encodeDestination(destination)),
            // Written out, so that the partial index applies whatever the parameters.
            sql`${outbox.state} in ('pending', 'sending')`,
          ),
        )
        .orderBy(asc(outbox.id))
        .limit(1);
      if (row === undefined) return null;
      const { ts: _, error: __, ...rest } = row;
      return {
        ...rest,
        destination: decodeDestination(row.destination),
        firstTriedAt: row.firstTriedAt?.toISOString() ?? null,
      };
    },

    async postedAs(key) {
      const [row] = await db.select({ ts: outbox.ts }).from(outbox).where(eq(outbox.key, key));
      return row?.ts ?? null;
    },

    markSending: (id, at) =>
      change(id, {
        state: 'sending',
        attempts: sql`${outbox.attempts} + 1`,
        firstTriedAt: sql`coalesce(${outbox.firstTriedAt}, ${at}::timestamptz)`,
      }),
    markSent: (id, ts) => change(id, { state: 'sent', ts, error: null }),
    markFailed: (id, error) => change(id, { state: 'failed', error }),
    markRefused: (id) => change(id, { state: 'pending' }),
  };
}
