import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { connectionOf, quiet } from '../../src/store/connection.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

export interface BenchServer {
  /** A migrated database, or a copy of one that nobody is connected to. Answers with its URL. */
  database(name: string, from?: string): Promise<string>;
  /** A client on it, closed with the server. */
  client(url: string, options?: postgres.Options<Record<string, never>>): postgres.Sql;
  stop(): Promise<void>;
}

/** A durable Postgres of this run's own. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'switchboard-bench-'));
  const server = await openDatabase({ dataDir });
  const clients: postgres.Sql[] = [];
  return {
    async database(name, from) {
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await server.sql.unsafe(`create database ${name} ${from === undefined ? '' : `template ${from}`}`);
      if (from === undefined) await migrate({ ownerUrl: url.href });
      return url.href;
    },
    client(url, options = {}) {
      const client = postgres({ ...connectionOf(url).options, ...quiet, max: 5, ...options });
      clients.push(client);
      return client;
    },
    async stop() {
      await Promise.all(clients.map((client) => client.end({ timeout: 5 })));
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
