import { eq } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Delivery, Inbox, InboxAnswer } from '../application/ports/inbox.ts';
import type { UserId } from '../domain/asset/ids.ts';
import { inbox } from './schema/delivery.ts';
import type { Drizzle } from './transaction.ts';

const claimMs = 15_000;
const claimUntil = (now: Date): Date => new Date(now.getTime() + claimMs);

/** For the transaction that does a delivery's work: both stand or fall together. */
export const finishDelivery = (db: Drizzle): Pick<Inbox, 'finish'> => ({
  async finish(key, answer, now) {
    await db.update(inbox).set({ doneAt: now, answer, payload: {} }).where(eq(inbox.key, key));
  },
});

/** `receive` stands between Slack and its acknowledgement: one prepared statement unless the delivery is a repeat. */
export function createInbox(db: Drizzle, sql: postgres.Sql): Inbox {
  return {
    ...finishDelivery(db),

    async receive({ key, kind, userId, payload }, now) {
      const written = await sql`
        insert into inbox (key, kind, user_id, payload, received_at, claimed_until)
        values (${key}, ${kind}, ${userId}, ${sql.json(payload as postgres.JSONValue)}, ${now}, ${claimUntil(now)})
        on conflict (key) do nothing returning key`;
      if (written.length > 0) return { kind: 'new' };
      const [row] = await sql<{ done: boolean; answer: InboxAnswer }[]>`
        select done_at is not null as done, answer from inbox where key = ${key}`;
      return { kind: 'repeat', done: row?.done ?? false, answer: row?.answer ?? null };
    },

    async claimAbandoned(now, limit) {
      const rows = await sql<(Claimed & { received_at: Date })[]>`
        update inbox set claimed_until = ${claimUntil(now)}, attempts = attempts + 1
        where key in (
          select key from inbox where done_at is null and claimed_until <= ${now}
          order by received_at, key limit ${limit} for update skip locked)
        returning key, kind, user_id, payload, attempts, received_at`;
      return rows
        .toSorted((a, b) => a.received_at.getTime() - b.received_at.getTime())
        .map(({ key, kind, user_id, payload, attempts }) => ({
          key,
          kind,
          userId: user_id,
          payload,
          attempts,
        }));
    },

    async forget(before) {
      await sql`delete from inbox where done_at < ${before}`;
    },

    async countOpen() {
      const [row] = await sql<{ open: number }[]>`
        select count(*)::int as open from inbox where done_at is null`;
      return row?.open ?? 0;
    },
  };
}

interface Claimed extends Pick<Delivery, 'key' | 'kind' | 'payload'> {
  readonly user_id: UserId | null;
  readonly attempts: number;
}
