import { and, asc, eq, sql } from 'drizzle-orm';
import { decodeDestination, encodeDestination } from '../application/delivery/destination.ts';
import type { CardKind, CardRow, Cards } from '../application/ports/messages.ts';
import { card } from './schema/delivery.ts';
import type { Drizzle } from './transaction.ts';

export function createCards(db: Drizzle): Cards {
  const the = (operationId: string, kind: CardKind) =>
    and(eq(card.operationId, operationId), eq(card.kind, kind));
  return {
    async want(operationId, kind, destination) {
      await db
        .insert(card)
        .values({ operationId, kind, destination: encodeDestination(destination) })
        .onConflictDoNothing();
    },

    async of(operationId) {
      const rows = await db
        .select()
        .from(card)
        .where(eq(card.operationId, operationId))
        .orderBy(asc(card.kind));
      return rows.map(toCard);
    },

    async find(operationId, kind) {
      const [row] = await db.select().from(card).where(the(operationId, kind));
      return row === undefined ? null : toCard(row);
    },

    async markPosting(operationId, kind, at) {
      const firstTriedAt = sql`coalesce(${card.firstTriedAt}, ${at}::timestamptz)`;
      await db.update(card).set({ posting: true, firstTriedAt }).where(the(operationId, kind));
    },

    async markShown(operationId, kind, { channel, ts, version }) {
      await db
        .update(card)
        .set({ channel, ts, shownVersion: version, posting: false, firstTriedAt: null, error: null })
        .where(the(operationId, kind));
    },

    async markRefused(operationId, kind) {
      await db.update(card).set({ posting: false, firstTriedAt: null }).where(the(operationId, kind));
    },

    async markGone(operationId, kind) {
      await db
        .update(card)
        .set({
          generation: sql`${card.generation} + 1`,
          channel: null,
          ts: null,
          shownVersion: 0,
          posting: false,
          firstTriedAt: null,
        })
        .where(the(operationId, kind));
    },

    async redraw(operationId, kind) {
      await db.update(card).set({ shownVersion: 0 }).where(the(operationId, kind));
    },

    async markStale(operationId, kind, { channel, ts }) {
      const stillThere = and(the(operationId, kind), eq(card.channel, channel), eq(card.ts, ts));
      await db.update(card).set({ shownVersion: 0 }).where(stillThere);
    },

    async markFailed(operationId, kind, error, version) {
      await db
        .update(card)
        .set({ error, shownVersion: version, posting: false, firstTriedAt: null })
        .where(the(operationId, kind));
    },
  };
}

const toCard = ({ error: _, ...row }: typeof card.$inferSelect): CardRow => ({
  ...row,
  destination: decodeDestination(row.destination),
  firstTriedAt: row.firstTriedAt?.toISOString() ?? null,
});
