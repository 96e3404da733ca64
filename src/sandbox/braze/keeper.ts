import { readFile, rename, writeFile } from 'node:fs/promises';
import type { createBrazeState } from './state.ts';

type BrazeState = ReturnType<typeof createBrazeState>;

/** Keeps what people did in the stand-in's dashboard over a restart, in one JSON file. */
export async function createBrazeKeeper(state: BrazeState, file: string) {
  const saved = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (saved !== null) state.restore(JSON.parse(saved));
  return {
    async keep(): Promise<void> {
      await writeFile(`${file}.new`, JSON.stringify(state.snapshot()));
      await rename(`${file}.new`, file);
    },
  };
}
