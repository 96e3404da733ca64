import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { connectionOf, quiet, socketUrl } from '../src/store/connection.ts';
import { startEmbedded } from '../src/store/embedded.ts';
import { migrate, migrationsFolder } from '../src/store/migrate.ts';
import { scratchFolder } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server for the tests, and the database that theirs are copied from. */
    postgres: { adminUrl: string; template: string };
  }
}

/** One server for the whole run: TEST_DATABASE_URL, else the built-in one, in memory where there is room. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { adminUrl: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startServer();
  const template = `template_${process.pid}`;
  await createTemplate(server.adminUrl, template);
  project.provide('postgres', { adminUrl: server.adminUrl, template });
  return async () => {
    await dropTemplate(server.adminUrl, template);
    await server.stop();
  };
}

async function startServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const folder = scratchFolder();
  const server = await startEmbedded({
    dataDir: path.join(folder, 'postgres'),
    durable: false,
    settings: { max_connections: 300, autovacuum: 'off' },
  });
  return {
    adminUrl: socketUrl(server.options, 'postgres'),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createTemplate(adminUrl: string, template: string): Promise<void> {
  const admin = postgres({ ...connectionOf(adminUrl).options, ...quiet, max: 1 });
  await admin`create database ${admin(template)}`;
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  if (existsSync(path.join(migrationsFolder, 'meta/_journal.json'))) await migrate({ ownerUrl: url.href });
  const boss = new PgBoss({ ...connectionOf(url.href).pgConfig, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
  // A template can only be copied while nobody is connected to it.
  await admin.unsafe(`alter database ${template} with is_template true allow_connections false`);
  await admin.end();
}

async function dropTemplate(adminUrl: string, template: string): Promise<void> {
  const admin = postgres({ ...connectionOf(adminUrl).options, ...quiet, max: 1 });
  await admin.unsafe(`alter database ${template} with is_template false`);
  await admin.unsafe(`drop database ${template} with (force)`);
  await admin.end();
}
