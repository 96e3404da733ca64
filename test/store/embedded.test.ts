import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, describe, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded.ts';
import { type ConnectionOptions, running } from '../../src/store/embedded-lock.ts';
import { eventually } from '../eventually.ts';

const started: EmbeddedServer[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a folder that cannot be used gets one clear sentence', () => {
  test('a file where the folder should be', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    writeFileSync(dataDir, 'not a folder');
    await refused(dataDir, /^the data folder .* cannot be used: .*ENOTDIR.*; set DATA_DIR to a folder/);
  });

  test('a parent that is a file', async () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');
    await refused(path.join(file, 'postgres'), /^the data folder .* cannot be used: .*; set DATA_DIR/);
  });

  test('a folder full of something else, which stays as it was', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'holiday.txt'), 'sand');
    await refused(dataDir, /is not empty and holds no database; move its content away, or set DATA_DIR/);
    expect(readdirSync(dataDir)).toEqual(['holiday.txt']);
  });

  test('a database of another major version', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'PG_VERSION'), '14\n');
    await refused(dataDir, /was made by Postgres 14 and this Switchboard brings Postgres 18/);
  });

  test('a server with a setting that it does not know', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const start = startEmbedded({ dataDir, durable: false, settings: { sample_nonsense: 'on' } });
    await expect(start).rejects.toMatchObject({ name: 'DatabaseUnavailable', kind: 'start_failed' });
    await expect(start).rejects.toThrow(/could not start on .*: unrecognized configuration parameter/);
  });
});

describe('one server a folder', () => {
  test('a second start is told who holds it, and the first goes on', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const server = await start(dataDir);
    const pid = running(dataDir)?.pid;
    await refused(
      dataDir,
      new RegExp(`another Switchboard is already running .*pid ${pid}\\); stop it, or set DATA_DIR`),
    );
    expect(await ask(server.options, 'select 1 as answer')).toEqual([{ answer: 1 }]);
  });

  test('two starts at the same instant on an empty folder: one runs, the other is told', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const both = await Promise.allSettled([start(dataDir), start(dataDir)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('rows are kept', () => {
  test.each(['700', '755'])('over a stop and a start, below a parent of mode 0o%s', async (mode) => {
    const parent = newFolder();
    chmodSync(parent, Number.parseInt(mode, 8));
    const dataDir = path.join(parent, 'postgres');
    const first = await start(dataDir);
    await ask(first.options, 'create table kept (id int); insert into kept values (7)');
    await first.stop();
    await first.stop();
    expect(running(dataDir)).toBeUndefined();
    expect(existsSync(first.options.host)).toBe(false);
    const second = await start(dataDir);
    expect(await ask(second.options, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  test('over a kill -9 of the process that started it: the server stops by itself', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const child = spawn(process.execPath, ['--input-type=module', '-e', ownerScript, dataDir], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const server = await eventually(() => {
      const live = running(dataDir);
      if (!live?.ready) throw new Error('the server of the child is not ready');
      return live;
    });
    await ask(server.options, 'create table kept (id int); insert into kept values (7)');
    child.kill('SIGKILL');
    const second = await start(dataDir);
    expect(await ask(second.options, 'select id from kept')).toEqual([{ id: 7 }]);
    expect(running(dataDir)?.pid).not.toBe(server.pid);
  });

  test('over a kill -9 of the server, which its owner gets to know', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const first = await start(dataDir, { durable: true });
    await ask(first.options, 'create table kept (id int); insert into kept values (7)');
    process.kill(running(dataDir)?.pid ?? 0, 'SIGKILL');
    await first.exited;
    const second = await start(dataDir);
    expect(await ask(second.options, 'select id from kept')).toEqual([{ id: 7 }]);
  });
});

describe('what a crash left behind', () => {
  test('a lock with the pid of some other live process is no obstacle', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    await (await start(dataDir)).stop();
    const lock = [process.pid, dataDir, 1_700_000_000, 5432, '/nowhere', '', '0 0', 'ready', ''].join('\n');
    writeFileSync(path.join(dataDir, 'postmaster.pid'), lock);
    expect(running(dataDir)).toBeUndefined();
    await start(dataDir);
    await eventually(() => expect(running(dataDir)?.ready).toBe(true));
  });

  test('half-made databases are removed', async () => {
    const parent = newFolder();
    const draft = path.join(parent, `postgres.init-${await deadPid()}`);
    mkdirSync(draft);
    await start(path.join(parent, 'postgres'));
    expect(readdirSync(parent)).toEqual(['postgres']);
  });

  test('socket folders of dead servers are removed, those of live ones stay', async () => {
    const live = await start(path.join(newFolder(), 'postgres'));
    const { uid, gid } = statSync(live.options.host);
    const stale = mkdtempSync(path.join(path.dirname(live.options.host), 'switchboard-pg-'));
    folders.push(stale);
    writeFileSync(path.join(stale, '.s.PGSQL.5432.lock'), `${await deadPid()}\n`);
    chownSync(stale, uid, gid);
    await start(path.join(newFolder(), 'postgres'));
    expect(existsSync(stale)).toBe(false);
    expect(await ask(live.options, 'select 1 as answer')).toEqual([{ answer: 1 }]);
  });
});

const ownerScript = `
  import { startEmbedded } from ${JSON.stringify(new URL('../../src/store/embedded.ts', import.meta.url).href)};
  await startEmbedded({ dataDir: process.argv[1], durable: false });
  process.stdin.resume();
`;

function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'switchboard-folder-'));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, { durable = false } = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, durable });
  started.push(server);
  return server;
}

async function refused(dataDir: string, sentence: RegExp): Promise<void> {
  const start = startEmbedded({ dataDir, durable: false });
  await expect(start).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
  await expect(start).rejects.toThrow(sentence);
}

async function ask(options: ConnectionOptions, statement: string): Promise<unknown[]> {
  const sql = postgres({ ...options, max: 1 });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

/** The pid of a process that has just ended. */
function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  return new Promise((resolve) => child.once('exit', () => resolve(child.pid ?? 0)));
}
