import type { PgBoss } from 'pg-boss';
import { type JobName, jobNames } from './queues.ts';

/** What pg-boss 12.35 has no call for, on its own table. Every time in it is `pgboss.job_now()`: our clock. */

/** Jobs that were asked for before this run began are done by it. Later ones are left: their change may be unseen. */
export async function absorb(
  boss: PgBoss,
  name: JobName,
  batch: readonly { readonly id: string }[],
): Promise<void> {
  await boss.getDb().executeSql(
    `delete from pgboss.job waiting using pgboss.job running
     where running.name = $1 and running.id = any($2::uuid[])
       and waiting.name = $1 and waiting.singleton_key = running.singleton_key
       and waiting.policy = 'key_strict_fifo' and not waiting.blocked
       and waiting.state = 'created' and waiting.start_after <= pgboss.job_now()`,
    [name, batch.map((job) => job.id)],
  );
}

/**
 * As a retry, because that is the state in which a job holds back the others of its key. Under a new id, because
 * pg-boss settles the claim by id and try once the handler is back: it must not end the next claim, which may run by then.
 */
export async function postpone(
  boss: PgBoss,
  name: JobName,
  job: { readonly id: string; readonly retryCount: number },
  until: Date,
): Promise<void> {
  await boss.getDb().executeSql(
    `update pgboss.job
     set id = gen_random_uuid(), state = 'retry', start_after = $4, keep_until = $4::timestamptz + (keep_until - start_after),
         retry_count = 0, started_on = null, heartbeat_on = null
     where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
    [name, job.id, job.retryCount, until],
  );
}

/** What could be fetched now: no other of its key waits for its next try. Of `j`, a row of `pgboss.job`. */
const due = `j.state < 'active' and not j.blocked and j.start_after <= pgboss.job_now() and not exists (
  select from pgboss.job ahead
  where ahead.name = j.name and ahead.singleton_key = j.singleton_key
    and ahead.state = 'retry' and ahead.start_after > pgboss.job_now()
)`;

/** Queues in which something is due. */
export async function dueQueues(boss: PgBoss): Promise<JobName[]> {
  const { rows } = await boss.getDb().executeSql(
    `select name from unnest($1::text[]) as queue (name)
     where exists (select from pgboss.job j where j.name = queue.name and ${due})`,
    [jobNames],
  );
  return jobNames.filter((name) => rows.some((row) => row.name === name));
}

/** Queues in which something runs or is due; `due` where there is something to fetch. */
export async function busyQueues(boss: PgBoss): Promise<{ name: JobName; due: boolean }[]> {
  const { rows } = await boss.getDb().executeSql(
    `select j.name, bool_or(j.state <> 'active') as due
     from pgboss.job j
     where j.name = any($1::text[]) and (j.state = 'active' or ${due})
     group by j.name`,
    [jobNames],
  );
  return jobNames.flatMap((name) =>
    rows.flatMap((row) => (row.name === name ? [{ name, due: row.due === true }] : [])),
  );
}

export async function countWaiting(boss: PgBoss): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `select count(*)::int as waiting from pgboss.job
     where name = any($1::text[]) and state in ('created', 'retry')`,
    [jobNames],
  );
  return Number(rows[0]?.waiting ?? 0);
}

/** When the next of these is due that is not due yet; null where none waits. */
export async function nextDue(boss: PgBoss, names: readonly JobName[]): Promise<Date | null> {
  const { rows } = await boss.getDb().executeSql(
    `select min(start_after) as due from pgboss.job
     where name = any($1::text[]) and state in ('created', 'retry') and start_after > pgboss.job_now()`,
    [names],
  );
  const due: unknown = rows[0]?.due;
  return due instanceof Date ? due : null;
}
