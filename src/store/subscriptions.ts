import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type {
  LedgerEntry,
  ProofRow,
  Saying,
  Source,
  Subscriptions,
} from '../application/ports/subscriptions.ts';
import type { WrittenState } from '../domain/subscription/consent.ts';
import { createPeople } from './people.ts';
import { recordSaying } from './record-saying.ts';
import { person, subscription, subscriptionHistory, subscriptionSource } from './schema/subscription.ts';
import type { Drizzle } from './transaction.ts';

/** People whose proof is read in one go. */
const PAGE = 1000;

export const stateOf = (subscribed: boolean): WrittenState => (subscribed ? 'subscribed' : 'unsubscribed');

const said = {
  source: subscriptionSource.kind,
  user: subscriptionSource.userId,
  operation: subscriptionSource.operation,
  recordedAt: subscriptionSource.recordedAt,
};

interface Joined {
  readonly row: typeof subscription.$inferSelect;
  readonly source: Source['kind'];
  readonly user: Source['user'];
  readonly operation: string | null;
  readonly recordedAt: Date;
}

const entryOf = (
  { row, source, user, operation, recordedAt }: Joined,
  replacedAt: Date | null,
): LedgerEntry => ({
  person: row.personId,
  group: row.groupId,
  state: stateOf(row.subscribed),
  consent: row.consent,
  source: { kind: source, user, operation },
  line: row.line,
  at: row.at.toISOString(),
  recordedAt: recordedAt.toISOString(),
  replacedAt: replacedAt?.toISOString() ?? null,
});

export function createSubscriptions(db: Drizzle): Subscriptions {
  const holding = (where: ReturnType<typeof and>) =>
    db
      .select({ row: subscription, ...said })
      .from(subscription)
      .innerJoin(subscriptionSource, eq(subscriptionSource.id, subscription.sourceId))
      .where(where);

  const past = (where: ReturnType<typeof and>) =>
    db
      .select({ row: subscriptionHistory, ...said })
      .from(subscriptionHistory)
      .innerJoin(subscriptionSource, eq(subscriptionSource.id, subscriptionHistory.sourceId))
      .where(where)
      .orderBy(desc(subscriptionHistory.id));

  const entries = async (people: readonly number[], group?: Saying['group']): Promise<LedgerEntry[]> => {
    if (people.length === 0) return [];
    const ids = [...people];
    const now = await holding(
      and(inArray(subscription.personId, ids), group && eq(subscription.groupId, group)),
    );
    const before = await past(
      and(inArray(subscriptionHistory.personId, ids), group && eq(subscriptionHistory.groupId, group)),
    );
    return [
      ...now.map((each) => entryOf(each, null)),
      ...before.map((each) => entryOf(each, each.row.replacedAt)),
    ];
  };

  const proofOf = async (ids: readonly number[], group?: Saying['group']): Promise<ProofRow[]> => {
    const who = await db
      .select()
      .from(person)
      .where(inArray(person.id, [...ids]));
    const names = new Map(who.map((each) => [each.id, each]));
    return (await entries(ids, group))
      .toSorted((a, b) => a.person - b.person)
      .map((entry) => {
        const { externalId = null, phone = null } = names.get(entry.person) ?? {};
        return { ...entry, externalId, phone };
      });
  };

  return {
    ...createPeople(db),

    entries: (people) => entries(people),

    async statesIn(group, people) {
      if (people.length === 0) return new Map();
      const rows = await holding(
        and(eq(subscription.groupId, group), inArray(subscription.personId, [...people])),
      );
      return new Map(rows.map((each) => [each.row.personId, entryOf(each, null)]));
    },

    record: (people, saying, source, now) => recordSaying(db, people, { saying, source, now }),

    async counts(group) {
      const [row] = await db
        .select({
          subscribed: sql<number>`count(*) filter (where ${subscription.subscribed})::int`,
          unsubscribed: sql<number>`count(*) filter (where not ${subscription.subscribed})::int`,
        })
        .from(subscription)
        .innerJoin(person, eq(person.id, subscription.personId))
        .where(and(eq(subscription.groupId, group), isNull(person.erasedAt)));
      return row ?? { subscribed: 0, unsubscribed: 0 };
    },

    async *proof(of) {
      if ('people' in of) {
        if (of.people.length > 0) yield await proofOf(of.people);
        return;
      }
      for (let after = 0; ; ) {
        const page = await db
          .select({ id: subscription.personId })
          .from(subscription)
          .innerJoin(person, and(eq(person.id, subscription.personId), isNull(person.erasedAt)))
          .where(and(eq(subscription.groupId, of.group), gt(subscription.personId, after)))
          .orderBy(asc(subscription.personId))
          .limit(PAGE);
        const last = page.at(-1);
        if (last === undefined) return;
        const ids = page.map((row) => row.id);
        yield await proofOf(ids, of.group);
        after = last.id;
      }
    },
  };
}
