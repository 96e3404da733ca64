import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { codeOf, DatabaseUnavailable, reasonOf } from './database-unavailable.ts';
import { type Account, doorwayTo, isOpenToAll } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';
import { isAlive } from './embedded-lock.ts';

const majorVersion = '18';

const sentences = {
  unusable: (folder: string, reason: string) =>
    `the data folder ${folder} cannot be used: ${reason}; set DATA_DIR to a folder that this user may write to`,
  notADatabase: (folder: string) =>
    `the data folder ${folder} is not empty and holds no database; move its content away, or set DATA_DIR to another folder`,
  otherVersion: (folder: string, version: string) =>
    `the data folder ${folder} was made by Postgres ${version} and this Switchboard brings Postgres ${majorVersion}; move the data over with pg_dump of that version, or set DATA_DIR to another folder`,
  foreign: (folder: string) =>
    `the data folder ${folder} belongs to another user; start Switchboard as that user, or set DATA_DIR to another folder`,
  initdb: (folder: string, reason: string) => `the database in ${folder} could not be created: ${reason}`,
};

/** What the server and `initdb` see of our environment: nothing that could change their language or zone. */
export const serverEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** Makes sure that there is a database of our version in the folder. */
export function prepareFolder(
  dataDir: string,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): void {
  try {
    mkdirSync(path.dirname(dataDir), { recursive: true });
    sweepDrafts(dataDir);
    if (!holdsDatabase(dataDir)) createDatabase(dataDir, binaries, account, durable);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable('data_folder', sentences.unusable(dataDir, reasonOf(error)), error);
  }
}

function holdsDatabase(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  const { uid } = statSync(dataDir);
  const me = process.getuid?.();
  if (me !== undefined && me !== 0 && uid !== me) {
    throw new DatabaseUnavailable('data_folder', sentences.foreign(dataDir));
  }
  if (readdirSync(dataDir).length === 0) return false;
  const marker = path.join(dataDir, 'PG_VERSION');
  if (!existsSync(marker)) throw new DatabaseUnavailable('data_folder', sentences.notADatabase(dataDir));
  const version = readFileSync(marker, 'utf8').trim();
  if (version !== majorVersion) {
    throw new DatabaseUnavailable('data_folder', sentences.otherVersion(dataDir, version));
  }
  accessSync(dataDir, constants.W_OK);
  return true;
}

/** PG_VERSION appears early in `initdb`; only a rename at the end makes a database appear whole or not at all. */
function createDatabase(
  dataDir: string,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): void {
  const draft = `${dataDir}.init-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  if (account !== undefined) chownSync(draft, account.uid, account.gid);
  const doorway = doorwayTo(draft, account);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const made = spawnSync(
    binaries.initdb,
    [
      ...['-D', doorway.path, '-U', 'postgres', '--auth=trust', '--no-instructions', ...locale],
      ...(durable ? [] : ['--no-sync']),
    ],
    {
      ...account,
      cwd: '/',
      env: serverEnvironment,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe', 'ignore', ...doorway.descriptors],
    },
  );
  doorway.close();
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const reason = made.error?.message ?? made.stderr.trim();
    throw new DatabaseUnavailable('start_failed', sentences.initdb(dataDir, reason));
  }
  try {
    renameSync(draft, dataDir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const anotherWasFaster = codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST';
    if (!anotherWasFaster) throw error;
  }
}

/** Removes what a killed `initdb` left behind. */
function sweepDrafts(dataDir: string): void {
  const prefix = `${path.basename(dataDir)}.init-`;
  for (const name of readdirSync(path.dirname(dataDir))) {
    const pid = Number(name.slice(prefix.length));
    if (!name.startsWith(prefix) || !Number.isInteger(pid)) continue;
    if (pid === process.pid || !isAlive(pid)) {
      rmSync(path.join(path.dirname(dataDir), name), { recursive: true, force: true });
    }
  }
}

const socketPrefix = 'switchboard-pg-';
const longestSocketFolder = 80;

/** A folder of mode 0700, since the server trusts whoever reaches its socket. */
export function createSocketFolder(account: Account | undefined): string {
  const temporary = os.tmpdir();
  const usable = temporary.length <= longestSocketFolder && (account === undefined || isOpenToAll(temporary));
  const parent = usable ? temporary : '/tmp';
  sweepSockets(parent, account?.uid ?? process.getuid?.());
  const folder = mkdtempSync(path.join(parent, socketPrefix));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}

const startingUpMs = 60_000;

function sweepSockets(parent: string, uid: number | undefined): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(socketPrefix)) continue;
    const folder = path.join(parent, name);
    try {
      const { uid: owner, mtimeMs } = statSync(folder);
      if (owner !== uid) continue;
      const files = readdirSync(folder);
      const lock = files.find((file) => file.endsWith('.lock'));
      const inUse =
        lock === undefined
          ? Date.now() - mtimeMs < startingUpMs
          : isAlive(Number.parseInt(readFileSync(path.join(folder, lock), 'utf8'), 10));
      if (inUse) continue;
      for (const file of files) rmSync(path.join(folder, file), { force: true });
      rmdirSync(folder);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}
