import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { quickly } from '../quickly.ts';

const entry = fileURLToPath(new URL('standby.ts', import.meta.url));
const ready = /^Switchboard is ready at (\S+)/;

/** One process of the bot, loaded and waiting for `start`. */
export interface Copy {
  /** Starts it; answers where it listens, or null when it ends instead. */
  start(): Promise<string | null>;
  /** `kill -9` */
  kill(): void;
  readonly exited: Promise<void>;
  /** What it logged, as text. */
  logged(): string;
}

export function prepareCopy(environment: Readonly<Record<string, string>>): Copy {
  const child = spawn(process.execPath, [...quickly.args, entry], {
    cwd: os.tmpdir(),
    env: {
      PATH: process.env.PATH,
      ...quickly.environment,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  const url = Promise.withResolvers<string | null>();
  const exited = once(child, 'exit').then(() => url.resolve(null));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const found = ready.exec(line)?.[1];
      if (found) url.resolve(found);
    });
  }
  const loaded = once(child, 'message');
  return {
    exited,
    logged: () => lines.join('\n'),
    kill: () => void child.kill('SIGKILL'),
    async start() {
      await Promise.race([loaded, url.promise]);
      await told(child);
      return url.promise;
    },
  };
}

const told = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (!child.connected) resolve();
    else child.send('start', () => resolve());
  });
