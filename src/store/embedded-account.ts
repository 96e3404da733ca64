import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnavailable } from './database-unavailable.ts';

/** The account that the server runs as, where it isn't ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const sentences = {
  noAccount:
    'Postgres refuses to run as root and there is no user "postgres" or "nobody" to run it as; start Switchboard as an ordinary user or set DATABASE_URL',
  unreachable: (folder: string) =>
    `Switchboard runs as root and the database user cannot reach ${folder}; set DATA_DIR to a folder outside private homes`,
};

/** Postgres refuses root: then it runs as the owner of its data folder, else as `postgres` or `nobody`. */
export function accountFor(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const found = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    if (found.status === 0) {
      return {
        uid: Number(found.stdout),
        gid: Number(execFileSync('id', ['-g', name], { encoding: 'utf8' })),
      };
    }
  }
  throw new DatabaseUnavailable('no_account', sentences.noAccount);
}

/** Whether everybody may walk into this folder; what doesn't exist yet counts as open. */
export function isOpenToAll(folder: string): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (existsSync(current) && (statSync(current).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

export interface Doorway {
  /** What the server is told its folder is. */
  readonly path: string;
  /** What follows the first four entries of the child's `stdio`. */
  readonly descriptors: readonly number[];
  close(): void;
}

/**
 * The way into a data folder for the account. Below a private home (a checkout in /root) no path leads there,
 * but an inherited descriptor does: it becomes number 4 of the child.
 */
export function doorwayTo(folder: string, account: Account | undefined): Doorway {
  if (account === undefined || isOpenToAll(path.dirname(folder))) {
    return { path: folder, descriptors: [], close: () => {} };
  }
  if (process.platform !== 'linux') {
    throw new DatabaseUnavailable('data_folder', sentences.unreachable(folder));
  }
  const descriptor = openSync(folder, 'r');
  return { path: '/proc/self/fd/4', descriptors: [descriptor], close: () => closeSync(descriptor) };
}
