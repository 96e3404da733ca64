import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { Person, PersonName, Subscriptions } from '../application/ports/subscriptions.ts';
import { erasePeople } from './erasure.ts';
import { carriedState, pushRow } from './schema/push.ts';
import { marketingPreference, person, subscription, subscriptionHistory } from './schema/subscription.ts';
import type { Drizzle } from './transaction.ts';

const columns = { id: person.id, externalId: person.externalId, phone: person.phone };

type People = 'find' | 'meet' | 'byId' | 'forget' | 'erase';

/** Who people are; the one table that knows. */
export function createPeople(db: Drizzle): Pick<Subscriptions, People> {
  const find = ({ by, id }: PersonName): Promise<Person[]> =>
    db
      .select(columns)
      .from(person)
      .where(by === 'external_id' ? eq(person.externalId, id) : eq(person.phone, id))
      .orderBy(person.id);

  return {
    find,

    async meet(name) {
      const known = await find(name);
      if (known.length > 0) return known;
      const made = name.by === 'external_id' ? { externalId: name.id } : { phone: name.id };
      await db.insert(person).values(made).onConflictDoNothing();
      return find(name);
    },

    async byId(id) {
      const [row] = await db
        .select(columns)
        .from(person)
        .where(and(eq(person.id, id), isNull(person.erasedAt)));
      return row ?? null;
    },

    async forget(people) {
      if (people.length === 0) return;
      await db
        .delete(person)
        .where(
          and(
            inArray(person.id, [...people]),
            isNull(person.erasedAt),
            ...[subscription, subscriptionHistory, pushRow, carriedState, marketingPreference].map((table) =>
              notExists(db.select({ one: sql`1` }).from(table).where(eq(table.personId, person.id))),
            ),
          ),
        );
    },

    erase: (people, now) => erasePeople(db, people, now),
  };
}
