import { type Clock as BossClock, type PgBoss, systemClock } from 'pg-boss';
import type { Clock } from '../application/ports/context.ts';

export interface QueueTime extends Clock {
  readonly controlled: boolean;
}

/** Our time with real timers: a timer of pg-boss is a poll, which must go on while the clock stands. */
export const bossClock = (clock: Clock): BossClock => ({ ...systemClock, now: () => clock.now().getTime() });

const real = 'select pg_catalog.now()';
const wound = `select pg_catalog.now() + (select offset_ms from public.clock) * interval '1 millisecond'`;

const lock = 7_201_642_023;

/**
 * The one function through which all of pg-boss's SQL reads the time. An offset left by a controlled run is taken out
 * again. One statement text, so one transaction: copies that start together must not replace it at the same moment.
 */
export async function setQueueClock(boss: PgBoss, { controlled }: QueueTime): Promise<void> {
  const body = controlled ? wound : real;
  const db = boss.getDb();
  const { rows } = await db.executeSql(
    `select prosrc as source from pg_proc where oid = 'pgboss.job_now()'::regprocedure`,
  );
  const source = String(rows[0]?.source ?? '');
  if (source.includes('public.clock') === controlled) return;
  await db.executeSql(
    `select pg_advisory_xact_lock(${lock});
     create or replace function pgboss.job_now() returns timestamptz language sql stable as $$ ${body} $$`,
  );
}
