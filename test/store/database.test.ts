import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { afterAll, describe, expect, test } from 'vitest';
import { connectionOf } from '../../src/store/connection.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { useDatabase } from '../database.ts';

const database = useDatabase();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'switchboard-folder-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('a database of one’s own', () => {
  test.each([
    ['nobody listens', 'postgres://me:hush@127.0.0.1:1/sample', '127.0.0.1:1/sample', 'ECONNREFUSED'],
    ['there is no socket', 'postgres://me:hush@x/sample?host=/nowhere', '/nowhere:5432/sample', 'ENOENT'],
  ])('where %s, one sentence says where and why, without the password', async (_, url, where, reason) => {
    const opening = openDatabase({ url, dataDir: scratch });
    await expect(opening).rejects.toMatchObject({ name: 'DatabaseUnavailable', kind: 'unreachable' });
    const sentence = await opening.catch((error: unknown) => String(error));
    expect(sentence).toContain(`the database at ${where} cannot be reached: `);
    expect(sentence).toContain(reason);
    expect(sentence).not.toContain('hush');
  });

  test('a database that does not exist is named', async () => {
    const url = new URL(database.url);
    url.pathname = '/no_such_sample';
    await expect(openDatabase({ url: url.href, dataDir: scratch })).rejects.toThrow(
      /"no_such_sample" does not exist/,
    );
  });

  test('raw SQL keeps whole numbers beyond 2^53 and real dates while Drizzle works beside it', async () => {
    const opened = await database.open();
    const drizzled = await opened.db.execute(sql`select 1 as answer`);
    expect([...drizzled]).toEqual([{ answer: 1 }]);
    const [row] = await opened.sql`select 9007199254740993::bigint as big, now() as at`;
    expect(row).toEqual({ big: '9007199254740993', at: expect.any(Date) });
  });

  test('the job queue reaches the same database through its own pool', async () => {
    const opened = await database.open();
    const boss = new PgBoss({ ...opened.pgConfig, supervise: false, schedule: false });
    await boss.start();
    await boss.createQueue('sample');
    await boss.stop({ graceful: false });
    expect(await opened.sql`select name from pgboss.queue where name = 'sample'`).toHaveLength(1);
  });
});

describe('migrations', () => {
  test('five at the same time all succeed, and each migration is applied once', async () => {
    const folder = sampleMigrations();
    const target = { ownerUrl: database.url };
    await Promise.all(Array.from({ length: 5 }, () => migrate(target, folder)));
    await migrate(target, folder);
    expect(await database.sql`select id from sample_applied`).toHaveLength(1);
  });

  test('they run as the owner where DATABASE_OWNER_URL names one', async () => {
    await database.sql.unsafe(`create role ${database.name} login`);
    try {
      const url = new URL(database.url);
      url.username = database.name;
      const limited = await openDatabase({ url: url.href, ownerUrl: database.url, dataDir: scratch });
      await expect(limited.sql`create table public.sample_forbidden (id int)`).rejects.toThrow(
        /permission denied/,
      );
      await migrate(limited, sampleMigrations());
      await limited.close();
    } finally {
      await database.sql.unsafe(`drop owned by ${database.name}; drop role ${database.name}`);
    }
  });

  test('an owner that cannot connect gets one clear sentence', async () => {
    await expect(migrate({ ownerUrl: 'postgres://me:hush@127.0.0.1:1/sample' })).rejects.toThrow(
      /^the database at 127\.0\.0\.1:1\/sample cannot be reached to bring its schema up to date: .*ECONNREFUSED/,
    );
  });
});

describe('the built-in database', () => {
  test('a second bot is refused, the command line joins, and joining leaves it running', async () => {
    const dataDir = path.join(scratch, 'data');
    const bot = await openDatabase({ dataDir });
    try {
      await bot.sql`create table kept (id int)`;
      await bot.sql`insert into kept values (7)`;
      await expect(openDatabase({ dataDir })).rejects.toThrow(
        /^another Switchboard is already running on this data folder \(.*, pid \d+\)/,
      );
      expect(await readFromAnotherProcess(dataDir)).toBe('[{"id":7}]');
      const joined = await openDatabase({ dataDir, join: true });
      expect([...(await joined.sql`select id from kept`)]).toEqual([{ id: 7 }]);
      await joined.close();
      expect(await bot.sql`select id from kept`).toHaveLength(1);
      expect(bot.embedded).toBe(true);
    } finally {
      await bot.close();
    }
  });

  test('the command line starts it where nobody else did, and stops it again', async () => {
    const dataDir = path.join(scratch, 'alone');
    const alone = await openDatabase({ dataDir, join: true });
    expect([...(await alone.sql`select current_database() as name`)]).toEqual([{ name: 'switchboard' }]);
    await alone.close();
    await alone.exited;
  });
});

describe('a Postgres URL', () => {
  test('may hold escaped credentials, a port, TLS and further settings', () => {
    const url = 'postgresql://me:p%40ss@db.example:6432/sample?sslmode=verify-full&application_name=x';
    const { options, pgConfig, where } = connectionOf(url);
    expect(pgConfig).toEqual({
      host: 'db.example',
      port: 6432,
      database: 'sample',
      user: 'me',
      password: 'p@ss',
      ssl: { rejectUnauthorized: true },
    });
    expect(options).toEqual({ ...pgConfig, connection: { application_name: 'x' } });
    expect(where).toBe('db.example:6432/sample');
  });

  test.each([
    ['postgres:///sample?host=/run/postgresql', '/run/postgresql', '/run/postgresql:5432/sample'],
    ['postgres://%2Frun%2Fpostgresql/sample', '/run/postgresql', '/run/postgresql:5432/sample'],
    ['postgres://[::1]/sample', '::1', '[::1]:5432/sample'],
    ['postgres:///sample', 'localhost', 'localhost:5432/sample'],
  ])('%s is at %s', (url, host, where) => {
    expect(connectionOf(url)).toMatchObject({ where, options: { host } });
  });
});

function sampleMigrations(): string {
  const folder = mkdtempSync(path.join(scratch, 'migrations-'));
  mkdirSync(path.join(folder, 'meta'));
  const entries = [{ idx: 0, version: '7', when: 4_000_000_000_000, tag: '0000_sample', breakpoints: true }];
  writeFileSync(
    path.join(folder, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  writeFileSync(
    path.join(folder, '0000_sample.sql'),
    `create type sample_kind as enum ('one');--> statement-breakpoint
create table sample_applied (id int generated always as identity, kind sample_kind);--> statement-breakpoint
insert into sample_applied (kind) values ('one');`,
  );
  return folder;
}

async function readFromAnotherProcess(dataDir: string): Promise<string> {
  const script = `
    import { openDatabase } from ${JSON.stringify(new URL('../../src/store/database.ts', import.meta.url).href)};
    const database = await openDatabase({ dataDir: process.argv[1], join: true });
    process.stdout.write(JSON.stringify(await database.sql\`select id from kept\`));
    await database.close();`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
    dataDir,
  ]);
  return stdout;
}
