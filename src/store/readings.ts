import { and, eq, inArray, sql } from 'drizzle-orm';
import type { NumberField, Readings } from '../application/ports/readings.ts';
import { asInserted } from './as-inserted.ts';
import { createLookUps } from './look-ups.ts';
import { phoneNumber } from './schema/asset.ts';
import { conversation, numberReading } from './schema/provider.ts';
import { createTemplates } from './templates.ts';
import type { Drizzle } from './transaction.ts';

type Columns = Partial<typeof phoneNumber.$inferInsert>;

/** What a field is called on the number itself, and how its text is kept there. */
const COLUMNS: Readonly<Record<NumberField, (value: string) => Columns>> = {
  status: (status) => ({ status }),
  qualityRating: (qualityRating) => ({ qualityRating }),
  nameStatus: (nameStatus) => ({ nameStatus }),
  newNameStatus: (newNameStatus) => ({ newNameStatus }),
  messagingLimit: (messagingLimit) => ({ messagingLimit }),
  isPinEnabled: (value) => ({ isPinEnabled: value === 'true' }),
};

export function createReadings(db: Drizzle): Readings {
  return {
    ...createTemplates(db),
    ...createLookUps(db),

    async record(readings) {
      const ids = [...new Set(readings.map(({ number }) => number))];
      // The numbers are locked, not their readings: there may be none yet, and two first answers must not pass each other.
      const numbers = await db
        .select()
        .from(phoneNumber)
        .where(inArray(phoneNumber.id, ids))
        .orderBy(phoneNumber.id)
        .for('update');
      const known = await db.select().from(numberReading).where(inArray(numberReading.numberId, ids));
      const fresh = readings.flatMap(({ number, field, value, asOf }) => {
        const row = numbers.find(({ id }) => id === number);
        const before = known.find((each) => each.numberId === number && each.field === field);
        const at = new Date(asOf);
        if (row === undefined || (before && before.asOf > at)) return [];
        const previous = before ? before.value : textOf(row[field]);
        return [{ number, row, field, value, previous, at, asOf }];
      });
      if (fresh.length === 0) return [];
      const rows = fresh.map(({ number: numberId, field, value, previous, at: asOf }) => {
        return { numberId, field, value, previous, asOf };
      });
      await db
        .insert(numberReading)
        .values(rows)
        .onConflictDoUpdate({
          target: [numberReading.numberId, numberReading.field],
          set: asInserted(numberReading, rows[0]),
        });
      for (const row of numbers) {
        const said = fresh.filter((each) => each.row === row && textOf(row[each.field]) !== each.value);
        if (said.length === 0) continue;
        const columns: Columns = Object.assign({}, ...said.map(({ field, value }) => COLUMNS[field](value)));
        await db.update(phoneNumber).set(columns).where(eq(phoneNumber.id, row.id));
      }
      return fresh.flatMap(({ number, field, value, previous, asOf }) =>
        previous === value ? [] : [{ number, field, from: previous, to: value, asOf }],
      );
    },

    async numberByDigits(waba, digits) {
      const [row] = await db
        .select({ id: phoneNumber.id })
        .from(phoneNumber)
        .where(and(eq(phoneNumber.wabaId, waba), eq(phoneNumber.e164, `+${digits}`)));
      return row?.id ?? null;
    },

    async personWrote(number, person, at) {
      const lastFromPerson = new Date(at);
      await db
        .insert(conversation)
        .values({ numberId: number, person, lastFromPerson })
        .onConflictDoUpdate({
          target: [conversation.numberId, conversation.person],
          set: { lastFromPerson: sql`greatest(${conversation.lastFromPerson}, excluded.last_from_person)` },
        });
    },

    async lastFromPerson(number, person) {
      const [row] = await db
        .select({ at: conversation.lastFromPerson })
        .from(conversation)
        .where(and(eq(conversation.numberId, number), eq(conversation.person, person)));
      return row?.at.toISOString() ?? null;
    },
  };
}

const textOf = (value: string | boolean | null): string | null => (value === null ? null : String(value));
