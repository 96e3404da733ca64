import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type DrizzleTransactionLike, fromDrizzle, type JobInsert, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { busyQueues, countWaiting, nextDue } from './job-rows.ts';
import { bossClock, type QueueTime, setQueueClock } from './queue-clock.ts';
import { type AnyJob, deadLetters, type JobName, type JobOf, jobNames, keyOf, queues } from './queues.ts';
import { type Handler, runBatch } from './run-job.ts';

export interface QueueParts {
  /** A connection as `pg` takes it. */
  readonly pgConfig: object;
  readonly clock: QueueTime;
  readonly log: Log;
}

export interface Wanted {
  readonly job: AnyJob;
  /** Not before this time of our clock; at once where undefined. */
  readonly after: Date | undefined;
}

export interface JobQueue {
  start(): Promise<void>;
  /** Waits for jobs that are running, for ten seconds; then they are left to another copy. */
  stop(): Promise<void>;
  /** Inside a transaction they run once it has committed, and never if it doesn't. */
  enqueue(wanted: readonly Wanted[], tx?: DrizzleTransactionLike): Promise<void>;
  handle<Name extends JobName>(name: Name, handler: Handler<Name>): Promise<void>;
  /** Resolves when nothing runs and nothing is due. */
  idle(): Promise<void>;
  /** Jobs that have not run yet, later ones included. */
  waiting(): Promise<number>;
  /** When the next job is due that is not due yet; null where none waits. The sweep, which always comes back, is none. */
  nextDue(besides?: readonly JobName[]): Promise<Date | null>;
}

const connections = 5;
const farewellMs = 10_000;
const idlePollMs = 15;

const polling = {
  batchSize: 20,
  localConcurrency: 2,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  // Notifications wake a worker for what is due now; only polling finds what becomes due.
  notifyPollingIntervalSeconds: 0.5,
};

/** What comes seldom, or is woken when it is due: it need not be looked for twice a second. */
const seldom = { localConcurrency: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };

const pace: Readonly<Partial<Record<JobName, Partial<typeof polling>>>> = {
  // May take minutes: one job of it must not keep another from being fetched.
  run: { batchSize: 1, localConcurrency: 4 },
  stops: seldom,
  tell_stops: seldom,
  set_state: seldom,
  read_state: seldom,
  proof: seldom,
  ratings: seldom,
};

/** Jobs on pg-boss, with a pool of its own. */
export function createQueue({ pgConfig, clock, log }: QueueParts): JobQueue {
  const boss = new PgBoss({
    ...pgConfig,
    max: connections,
    clock: bossClock(clock),
    useListenNotify: true,
    schedule: false,
    // The migrations make it: this role may be one that cannot (DATABASE_OWNER_URL).
    createSchema: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 600,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue met an error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'));
  const workers = new Map<JobName, string>();

  return {
    async start() {
      await boss.start();
      await setQueueClock(boss, clock);
      await boss.createQueue(deadLetters);
      for (const name of jobNames) await boss.createQueue(name, queues[name]);
      // pg-boss itself first looks after an interval: what a copy that is gone had in hand is freed now.
      await boss.supervise();
    },

    async stop() {
      const finished = Promise.all(jobNames.map((name) => boss.offWork(name)));
      const farewell = new AbortController();
      await Promise.race([finished, pause(farewellMs, undefined, { signal: farewell.signal })]);
      farewell.abort();
      await boss.stop({ graceful: false });
    },

    async enqueue(wanted, tx) {
      const options = tx === undefined ? {} : { db: fromDrizzle(tx, sql) };
      for (const [name, jobs] of Map.groupBy(distinct(wanted), ({ job }) => job.name)) {
        await boss.insert(name, jobs.map(toInsert), options);
      }
    },

    async handle(name, handler) {
      const worker = await boss.work<JobOf<typeof name>>(name, { ...polling, ...pace[name] }, (batch) =>
        runBatch({ boss, log, name, handler }, batch),
      );
      workers.set(name, worker);
    },

    async idle() {
      for (;;) {
        const busy = await busyQueues(boss);
        if (busy.length === 0) return;
        for (const { name, due } of busy) {
          const worker = due ? workers.get(name) : undefined;
          if (worker !== undefined) boss.notifyWorker(worker);
        }
        await pause(idlePollMs);
      }
    },

    waiting: () => countWaiting(boss),
    nextDue: (besides = []) =>
      nextDue(
        boss,
        jobNames.filter((name) => name !== 'sweep' && !besides.includes(name)),
      ),
  };
}

function distinct(wanted: readonly Wanted[]): Wanted[] {
  const seen = new Map<unknown, Wanted>();
  for (const one of wanted) {
    const key = keyOf(one.job);
    seen.set(key === null ? one : `${one.job.name} ${key} ${one.after?.getTime()}`, one);
  }
  return [...seen.values()];
}

function toInsert({ job, after }: Wanted): JobInsert<AnyJob> {
  const singletonKey = keyOf(job);
  return {
    data: job,
    ...(singletonKey === null ? {} : { singletonKey }),
    ...(after === undefined ? {} : { startAfter: after }),
  };
}
