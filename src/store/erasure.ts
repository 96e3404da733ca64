import { and, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import type { ErasedCounts } from '../application/ports/subscriptions.ts';
import { conversation, testMessage, webhookUpdate } from './schema/provider.ts';
import { carriedState, pushBatch, pushReject, pushRow } from './schema/push.ts';
import { marketingPreference, person, subscription, subscriptionHistory } from './schema/subscription.ts';
import type { Drizzle } from './transaction.ts';

/** Every identifier of these people, wherever it stands; rows that only carry their ledger id stay as counts. */
export async function erasePeople(db: Drizzle, people: readonly number[], now: Date): Promise<ErasedCounts> {
  const known = await db
    .select({ id: person.id, externalId: person.externalId, phone: person.phone })
    .from(person)
    .where(and(inArray(person.id, [...people]), isNull(person.erasedAt)))
    .for('update');
  const ids = known.map((each) => each.id);
  if (ids.length === 0) return { people: 0, subscriptions: 0, history: 0, pending: 0 };
  await db
    .update(person)
    .set({ externalId: null, phone: null, erasedAt: now })
    .where(inArray(person.id, ids));
  const counted = async (table: typeof subscription | typeof subscriptionHistory) =>
    db.$count(table, inArray(table.personId, ids));
  const [subscriptions, history] = [await counted(subscription), await counted(subscriptionHistory)];
  const pending = await dropPending(db, ids);
  await db.delete(marketingPreference).where(inArray(marketingPreference.personId, ids));
  const names = known.flatMap(({ externalId, phone }) => [externalId, phone].filter((name) => name !== null));
  for (const name of names) await blotOut(db, name);
  for (const phone of known.flatMap((each) => each.phone ?? [])) await forgetPhone(db, phone, now);
  return { people: ids.length, subscriptions, history, pending };
}

/** What has not come into the ledger and now never does. */
async function dropPending(db: Drizzle, ids: readonly number[]): Promise<number> {
  const waiting = db
    .select({ one: sql`1` })
    .from(pushBatch)
    .where(
      and(
        eq(pushBatch.operationId, pushRow.operationId),
        eq(pushBatch.no, pushRow.batch),
        eq(pushBatch.folded, false),
      ),
    );
  const rows = await db
    .delete(pushRow)
    .where(and(inArray(pushRow.personId, [...ids]), exists(waiting)))
    .returning({ person: pushRow.personId });
  const carried = await db
    .delete(carriedState)
    .where(inArray(carriedState.personId, [...ids]))
    .returning({ person: carriedState.personId });
  return rows.length + carried.length;
}

/** Rejects are masked, but one may quote what Braze said; an erasure is rare enough to read them all. */
async function blotOut(db: Drizzle, name: string): Promise<void> {
  const word = `(^|[^[:alnum:]])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}($|[^[:alnum:]])`;
  await db.update(pushReject).set({ shown: null }).where(sql`${pushReject.shown} ~ ${word}`);
}

/** WhatsApp's side names people by their digits. */
async function forgetPhone(db: Drizzle, phone: string, now: Date): Promise<void> {
  const digits = phone.replace(/\D/g, '');
  await db.delete(conversation).where(eq(conversation.person, digits));
  await db.update(testMessage).set({ person: null }).where(eq(testMessage.person, digits));
  const told = sql`${webhookUpdate.data}::text`;
  await db
    .update(webhookUpdate)
    .set({ data: null, doneAt: sql`coalesce(${webhookUpdate.doneAt}, ${now.toISOString()}::timestamptz)` })
    .where(or(sql`${told} like ${`%"${digits}"%`}`, sql`${told} like ${`%${phone}%`}`));
}
