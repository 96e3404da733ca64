import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}

export interface RunningServer {
  readonly pid: number;
  readonly ready: boolean;
  readonly options: ConnectionOptions;
}

/** The server that runs on this data folder, whoever started it. */
export function running(dataDir: string): RunningServer | undefined {
  const folder = path.resolve(dataDir);
  const lock = readLock(folder);
  if (lock === undefined || !isServer(lock, folder)) return undefined;
  return {
    pid: lock.pid,
    ready: lock.status === 'ready',
    options: { host: lock.socketDir, port: lock.port, user: 'postgres' },
  };
}

/**
 * Postgres takes any live process with the pid in its lock file for a server; after a crash that pid may
 * belong to a zombie or to something else. If such a lock hides a live server after all, Postgres' own check of
 * the shared memory still refuses to start.
 */
export function clearStaleLock(dataDir: string): void {
  const lock = readLock(dataDir);
  if (lock !== undefined && !isServer(lock, dataDir)) rmSync(lockFile(dataDir), { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface Lock {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly status: string | undefined;
}

const lockFile = (dataDir: string): string => path.join(dataDir, 'postmaster.pid');

function readLock(dataDir: string): Lock | undefined {
  let lines: string[];
  try {
    lines = readFileSync(lockFile(dataDir), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', status: lines[7]?.trim() };
}

function isServer({ pid, socketDir }: Lock, dataDir: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLine(pid);
  return command.includes(dataDir) || (socketDir !== '' && command.includes(socketDir));
}

/** Empty for a zombie and for a process that is gone. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
