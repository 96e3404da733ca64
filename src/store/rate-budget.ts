import type postgres from 'postgres';
import type { RateBudget, RateLimit } from '../providers/http.ts';

/**
 * The rate budget of all copies in one row a bucket, by the generic cell rate algorithm: `burst` calls at once, the
 * rest of `calls` spread evenly over the window, so that no window of that length ever holds more than `calls`.
 */
export function createRateBudget(sql: postgres.Sql): RateBudget {
  return {
    async take(limit, cost, now) {
      const { bucket } = limit;
      const { takes, room } = microsecondsOf(limit, cost);
      const [row] = await sql<{ taken: boolean; wait: number | null }[]>`
        with asked as (
          -- Nothing that was counted here is worth waiting for the disk: what a crash of Postgres forgets, the provider counts.
          select ${now}::timestamptz as now, set_config('synchronous_commit', 'off', true) as waits,
            ${takes} * interval '1 microsecond' as takes, ${room} * interval '1 microsecond' as room
        ), taken as (
          insert into rate_bucket as held (bucket, busy_until)
          select ${bucket}, now + takes from asked
          on conflict (bucket) do update
            set busy_until = greatest(held.busy_until, (select now from asked)) + (select takes from asked)
            where greatest(held.busy_until, (select now from asked)) <= (select now + room from asked)
              and coalesce(held.paused_until <= (select now from asked), true)
          returning true as done
        )
        select coalesce((select done from taken), false) as taken,
          (select extract(epoch from greatest(paused_until, busy_until - room) - now)::float8 * 1000
           from rate_bucket, asked where bucket = ${bucket}) as wait`;
      if (row?.taken) return 0;
      // The wait is read as of the statement's start: another copy may have been faster, and then it is too short.
      return Math.max(1, Math.ceil(row?.wait ?? 0));
    },

    async pause(bucket, until) {
      await sql`
        insert into rate_bucket as held (bucket, busy_until, paused_until)
        values (${bucket}, ${until}, ${until})
        on conflict (bucket) do update set paused_until = greatest(held.paused_until, excluded.paused_until)`;
    },

    async pausedFor(bucket, now) {
      const [row] = await sql<{ ms: number | null }[]>`
        select extract(epoch from paused_until - ${now}::timestamptz)::float8 * 1000 as ms
        from rate_bucket where bucket = ${bucket}`;
      return Math.max(0, Math.ceil(row?.ms ?? 0));
    },
  };
}

/** What a call of this cost takes, and how much may be spoken for before it. Rounded so that it is never too much. */
function microsecondsOf({ bucket, calls, windowMs, burst }: RateLimit, cost: number) {
  if (cost > burst || burst >= calls)
    throw new RangeError(`${bucket}: ${cost} of a burst of ${burst} of ${calls}`);
  const step = Math.ceil((windowMs * 1000) / (calls - burst));
  return { takes: cost * step, room: (burst - cost) * step };
}
