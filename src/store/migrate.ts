import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { connectionOf, quiet } from './connection.ts';
import { DatabaseUnavailable, reasonOf } from './database-unavailable.ts';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

const sentences = {
  unreachable: (where: string, reason: string) =>
    `the database at ${where} cannot be reached to bring its schema up to date: ${reason}; check DATABASE_OWNER_URL and DATABASE_URL`,
};

const migrationLock = 7_201_642_022;

/**
 * Brings the schema up to date. Copies that start at the same time wait for one another: Drizzle's migrator takes no
 * lock of its own, and a session lock holds only on the connection that took it, hence one connection.
 */
export async function migrate(database: { ownerUrl: string }, folder = migrationsFolder): Promise<void> {
  const { options, where } = connectionOf(database.ownerUrl);
  const client = postgres({ ...options, ...quiet, max: 1, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${migrationLock})`.catch((error) => {
      throw new DatabaseUnavailable('unreachable', sentences.unreachable(where, reasonOf(error)), error);
    });
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 5 });
  }
}
