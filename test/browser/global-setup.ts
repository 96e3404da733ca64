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

/** Forgets the pictures of the last run, and says where those of this one are: once, for both projects in a browser. */
export function setup(project: TestProject): () => void {
  const sandboxes = scratchFolder();
  project.provide('sandboxes', sandboxes);
  const tells = project.name === 'browser';
  if (tells) rmSync(pictures, { recursive: true, force: true });
  return () => {
    rmSync(sandboxes, { recursive: true, force: true });
    if (!tells) return;
    const taken = existsSync(pictures) ? readdirSync(pictures).toSorted() : [];
    for (const name of taken) process.stdout.write(`${path.join(pictures, name)}\n`);
  };
}
