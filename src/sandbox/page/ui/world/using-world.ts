import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { PageWorld } from '../../contract.ts';
import { readWorld } from '../api.ts';
import { page } from '../page.ts';
import { useStore } from '../store.ts';

export interface WorldReading {
  readonly world: PageWorld | null;
  /** Says that the last change did not work, and why. */
  readonly failure: string | null;
  readonly change: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly busy: boolean;
}

/** The world as it is, read again whenever something may have changed it. */
export function useWorldReading(): WorldReading {
  const [world, setWorld] = useState<PageWorld | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const operations = useStore(page, (p) => p.operationsSeen);
  const clock = useStore(page, (p) => Math.round(p.clockOffset / 60_000));
  const connection = useStore(page, (p) => p.connection);

  const read = useCallback(async () => {
    try {
      setWorld(await readWorld());
    } catch (cause) {
      setFailure(cause instanceof Error ? cause.message : String(cause));
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may have changed the world
  useEffect(() => {
    if (connection === 'open') void read();
  }, [read, operations, clock, connection]);

  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (cause) {
      setFailure(cause instanceof Error ? cause.message : String(cause));
      return false;
    } finally {
      setBusy(false);
      await read();
    }
  };
  return { world, failure, change, busy };
}

const WorldContext = createContext<WorldReading | null>(null);
export const WorldProvider = WorldContext.Provider;

export function useWorld(): WorldReading {
  const reading = useContext(WorldContext);
  if (reading === null) throw new Error('this belongs into the world panel');
  return reading;
}
