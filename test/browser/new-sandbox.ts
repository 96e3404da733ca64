import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { eventually } from '../eventually.ts';
import { SandboxProcess } from './sandbox-process.ts';

const makingMs = 100_000;

/** The data of a sandbox that was made and stopped. The first file makes it: a company grows older while other tests run. */
export async function newSandbox(): Promise<string> {
  const folder = inject('sandboxes');
  const data = path.join(folder, 'new');
  if (!isFirst(path.join(folder, 'making'))) {
    await eventually(() => made(data), { timeout: makingMs });
    return data;
  }
  const sandbox = new SandboxProcess();
  await sandbox.start();
  await sandbox.leave();
  execFileSync('mv', [sandbox.data, data]);
  await sandbox.stop();
  return data;
}

/** Two files may come at the same time: one of them makes the folder. */
const isFirst = (folder: string): boolean => mkdirSync(folder, { recursive: true }) !== undefined;

function made(data: string): void {
  if (!existsSync(data)) throw new Error('the file that makes the sandbox for all others has not done it');
}
