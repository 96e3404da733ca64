import { and, desc, eq, gte, lte } from 'drizzle-orm';
import type { Tests } from '../application/ports/tests.ts';
import { testMessage } from './schema/provider.ts';
import type { Drizzle } from './transaction.ts';

const DAY_MS = 86_400_000;

/** Clocks differ: a status may seem to come a little before its message went out. */
const SKEW_MS = 60_000;

export function createTests(db: Drizzle): Tests {
  return {
    async sent({ number, by, person, at }) {
      await db.insert(testMessage).values({ numberId: number, userId: by, person, sentAt: new Date(at) });
    },

    async waitingFor(what, number, person, at) {
      const time = Date.parse(at);
      const [row] = await db
        .select()
        .from(testMessage)
        .where(
          and(
            eq(testMessage.numberId, number),
            eq(testMessage.person, person),
            gte(testMessage.sentAt, new Date(time - DAY_MS)),
            lte(testMessage.sentAt, new Date(time + SKEW_MS)),
            eq(what === 'status' ? testMessage.statusTold : testMessage.answerTold, false),
          ),
        )
        .orderBy(desc(testMessage.sentAt))
        .limit(1);
      if (row === undefined) return null;
      const { id, userId, sentAt } = row;
      return { id, number, by: userId, person: row.person, at: sentAt.toISOString() };
    },

    async lastAnswered(number) {
      const [row] = await db
        .select({ at: testMessage.sentAt })
        .from(testMessage)
        .where(and(eq(testMessage.numberId, number), eq(testMessage.answerTold, true)))
        .orderBy(desc(testMessage.sentAt))
        .limit(1);
      return row?.at.toISOString() ?? null;
    },

    async told(id, what) {
      await db
        .update(testMessage)
        .set(what === 'status' ? { statusTold: true } : { answerTold: true })
        .where(eq(testMessage.id, id));
    },
  };
}
