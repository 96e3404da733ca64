import type { Job as Fetched, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { absorb, postpone } from './job-rows.ts';
import { absorbs, deadLetters, type JobName, type JobOf } from './queues.ts';

/** Not done yet, and not before `again`: others of the same key wait until then too. */
export interface Again {
  readonly again: Date;
}

/**
 * Does a job. `signal` aborts when another copy has taken the job over. A rejection means: try again, with a growing
 * pause of at most a minute.
 */
export type Handler<Name extends JobName> = (
  job: JobOf<Name>,
  signal: AbortSignal,
) => Promise<Again | undefined>;

/** About four hours of tries, a minute apart; times when a handler asked for `again` do not count. */
const patience = 250;

export interface Worker<Name extends JobName> {
  readonly boss: PgBoss;
  readonly log: Log;
  readonly name: Name;
  readonly handler: Handler<Name>;
}

/** Every job is settled by itself and at once: a slow one in the batch must not hold the others' keys. */
export async function runBatch<Name extends JobName>(
  worker: Worker<Name>,
  batch: readonly Fetched<JobOf<Name>>[],
): Promise<void> {
  if (absorbs(worker.name)) await absorb(worker.boss, worker.name, batch);
  await Promise.all(batch.map((job) => runJob(worker, job)));
}

async function runJob<Name extends JobName>(worker: Worker<Name>, job: Fetched<JobOf<Name>>): Promise<void> {
  const { boss, log, name, handler } = worker;
  const attempt = { id: job.id, retryCount: job.retryCount };
  if (job.retryCount >= patience) return giveUp(worker, job);
  try {
    const outcome = await handler(job.data, job.signal);
    if (outcome === undefined) await boss.complete(name, attempt);
    else await postpone(boss, name, attempt, outcome.again);
  } catch (error) {
    log.warn({ err: error, job: name, tries: job.retryCount + 1 }, 'a job failed and will be tried again');
    // Only the kind of error is kept: messages of a driver hold what was written.
    await boss.fail(name, attempt, { error: error instanceof Error ? error.name : 'unknown' });
  }
}

async function giveUp<Name extends JobName>(
  { boss, log, name }: Worker<Name>,
  job: Fetched<JobOf<Name>>,
): Promise<void> {
  log.error({ job: name, tries: job.retryCount }, 'a job failed too often and was put aside');
  await boss.send(deadLetters, job.data, { id: job.id });
  await boss.complete(name, { id: job.id, retryCount: job.retryCount });
}
