import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { pictures } from './pictures.ts';
import { SandboxProcess } from './sandbox-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data of a sandbox that has only just been made: theirs begin as copies of it. */
    newSandbox: string;
  }
}

/** Forgets the pictures of the last run, and says where those of this one are. Makes the sandbox's company once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  rmSync(pictures, { recursive: true, force: true });
  const sandbox = new SandboxProcess();
  await sandbox.start();
  await sandbox.leave();
  project.provide('newSandbox', sandbox.data);
  return async () => {
    await sandbox.stop();
    const taken = existsSync(pictures) ? readdirSync(pictures).toSorted() : [];
    for (const name of taken) process.stdout.write(`${path.join(pictures, name)}\n`);
  };
}
