import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { running } from '../../src/store/embedded-lock.ts';
import { eventually } from '../eventually.ts';

it('ends with one clear sentence when its built-in Postgres is killed', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'switchboard-lost-'));
  const { PATH = '' } = process.env;
  const bot = spawn(process.execPath, ['switchboard.mjs'], {
    env: { PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    bot.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });
  let said = '';
  bot.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  bot.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  await eventually(() => expect(said).toContain('is ready at'), { timeout: 60_000 });
  const postmaster = running(path.join(dataDir, 'postgres'));
  if (!postmaster) throw new Error('no Postgres runs');
  const ended = once(bot, 'exit');
  process.kill(postmaster.pid, 'SIGKILL');
  const [code] = await ended;
  expect(code).toBe(1);
  expect(said).toContain('The built-in Postgres has ended unexpectedly; start Switchboard again.');
}, 90_000);
