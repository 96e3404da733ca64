import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type DrizzleTransactionLike, fromDrizzle, type JobInsert, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { busyQueues, countWaiting, dueQueues, nextDue } from './job-rows.ts';
import { prepareQueues } from './prepare-queues.ts';
import { bossClock, type QueueTime, setQueueClock } from './queue-clock.ts';
import { type AnyJob, type JobName, type JobOf, jobNames, keyOf } from './queues.ts';
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

/** What becomes due is looked for so often, by one question for all queues. */
const lookOutMs = 250;

const fetching = {
  batchSize: 20,
  burstWhenBatchFull: true,
  // Notifications and the look-out wake a worker; should both have failed it finds its jobs all the same.
  pollingIntervalSeconds: 10,
  notifyPollingIntervalSeconds: 10,
};

/** One job of these must not wait for another of its batch. */
const batches: Readonly<Partial<Record<JobName, { batchSize: number }>>> = { run: { batchSize: 1 } };

/** How many of a queue's jobs, or batches of them, are at work at once in a copy. */
const hands: Readonly<Record<JobName, number>> = {
  deliver: 2,
  refresh: 2,
  sweep: 1,
  // May take minutes: one job of it must not keep another from being fetched.
  run: 4,
  webhooks: 1,
  sync: 2,
  stops: 1,
  tell_stops: 1,
  set_state: 1,
  read_state: 1,
  proof: 1,
  tick: 2,
  ratings: 1,
  probe: 2,
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
  const workers = new Map<JobName, readonly string[]>();
  const wake = (name: JobName): void => {
    for (const worker of workers.get(name) ?? []) boss.notifyWorker(worker);
  };
  const stopping = new AbortController();
  let lookOut: Promise<void> = Promise.resolve();

  /** One question for all queues, instead of one by every worker of each. */
  async function lookForDue(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await pause(lookOutMs, undefined, { signal: stopping.signal });
        for (const name of await dueQueues(boss)) wake(name);
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ err: error }, 'the job queue met an error');
      }
    }
  }

  return {
    async start() {
      await boss.start();
      await setQueueClock(boss, clock);
      await prepareQueues(boss);
      // pg-boss itself first looks after an interval: what a copy that is gone had in hand is freed now.
      await boss.supervise();
      lookOut = lookForDue();
    },

    async stop() {
      stopping.abort();
      const finished = Promise.all([lookOut, ...jobNames.map((name) => boss.offWork(name))]);
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
      const work = () =>
        boss.work<JobOf<typeof name>>(name, { ...fetching, ...batches[name] }, (batch) =>
          runBatch({ boss, log, name, handler }, batch),
        );
      workers.set(name, await Promise.all(Array.from({ length: hands[name] }, work)));
    },

    async idle() {
      for (;;) {
        const busy = await busyQueues(boss);
        if (busy.length === 0) return;
        for (const { name, due } of busy) if (due) wake(name);
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
