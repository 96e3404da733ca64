import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { SandboxProcess } from './sandbox-process.ts';

/** The data of a sandbox that was made and stopped. The first file makes it: a company grows older while other tests run. */
export async function newSandbox(): Promise<string> {
  const data = path.join(inject('sandboxes'), 'new');
  if (existsSync(data)) return data;
  const sandbox = new SandboxProcess();
  await sandbox.start();
  await sandbox.leave();
  execFileSync('mv', [sandbox.data, data]);
  await sandbox.stop();
  return data;
}
