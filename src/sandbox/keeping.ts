import path from 'node:path';
import { Hono } from 'hono';
import type { Routes } from '../server.ts';
import { createKeeper, type OnFault, readStateFile } from './state-file.ts';

interface Kept {
  snapshot(): unknown;
  /** Throws when it is no snapshot. */
  restore(kept: unknown): void;
}

/** Soon enough for a kill, and seldom enough for an import of many people. */
const delayMs = 500;

/** Keeps what each stand-in holds over a restart, in a JSON file of its own. */
export function createKeeping(folder: string, standIns: Readonly<Record<string, Kept>>, onFault: OnFault) {
  const all = Object.entries(standIns).map(([name, standIn]) => {
    const file = path.join(folder, `${name}.json`);
    return { file, standIn, keeper: createKeeper(file, standIn.snapshot, onFault, delayMs) };
  });
  return {
    async restore(): Promise<void> {
      for (const { file, standIn } of all) await readStateFile(file, standIn.restore, onFault);
    },
    /** Something changed: it is written soon. */
    touch(): void {
      for (const { keeper } of all) keeper.touch();
    },
    /** Everything as it is now is on disk when this answers. */
    async keep(): Promise<void> {
      for (const { keeper } of all) keeper.touch();
      await Promise.all(all.map(({ keeper }) => keeper.flush()));
    },
  };
}

/** Whatever writes through these routes is kept. */
export function touching(inner: Routes, touch: () => void): Routes {
  const routes: Routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    if (c.req.method !== 'GET') touch();
  });
  return routes.route('/', inner);
}
