import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { type Account, accountFor, doorwayTo } from './embedded-account.ts';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { createSocketFolder, prepareFolder, serverEnvironment } from './embedded-folder.ts';
import { type ConnectionOptions, clearStaleLock, running } from './embedded-lock.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** False only where losing the data is fine (tests). */
  readonly durable?: boolean;
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly onLog?: (line: string) => void;
}

export interface EmbeddedServer {
  readonly options: ConnectionOptions;
  /** Settles when the server is gone, whether stopped or dead. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

const sentences = {
  inUse: (dataDir: string, pid: number) =>
    `another Switchboard is already running on this data folder (${dataDir}, pid ${pid}); stop it, or set DATA_DIR to another folder`,
  didNotStart: (dataDir: string, reason: string) =>
    `the built-in Postgres could not start on ${dataDir}: ${reason}`,
};

const noSync = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
};
const leftover = /lock file "postmaster.pid" already exists|still in use/;
const retryEveryMs = 100;
const leftoverAttempts = 50;
const liveServerAttempts = 20;

/** Starts Postgres on the folder, creating the database on first use. It stops when this process ends, however it ends. */
export async function startEmbedded(wanted: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = path.resolve(wanted.dataDir);
  const durable = wanted.durable ?? true;
  const account = accountFor(dataDir);
  const binaries = findBinaries(account);
  prepareFolder(dataDir, binaries, account, durable);
  const host = createSocketFolder(account);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: host,
    // Puts the folder into the server's command line, by which a lock file is known to be live.
    'switchboard.data_folder': dataDir,
    max_connections: 100,
    ...(durable ? {} : noSync),
    ...wanted.settings,
  };
  let shell: ChildProcess;
  try {
    shell = await launchPatiently({ dataDir, account, binaries, settings, onLog: wanted.onLog });
  } catch (error) {
    rmSync(host, { recursive: true, force: true });
    throw error;
  }
  const exited = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  // Nobody has to call stop() for this process to be able to end.
  shell.unref();
  for (const pipe of [shell.stdin, shell.stderr]) if (pipe instanceof Socket) pipe.unref();
  return {
    options: { host, port: 5432, user: 'postgres' },
    exited,
    async stop() {
      if (shell.exitCode === null && shell.signalCode === null) {
        shell.ref();
        shell.stdin?.end();
        await exited;
      }
      rmSync(host, { recursive: true, force: true });
    },
  };
}

interface Launch {
  readonly dataDir: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly onLog: ((line: string) => void) | undefined;
}

/** The server of a killed parent may still be on its way out: it gets some time before anybody is told. */
async function launchPatiently(wanted: Launch): Promise<ChildProcess> {
  for (let attempt = 0; ; attempt += 1) {
    const live = running(wanted.dataDir);
    if (live === undefined) {
      clearStaleLock(wanted.dataDir);
      const started = await launch(wanted);
      if (!('log' in started)) return started;
      if (!leftover.test(started.log) || attempt >= leftoverAttempts) {
        const reason = lastFault(started.log);
        throw new DatabaseUnavailable('start_failed', sentences.didNotStart(wanted.dataDir, reason));
      }
    } else if (attempt >= liveServerAttempts) {
      throw new DatabaseUnavailable('in_use', sentences.inUse(wanted.dataDir, live.pid));
    }
    await pause(retryEveryMs);
  }
}

// The shell asks the server to shut down as soon as our end of its stdin closes, whatever closed it (kill -9 too).
const watchdog =
  'exec 3<&0; "$@" 3<&- </dev/null & p=$!; (cat <&3 >/dev/null; kill -INT $p 2>/dev/null) & exec 3<&-; wait $p';

function launch({
  dataDir,
  account,
  binaries,
  settings,
  onLog,
}: Launch): Promise<ChildProcess | { log: string }> {
  const doorway = doorwayTo(dataDir, account);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const shell = spawn(
    '/bin/sh',
    ['-c', watchdog, 'sh', binaries.postgres, '-D', doorway.path, '-p', '5432', ...flags],
    {
      ...account,
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe', 'ignore', ...doorway.descriptors],
    },
  );
  doorway.close();
  return new Promise((resolve) => {
    let log = '';
    let pending = '';
    shell.stdin?.on('error', () => {});
    shell.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      log = (log + chunk).slice(-8000);
      const lines = (pending + chunk).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) onLog?.(line);
      if (log.includes('ready to accept connections')) resolve(shell);
    });
    shell.once('error', (error) => resolve({ log: error.message }));
    shell.once('exit', () => resolve({ log }));
  });
}

function lastFault(log: string): string {
  const lines = log.trim().split('\n');
  const fault = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
  return fault.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') || 'it gave no reason';
}
