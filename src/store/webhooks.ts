import { and, asc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Webhooks } from '../application/ports/webhooks.ts';
import { webhookUnknown, webhookUpdate } from './schema/provider.ts';
import type { Drizzle } from './transaction.ts';

const iso = (at: Date): string => at.toISOString();

/** `arrive` stands between a provider and its answer: one statement, whatever the number of updates. */
export function createWebhooks(db: Drizzle): Webhooks {
  return {
    async arrive(source, updates, now) {
      if (updates.length === 0) return 0;
      const rows = JSON.stringify(
        updates.map(({ key, update }) => ({ key, type: update.type, data: update })),
      );
      const written = await db.execute(sql`
        insert into webhook_update (key, source, type, data, arrived_at)
        select one->>'key', ${source}, one->>'type', one->'data', ${now.toISOString()}::timestamptz
        from jsonb_array_elements(${rows}::jsonb) with ordinality as arrived (one, place)
        order by place
        on conflict (key) do nothing
        returning id`);
      return written.length;
    },

    async waiting(limit) {
      const rows = await db
        .select()
        .from(webhookUpdate)
        .where(and(isNull(webhookUpdate.doneAt), isNotNull(webhookUpdate.data)))
        .orderBy(asc(webhookUpdate.id))
        .limit(limit);
      return rows.flatMap(({ id, key, source, data }) =>
        data === null ? [] : [{ id, key, source, update: data }],
      );
    },

    async done(id, now) {
      const taken = await db
        .update(webhookUpdate)
        .set({ doneAt: now, data: null })
        .where(and(eq(webhookUpdate.id, id), isNull(webhookUpdate.doneAt)))
        .returning({ id: webhookUpdate.id });
      return taken.length > 0;
    },

    async failed(id, error, now) {
      await db.update(webhookUpdate).set({ doneAt: now, error }).where(eq(webhookUpdate.id, id));
    },

    async unknown(asset, field, at) {
      await db
        .insert(webhookUnknown)
        .values({ asset, field, count: 1, firstAt: at, lastAt: at })
        .onConflictDoUpdate({
          target: [webhookUnknown.asset, webhookUnknown.field],
          set: {
            count: sql`${webhookUnknown.count} + 1`,
            firstAt: sql`least(${webhookUnknown.firstAt}, excluded.first_at)`,
            lastAt: sql`greatest(${webhookUnknown.lastAt}, excluded.last_at)`,
          },
        });
    },

    async listUnknown() {
      const rows = await db
        .select()
        .from(webhookUnknown)
        .orderBy(asc(webhookUnknown.asset), asc(webhookUnknown.field));
      return rows.map((row) => ({ ...row, firstAt: iso(row.firstAt), lastAt: iso(row.lastAt) }));
    },

    async forget(before) {
      await db.delete(webhookUpdate).where(lt(webhookUpdate.doneAt, before));
    },
  };
}
