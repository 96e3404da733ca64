import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { running } from '../../src/store/embedded-lock.ts';
import { eventually } from '../eventually.ts';

it('stops in order when it is asked to while it is still starting, its Postgres too', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'switchboard-early-'));
  const postgres = path.join(dataDir, 'postgres');
  const { PATH = '' } = process.env;
  const bot = spawn(process.execPath, ['switchboard.mjs'], {
    env: { PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  onTestFinished(() => {
    bot.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });
  await eventually(() => expect(running(postgres)).toMatchObject({ ready: true }), { timeout: 60_000 });
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(existsSync(path.join(postgres, 'postmaster.pid'))).toBe(false);
}, 90_000);
