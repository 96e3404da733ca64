import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import { Secret } from '../../src/secret.ts';
import { startServer } from '../../src/server.ts';
import type { TestDatabase } from '../database.ts';

export interface RunningSandbox {
  readonly url: string;
  readonly dataDir: string;
  /** What the log says, as text. */
  readonly logged: () => string;
  /** As the page does, below `/sandbox`; a body makes it a POST. */
  ask(at: string, body?: unknown, more?: RequestInit): Promise<Response>;
  /** The JSON of a good answer; throws what a bad one says. */
  read<T>(at: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export interface SandboxWanted {
  readonly database: TestDatabase;
  /** One that an earlier run left; a new one else. */
  readonly dataDir?: string;
  readonly args?: readonly string[];
}

/** The sandbox as `npm start` opens it, in this process, on the test's own database. */
export async function startSandbox({ database, dataDir, args = [] }: SandboxWanted): Promise<RunningSandbox> {
  const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'sandbox-')));
  await chmod(folder, 0o755);
  const lines: string[] = [];
  const log = createLog({ level: 'warn', destination: { write: (line: string) => void lines.push(line) } });
  const metrics = createMetrics();
  const server = await startServer({ host: '127.0.0.1', port: 0, metrics });
  const config = {
    database: { url: new Secret(database.url), ownerUrl: undefined },
    dataDir: folder,
    clock: 'controlled' as const,
  };
  const sandbox = await openSandbox({
    server,
    dataDir: folder,
    log,
    args,
    launch: (connections, prepare) => createApp({ config, connections, prepare, server, log, metrics }),
  });
  const ask = (at: string, body?: unknown, more: RequestInit = {}) =>
    fetch(`${server.url}/sandbox${at}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      ...more,
    });
  return {
    url: server.url,
    dataDir: folder,
    logged: () => lines.join(''),
    ask,
    async read(at, body) {
      const answer = await ask(at, body);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return JSON.parse(await answer.text());
    },
    async stop() {
      sandbox.leave();
      await server.close();
      await sandbox.stop();
    },
  };
}

export const forget = (dataDir: string): Promise<void> => rm(dataDir, { recursive: true, force: true });
