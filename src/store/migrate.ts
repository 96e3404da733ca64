import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { connectionOf, quiet } from './connection.ts';
import { DatabaseUnavailable, reasonOf } from './database-unavailable.ts';
import { grantTo } from './grants.ts';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

const sentences = {
  unreachable: (where: string, reason: string) =>
    `the database at ${where} cannot be reached to bring its schema up to date: ${reason}; check DATABASE_OWNER_URL and DATABASE_URL`,
};

const migrationLock = 7_201_642_022;

export interface Migrated {
  /** The role that changes the schema. */
  readonly ownerUrl: string;
  /** The role that the bot runs as; gets what it needs where it is another one. */
  readonly url?: string;
}

/**
 * Brings the schema up to date. Copies that start at the same time wait for one another: Drizzle's migrator takes no
 * lock of its own, and a session lock holds only on the connection that took it, hence one connection.
 */
export async function migrate({ ownerUrl, url = ownerUrl }: Migrated, folder = migrationsFolder) {
  const role = url === ownerUrl ? null : await roleOf(url);
  const { options, where } = connectionOf(ownerUrl);
  const client = postgres({ ...options, ...quiet, max: 1, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${migrationLock})`.catch((error) => {
      throw new DatabaseUnavailable('unreachable', sentences.unreachable(where, reasonOf(error)), error);
    });
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    await client`create schema if not exists pgboss`;
    if (role !== null) await grantTo(client, role);
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function roleOf(url: string): Promise<string> {
  const { options, where } = connectionOf(url);
  const client = postgres({ ...options, ...quiet, max: 1, connect_timeout: 10 });
  try {
    const [row] = await client<{ role: string }[]>`select current_user as role`;
    if (row === undefined) throw new Error('current_user gave no row');
    return row.role;
  } catch (error) {
    throw new DatabaseUnavailable('unreachable', sentences.unreachable(where, reasonOf(error)), error);
  } finally {
    await client.end({ timeout: 5 });
  }
}
