import { and, eq, sql } from 'drizzle-orm';
import type { NumberField, NumberReading, Readings } from '../application/ports/readings.ts';
import { createLookUps } from './look-ups.ts';
import { phoneNumber } from './schema/asset.ts';
import { conversation, numberReading } from './schema/provider.ts';
import { createTemplates } from './templates.ts';
import type { Drizzle } from './transaction.ts';

/** What a field is called on the number itself, and how its text is kept there. */
const COLUMNS: Readonly<Record<NumberField, (value: string) => Partial<typeof phoneNumber.$inferInsert>>> = {
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

    async record({ number, field, value, asOf }: NumberReading) {
      const at = new Date(asOf);
      const key = and(eq(numberReading.numberId, number), eq(numberReading.field, field));
      // The number is locked, not its reading: there may be none yet, and two first answers must not pass each other.
      const [row] = await db.select().from(phoneNumber).where(eq(phoneNumber.id, number)).for('update');
      if (row === undefined) return null;
      const [known] = await db.select().from(numberReading).where(key);
      if (known && known.asOf > at) return null;
      const from = known ? known.value : textOf(row[field]);
      await db
        .insert(numberReading)
        .values({ numberId: number, field, value, previous: from, asOf: at })
        .onConflictDoUpdate({
          target: [numberReading.numberId, numberReading.field],
          set: { value, previous: from, asOf: at },
        });
      await db.update(phoneNumber).set(COLUMNS[field](value)).where(eq(phoneNumber.id, number));
      return from === value ? null : { number, field, from, to: value, asOf };
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
