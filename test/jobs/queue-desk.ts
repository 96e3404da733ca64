import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { ChannelId } from '../../src/domain/asset/ids.ts';
import { createQueue, type JobQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/log.ts';
import { createClock, type StoredClock } from '../../src/store/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';

export const refresh = (operationId: string) => ({ name: 'refresh', operationId }) as const;
export const tick = (operation: string) => ({ name: 'tick', operation }) as const;
export const deliver = (channel: string) =>
  ({
    name: 'deliver',
    destination: { kind: 'channel', channel: ChannelId.parse(channel) },
  }) as const;

/** A door that a handler waits at until the test opens it. */
export function door() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

export interface Desk {
  database: Database;
  clock: StoredClock;
  queue: JobQueue;
  store: Store;
  /** Stopped after the test. */
  readonly others: JobQueue[];
  start(): Promise<JobQueue>;
  inMs(ms: number): Date;
}

/** A queue on the test file's own database, with a clock that can be wound, started anew for every test. */
export function useQueue(): Desk {
  const testDatabase = useDatabase();
  const log = createLog({ level: 'silent' });
  const desk = {
    others: [] as JobQueue[],
    async start() {
      const started = createQueue({ pgConfig: desk.database.pgConfig, clock: desk.clock, log });
      await started.start();
      return started;
    },
    inMs: (ms: number) => new Date(desk.clock.now().getTime() + ms),
  } as Desk;

  beforeAll(async () => {
    desk.database = await testDatabase.open();
    desk.clock = await createClock(desk.database.sql, { controlled: true });
  });
  beforeEach(async () => {
    desk.queue = await desk.start();
    await desk.database.sql`delete from pgboss.job`;
    desk.store = createStore({ ...desk.database, enqueue: (tx, jobs) => desk.queue.enqueue(jobs, tx) });
  });
  afterEach(async () => {
    await Promise.all([desk.queue, ...desk.others.splice(0)].map((each) => each.stop()));
  });
  return desk;
}
