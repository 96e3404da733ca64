import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from '../src/store/embedded-lock.ts';

const roomNeeded = 1 << 30;
const inMemory = '/dev/shm';

/** A new folder that the account of Postgres can enter: in memory where there is room. */
export function scratchFolder(): string {
  const parent = hasRoom(inMemory) ? inMemory : os.tmpdir();
  sweep(parent);
  const folder = mkdtempSync(path.join(parent, `switchboard-test-${process.pid}-`));
  chmodSync(folder, 0o755);
  return folder;
}

function hasRoom(parent: string): boolean {
  try {
    accessSync(parent, constants.W_OK);
    const { bavail, bsize } = statfsSync(parent);
    return bavail * bsize > roomNeeded;
  } catch {
    return false;
  }
}

/** Removes what killed runs left behind. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = /^switchboard-test-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
}
