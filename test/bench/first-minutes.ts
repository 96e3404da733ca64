import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from '../browser/browser.ts';
import { moveNumber } from '../browser/whole-transfer.ts';

const goalSeconds = 180;
const patienceMs = 60_000;
const here = path.resolve(import.meta.dirname, '../..');

/** What the npm that runs this has told us about itself is not for the clone's. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_(package|lifecycle|command|execpath|node_execpath|config_local_prefix)|INIT_CWD)/.test(name) &&
      !/^(SLACK_|DATABASE_|CLOCK$)/.test(name),
  ),
);

const folder = mkdtempSync(path.join(os.tmpdir(), 'switchboard-first-minutes-'));
chmodSync(folder, 0o755);
const clone = path.join(folder, 'switchboard');
let total = 0;

async function stage<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  total += seconds;
  console.log(`${name.padEnd(40)} ${seconds.toFixed(1).padStart(6)} s`);
  return result;
}

const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
};

/** `npm start`, until it says where it is. */
async function start() {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: clone,
    env: { ...environment, PORT: '0', DATA_DIR: path.join(folder, 'data'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const opened = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const url = /^Switchboard is ready at (\S+)/.exec(line)?.[1];
    if (url !== undefined) opened.resolve(url);
  });
  void ended.then(() => opened.reject(new Error('npm start ended')));
  return {
    url: await opened.promise,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

try {
  await stage('git clone', () => run('git', 'clone', '--quiet', '--no-hardlinks', here, clone));
  await stage('npm ci', () => run('npm', 'ci', '--silent', '--prefix', clone));
  const bot = await stage('npm start', start);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(patienceMs);
    await stage('the page, to the end of the tour', async () => {
      await page.goto(bot.url);
      for (let card = 0; card < 3; card++) await page.getByTestId('tour-next').click();
    });
    const name = await stage('a transfer by three people', () => moveNumber(page));
    console.log(`${name} is done after ${total.toFixed(1)} s; the goal is ${goalSeconds} s`);
  } finally {
    await browser.close();
    await bot.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (total > goalSeconds) process.exitCode = 1;
