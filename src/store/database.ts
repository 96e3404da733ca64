import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type ConnectOptions, connectionOf, type PgConfig, quiet, socketUrl } from './connection.ts';
import { codeOf, DatabaseUnavailable, reasonOf } from './database-unavailable.ts';
import { startEmbedded } from './embedded.ts';
import { type ConnectionOptions, running } from './embedded-lock.ts';

export interface DatabaseWanted {
  /** Unset: the built-in Postgres in `dataDir`. */
  readonly url?: string | undefined;
  /** The role that may change the schema, where it isn't the role of `url`. */
  readonly ownerUrl?: string | undefined;
  readonly dataDir: string;
  /** Use the built-in Postgres of a Switchboard that is already running, if there is one. For the command line. */
  readonly join?: boolean;
  readonly onLog?: (line: string) => void;
  /** Connections of the Drizzle client; half of them, rounded up, for raw SQL. */
  readonly maxConnections?: number;
}

export interface Database {
  /** For further postgres.js clients. */
  readonly options: ConnectOptions;
  readonly url: string;
  readonly ownerUrl: string;
  /** For pg-boss and anything else that brings its own `pg` pool. */
  readonly pgConfig: PgConfig;
  readonly where: string;
  readonly embedded: boolean;
  /** For raw SQL and COPY. Never the client that Drizzle wraps: Drizzle changes how that one reads and writes types. */
  readonly sql: postgres.Sql;
  readonly db: PostgresJsDatabase;
  /** Settles when a built-in server that we started is gone; never for any other. */
  readonly exited: Promise<void>;
  close(): Promise<void>;
}

const sentences = {
  unreachable: (where: string, reason: string) =>
    `the database at ${where} cannot be reached: ${reason}; check DATABASE_URL and that the server is up`,
  tooOld: (where: string, version: number) =>
    `the database at ${where} is Postgres ${version}; Switchboard needs Postgres 15 to 18`,
};

const oldestVersion = 15;
const connectTimeoutSeconds = 10;

/** Opens the database of DATABASE_URL, or the built-in one. Rejects with `DatabaseUnavailable`. */
export async function openDatabase(wanted: DatabaseWanted): Promise<Database> {
  const server = wanted.url === undefined ? await openEmbedded(wanted) : { url: wanted.url };
  try {
    return await connect(server, wanted);
  } catch (error) {
    await server.stop?.();
    throw error;
  }
}

interface Server {
  readonly url: string;
  readonly stop?: () => Promise<void>;
  readonly exited?: Promise<void>;
}

async function connect(server: Server, wanted: DatabaseWanted): Promise<Database> {
  const { options, pgConfig, where } = connectionOf(server.url);
  await checkVersion(options, where);
  const max = wanted.maxConnections ?? 10;
  const client = { ...options, ...quiet, connect_timeout: connectTimeoutSeconds };
  const sql = postgres({ ...client, max: Math.ceil(max / 2) });
  const drizzled = postgres({ ...client, max });
  return {
    options,
    url: server.url,
    ownerUrl: wanted.ownerUrl ?? server.url,
    pgConfig,
    where,
    embedded: wanted.url === undefined,
    sql,
    db: drizzle(drizzled),
    exited: server.exited ?? new Promise(() => {}),
    async close() {
      await Promise.all([sql.end({ timeout: 5 }), drizzled.end({ timeout: 5 })]);
      await server.stop?.();
    },
  };
}

async function checkVersion(options: ConnectOptions, where: string): Promise<void> {
  const probe = postgres({ ...options, ...quiet, max: 1, connect_timeout: connectTimeoutSeconds });
  try {
    const [row] = await probe<{ version: number }[]>`
      select current_setting('server_version_num')::int / 10000 as version`;
    const version = row?.version ?? 0;
    if (version < oldestVersion) throw new DatabaseUnavailable('too_old', sentences.tooOld(where, version));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable('unreachable', sentences.unreachable(where, reasonOf(error)), error);
  } finally {
    await probe.end({ timeout: 1 });
  }
}

const databaseName = 'switchboard';

async function openEmbedded(wanted: DatabaseWanted): Promise<Server> {
  const folder = path.resolve(wanted.dataDir, 'postgres');
  const joined = wanted.join ? await joinRunning(folder) : undefined;
  if (joined !== undefined) return { url: await ensureDatabase(joined) };
  try {
    const started = await startEmbedded({ dataDir: folder, ...(wanted.onLog && { onLog: wanted.onLog }) });
    return { url: await ensureDatabase(started.options), stop: started.stop, exited: started.exited };
  } catch (error) {
    const overtaken = wanted.join && error instanceof DatabaseUnavailable && error.kind === 'in_use';
    const live = overtaken ? await joinRunning(folder) : undefined;
    if (live === undefined) throw error;
    return { url: await ensureDatabase(live) };
  }
}

async function joinRunning(folder: string): Promise<ConnectionOptions | undefined> {
  for (let server = running(folder); server !== undefined; server = running(folder)) {
    if (server.ready) return server.options;
    await pause(50);
  }
  return undefined;
}

async function ensureDatabase(server: ConnectionOptions): Promise<string> {
  const admin = postgres({ ...server, ...quiet, database: 'postgres', max: 1 });
  try {
    const found = await admin`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await admin`create database ${admin(databaseName)}`;
  } catch (error) {
    const anotherWasFaster = codeOf(error) === '42P04' || codeOf(error) === '23505';
    if (!anotherWasFaster) {
      const where = `${server.host}:${server.port}/${databaseName}`;
      throw new DatabaseUnavailable('unreachable', sentences.unreachable(where, reasonOf(error)), error);
    }
  } finally {
    await admin.end({ timeout: 1 });
  }
  return socketUrl(server, databaseName);
}
