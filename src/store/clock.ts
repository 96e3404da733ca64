import type postgres from 'postgres';
import type { Clock } from '../application/ports/context.ts';

const moved = 'clock_moved';

/** One time for all copies and for the job queue: real time, and where it is controlled an offset kept in the database. */
export interface StoredClock extends Clock {
  readonly controlled: boolean;
  /** Moves everybody's time on. Only where the clock is controlled. */
  advance(ms: number): Promise<void>;
  /** Reads the offset again, in case another copy moved it this very moment. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

const realClock: StoredClock = {
  controlled: false,
  now: () => new Date(),
  advance: async () => {
    throw new Error('only a controlled clock can be wound');
  },
  sync: async () => {},
  close: async () => {},
};

export async function createClock(
  sql: postgres.Sql,
  { controlled }: { controlled: boolean },
): Promise<StoredClock> {
  if (!controlled) return realClock;
  let offsetMs = 0;
  const sync = async () => {
    const [row] = await sql<{ offset_ms: string }[]>`select offset_ms from clock`;
    offsetMs = Number(row?.offset_ms ?? 0);
  };
  const listening = await sql.listen(moved, (text) => {
    offsetMs = Number(text);
  });
  await sync();
  return {
    controlled: true,
    now: () => new Date(Date.now() + offsetMs),
    sync,
    async advance(ms) {
      await sql`
        with wound as (update clock set offset_ms = offset_ms + ${ms} returning offset_ms)
        select pg_notify(${moved}, offset_ms::text) from wound`;
      await sync();
    },
    close: () => listening.unlisten(),
  };
}
