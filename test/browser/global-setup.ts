import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pictures } from './pictures.ts';

/** Forgets the pictures of the last run, and says where those of this one are. */
export function setup(): () => void {
  rmSync(pictures, { recursive: true, force: true });
  return () => {
    const taken = existsSync(pictures) ? readdirSync(pictures).toSorted() : [];
    for (const name of taken) process.stdout.write(`${path.join(pictures, name)}\n`);
  };
}
