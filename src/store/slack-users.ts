import { eq } from 'drizzle-orm';
import type { SlackUsers } from '../application/ports/slack-users.ts';
import { slackUser } from './schema/delivery.ts';
import type { Drizzle } from './transaction.ts';

export function createSlackUsers(db: Drizzle): SlackUsers {
  return {
    async find(id) {
      const [row] = await db.select().from(slackUser).where(eq(slackUser.id, id));
      return row === undefined ? null : { ...row, readAt: row.readAt.toISOString() };
    },
    async put({ id, locale, timezone, readAt }) {
      const known = { locale, timezone, readAt: new Date(readAt) };
      await db
        .insert(slackUser)
        .values({ id, ...known })
        .onConflictDoUpdate({ target: slackUser.id, set: known });
    },
  };
}
