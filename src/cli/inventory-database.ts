import { existsSync } from 'node:fs';
import type { InventoryStore } from '../application/ports/inventory.ts';
import { type Config, ConfigurationInvalid, formatConfigurationFaults, readConfig } from '../config.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { codeOf, DatabaseUnavailable, reasonOf } from '../store/database-unavailable.ts';
import { createInventoryStore } from '../store/inventory.ts';
import { migrate } from '../store/migrate.ts';

export const exitCodes = { done: 0, differences: 1, invalid: 2, unreachable: 3 };

/** Runs `work` on the bot's own database, which may be in use by a running bot. Answers with the exit code. */
export async function withInventoryStore(work: (store: InventoryStore) => Promise<number>): Promise<number> {
  let database: Database | undefined;
  try {
    const { database: wanted, dataDir } = databaseConfig();
    database = await openDatabase({
      url: wanted.url?.reveal(),
      ownerUrl: wanted.ownerUrl?.reveal(),
      dataDir,
      join: true,
      maxConnections: 2,
    });
    await migrate(database);
    return await work(createInventoryStore(database.db));
  } catch (error) {
    return explain(error);
  } finally {
    await database?.close();
  }
}

/** Only what the database needs: the rest of the bot's configuration may be incomplete here. */
function databaseConfig(): Pick<Config, 'database' | 'dataDir'> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR } = process.env;
  return readConfig({ DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR });
}

function explain(error: unknown): number {
  if (error instanceof ConfigurationInvalid) {
    for (const line of formatConfigurationFaults(error)) console.error(line);
    return exitCodes.invalid;
  }
  if (error instanceof DatabaseUnavailable) {
    console.error(error.message);
    return exitCodes.unreachable;
  }
  const origin = originOf(error);
  if (codeOf(origin) === undefined || codeOf(origin)?.startsWith('ERR_')) throw error;
  console.error(`the database gave up: ${reasonOf(origin)}`);
  return exitCodes.unreachable;
}

/** Drizzle wraps what the database or the connection said. */
const originOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? originOf(error.cause) : error;
