import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectionOf, quiet } from '../src/store/connection.ts';
import { type Database, openDatabase } from '../src/store/database.ts';

type Options = ReturnType<typeof connectionOf>['options'];

export interface TestDatabase {
  readonly name: string;
  /** As DATABASE_URL takes it. */
  readonly url: string;
  readonly options: Options;
  /** A raw postgres.js client. Ready from `beforeAll` on, as is everything below. */
  readonly sql: postgres.Sql;
  /** Another raw client, say for a second transaction at the same time. */
  client(options?: { max?: number }): postgres.Sql;
  /** The database as the application opens it. */
  open(): Promise<Database>;
}

/** A migrated database of its own for the test file that calls this; closed and dropped after its last test. */
export function useDatabase(): TestDatabase {
  const { adminUrl, template } = inject('postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  const { options } = connectionOf(address.href);
  const clients: postgres.Sql[] = [];
  const databases: Database[] = [];
  const client = ({ max = 5 } = {}): postgres.Sql => {
    const created = postgres({ ...options, ...quiet, max });
    clients.push(created);
    return created;
  };
  const sql = client();

  beforeAll(() => asAdmin(adminUrl, `create database ${name} template ${template} strategy file_copy`));
  afterAll(async () => {
    await Promise.all([
      ...clients.map((each) => each.end({ timeout: 1 })),
      ...databases.map((each) => each.close()),
    ]);
    await asAdmin(adminUrl, `drop database ${name} with (force)`);
  });

  return {
    name,
    url: address.href,
    options,
    sql,
    client,
    async open() {
      const database = await openDatabase({ url: address.href, dataDir: '.data', maxConnections: 6 });
      databases.push(database);
      return database;
    },
  };
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const admin = postgres({ ...connectionOf(adminUrl).options, ...quiet, max: 1 });
  try {
    await admin.unsafe(statement);
  } finally {
    await admin.end();
  }
}
