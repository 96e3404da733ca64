import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { quickly } from '../quickly.ts';
import { scratchFolder } from '../scratch.ts';

const entry = path.resolve(import.meta.dirname, '../../switchboard.mjs');
const ready = /^Switchboard is ready at (\S+)/;

/** `npm start` without Slack, as a process that can be killed and started again on the same data and port. */
export class SandboxProcess {
  readonly #args: readonly string[];
  readonly #kept: (() => Promise<string>) | undefined;
  #folder = '';
  #port = '0';
  #child: ChildProcess | null = null;
  #url = '';
  readonly #lines: string[] = [];

  /** `kept` makes the data of another that was stopped: this one goes on with a copy. */
  constructor(args: readonly string[] = [], kept?: () => Promise<string>) {
    this.#args = args;
    this.#kept = kept;
  }

  get url(): string {
    return this.#url;
  }

  get data(): string {
    return path.join(this.#folder, 'data');
  }

  async start(): Promise<void> {
    if (this.#folder === '') {
      this.#folder = scratchFolder();
      // Not by Node's copy, which makes everything its own: Postgres wants its folder for its own account.
      if (this.#kept !== undefined) execFileSync('cp', ['-a', await this.#kept(), this.data]);
    }
    const child = spawn(process.execPath, [...quickly.args, entry, ...this.#args], {
      cwd: this.#folder,
      env: {
        PATH: process.env.PATH,
        ...quickly.environment,
        PORT: this.#port,
        DATA_DIR: this.data,
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

  /** As `stop`, but its data stays. */
  leave(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async stop(): Promise<void> {
    await this.leave();
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
