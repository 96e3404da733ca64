import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** How far each provider key's calls are spoken for; one row a bucket, for all copies of the bot. */
export const rateBucket = pgTable('rate_bucket', {
  bucket: text().primaryKey(),
  /** When all that was taken would be paid back at the steady rate. */
  busyUntil: timestamp('busy_until', { withTimezone: true }).notNull(),
  /** Set by what the provider's headers said. */
  pausedUntil: timestamp('paused_until', { withTimezone: true }),
});
