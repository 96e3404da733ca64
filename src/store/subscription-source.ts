import { and, eq } from 'drizzle-orm';
import type { Source } from '../application/ports/subscriptions.ts';
import { subscriptionSource } from './schema/subscription.ts';
import type { Drizzle } from './transaction.ts';

/** A source of its own for each act of a person or a webhook; one for all rows of an operation. */
export async function sourceId(db: Drizzle, source: Source, now: Date): Promise<number> {
  const { kind, user, operation } = source;
  const [made] = await db
    .insert(subscriptionSource)
    .values({ kind, userId: user, operation, recordedAt: now })
    .onConflictDoNothing()
    .returning({ id: subscriptionSource.id });
  if (made) return made.id;
  const [known] = await db
    .select({ id: subscriptionSource.id })
    .from(subscriptionSource)
    .where(and(eq(subscriptionSource.operation, operation ?? ''), eq(subscriptionSource.kind, kind)));
  if (known === undefined) throw new Error(`the source of ${operation} was not written`);
  return known.id;
}
