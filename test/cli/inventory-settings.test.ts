import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const command = path.resolve('src/cli/inventory.ts');

test('the inventory command takes its settings from .env, as the bot does; the environment goes before it', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'switchboard-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, '.env'), 'DATABASE_URL=postgres://127.0.0.1:1/from_the_file\n');
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
  const run = (environment: Record<string, string>) =>
    spawnSync(process.execPath, [command, 'export', '-'], {
      cwd: folder,
      env: { ...inherited, ...environment },
      encoding: 'utf8',
    });
  const read = run({});
  expect([read.status, read.stderr]).toEqual([3, expect.stringContaining('127.0.0.1:1/from_the_file')]);
  const overruled = run({ DATABASE_URL: 'postgres://127.0.0.1:1/from_the_environment' });
  expect(overruled.stderr).toContain('from_the_environment');
});
