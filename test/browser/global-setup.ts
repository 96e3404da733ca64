import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchFolder } from '../scratch.ts';
import { pictures } from './pictures.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what is made once. */
    sandboxes: string;
  }
}

/** Forgets the pictures of the last run, and says where those of this one are. */
export function setup(project: TestProject): () => void {
  rmSync(pictures, { recursive: true, force: true });
  const sandboxes = scratchFolder();
  project.provide('sandboxes', sandboxes);
  return () => {
    rmSync(sandboxes, { recursive: true, force: true });
    const taken = existsSync(pictures) ? readdirSync(pictures).toSorted() : [];
    for (const name of taken) process.stdout.write(`${path.join(pictures, name)}\n`);
  };
}
