import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/log.ts';
import { createClock } from '../../src/store/clock.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createInventoryStore } from '../../src/store/inventory.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { requester } from '../domain/samples.ts';
import { addNumber, addWaba, addWorkspaces, at, sampleTransfer } from './estate.ts';

const database = useDatabase();
const log = createLog({ level: 'silent' });
const app = `app_${randomUUID().replaceAll('-', '')}`;
const owner = `owner_${randomUUID().replaceAll('-', '')}`;
let opened: Database;
let store: Store;

/** This test's database, emptied: the owner makes everything in it anew. */
beforeAll(async () => {
  const admin = database.sql;
  await admin.unsafe(`create role ${owner} login; create role ${app} login`);
  await admin.unsafe(`drop schema public, pgboss, drizzle cascade`);
  await admin.unsafe(`create schema public; grant usage on schema public to public`);
  await admin.unsafe(`grant create on schema public to ${owner}`);
  await admin.unsafe(`grant create on database ${database.name} to ${owner}`);
  opened = await openDatabase({ url: as(app), ownerUrl: as(owner), dataDir: '.data', maxConnections: 6 });
  await migrate(opened);
  store = createStore({ ...opened, enqueue: async () => {} });
});

afterAll(async () => {
  await opened.close();
  await database.sql.unsafe(`drop owned by ${app}, ${owner} cascade; drop role ${app}, ${owner}`);
});

function as(role: string): string {
  const url = new URL(database.url);
  url.username = role;
  return url.href;
}

describe('the role of DATABASE_URL, where DATABASE_OWNER_URL has brought the schema up to date', () => {
  test.each([
    ['update operation_event set version = version'],
    ['delete from operation_event'],
    ['truncate operation_event'],
    ['update access_event set actor = actor'],
    ['delete from access_event'],
    ['truncate access_event'],
    ['alter table operation_event disable trigger all'],
    ['drop table operation_event'],
    ['create table public.sample_forbidden (id int)'],
  ])('may not: %s', async (statement) => {
    await expect(opened.sql.unsafe(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('adds event rows and reads them, and runs an operation from its start to its release', async () => {
    await addWorkspaces(opened.sql);
    await addNumber(opened.sql, 1, await addWaba(opened.sql, 1));
    const transfer = sampleTransfer(1);
    expect(await store.transaction((tx) => tx.operations.begin(transfer))).toBe('begun');
    await store.transaction(async (tx) => {
      await tx.operations.lock(transfer.state.name);
      await tx.operations.hold(transfer.state.id, []);
      await tx.access.record({ kind: 'granted', actor: requester, detail: { user: 'U0SAMPLE' }, at });
    });
    expect(await store.read.operations.events(transfer.state.id)).toHaveLength(transfer.events.length);
  });

  test('takes deliveries, moves the clock and writes the inventory', async () => {
    const delivery = { key: 'sample', kind: 'command', userId: requester, payload: {} } as const;
    expect(await store.inbox.receive(delivery, new Date(at))).toEqual({ kind: 'new' });
    await store.inbox.finish('sample', null, new Date(at));
    const clock = await createClock(opened.sql, { controlled: true });
    await clock.advance(1000);
    await clock.close();
    const snapshot = await createInventoryStore(opened.db).snapshot((view) => view.read());
    expect(snapshot.workspaces.length).toBeGreaterThan(0);
  });

  test('runs the job queue in a schema that it fills itself, with our clock and without it', async () => {
    for (const controlled of [true, false]) {
      const clock = await createClock(opened.sql, { controlled });
      const queue = createQueue({ pgConfig: opened.pgConfig, clock, log });
      await queue.start();
      const done: string[] = [];
      await queue.handle('tick', async (job) => {
        done.push(job.operation);
        return undefined;
      });
      await queue.enqueue([{ job: { name: 'tick', operation: 'sample' }, after: undefined }]);
      await queue.idle();
      expect(done).toEqual(['sample']);
      await queue.stop();
      await clock.close();
    }
  });

  test('still has just that after the next start', async () => {
    await Promise.all([migrate(opened), migrate(opened)]);
    const rows = await opened.sql<{ name: string }[]>`
      select privilege_type as name from information_schema.role_table_grants
      where grantee = ${app} and table_name in ('operation_event', 'access_event')`;
    expect(new Set(rows.map((row) => row.name))).toEqual(new Set(['SELECT', 'INSERT']));
  });
});
