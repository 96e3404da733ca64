import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const entry = path.resolve(import.meta.dirname, '../../switchboard.mjs');
const ready = /^Switchboard is ready at (\S+)/;

/** `npm start` without Slack, as a process that can be killed and started again on the same data and port. */
export class SandboxProcess {
  readonly #args: readonly string[];
  #folder = '';
  #port = '0';
  #child: ChildProcess | null = null;
  #url = '';
  readonly #lines: string[] = [];

  constructor(args: readonly string[] = []) {
    this.#args = args;
  }

  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    if (this.#folder === '') {
      this.#folder = await mkdtemp(path.join(os.tmpdir(), 'switchboard-browser-'));
      await chmod(this.#folder, 0o755);
    }
    const child = spawn(process.execPath, [entry, ...this.#args], {
      cwd: this.#folder,
      env: {
        PATH: process.env.PATH,
        PORT: this.#port,
        DATA_DIR: path.join(this.#folder, 'data'),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const opened = Promise.withResolvers<string>();
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.#lines.push(line);
        const url = ready.exec(line)?.[1];
        if (url !== undefined) opened.resolve(url);
      });
    }
    child.once('exit', () => opened.reject(new Error(`the sandbox ended:\n${this.#lines.join('\n')}`)));
    this.#url = await opened.promise;
    this.#port = new URL(this.#url).port;
  }

  /** `kill -9` */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
