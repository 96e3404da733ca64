import { sql } from 'drizzle-orm';
import type { CarryBuild } from '../application/ports/carrying.ts';
import { PEOPLE_A_CALL, STATE_SHOWS_MS } from '../domain/asset/limits.ts';
import type { Drizzle } from './transaction.ts';

/** A state that was just written may not have shown when it was read (R77). */
const SHOWS = sql.raw(`interval '${STATE_SHOWS_MS} milliseconds'`);

/**
 * All of them in one statement, whoever is in it never in memory. What Braze said counts, but a newer word of the ledger
 * wins, an opt-out that the ledger has is never undone by a reading, and `unknown` is no state to write (R63).
 */
export async function buildBatches(
  db: Drizzle,
  operationId: string,
  { from, to, optIns, snapshotAt, newerThan }: CarryBuild,
): Promise<number> {
  const rows = await db.execute<{ people: number }>(sql`
    with said as (
      select p.id, case when p.external_id is null then 'phone' else 'external_id' end as by,
        case
          when not s.subscribed then false
          when c.state is null then case when s.at > ${snapshotAt}::timestamptz then true end
          when c.state = 'subscribed' or s.at > c.read_at - ${SHOWS} then true
          when c.state = 'unsubscribed' then false
        end as subscribed,
        case when s.subscribed is not distinct from (c.state = 'subscribed') or not s.subscribed then s.at
          else greatest(s.at, c.read_at) end as at
      from subscription s
      join person p on p.id = s.person_id and p.erased_at is null
      left join carried_state c on c.operation_id = ${operationId} and c.person_id = p.id
      where s.group_id = ${from} and c.profile is distinct from 'absent'
        and (${newerThan}::timestamptz is null or s.at > ${newerThan}::timestamptz)
    ), chosen as (
      select a.* from said a
      left join subscription t on t.group_id = ${to} and t.person_id = a.id
      where a.subscribed is not null and (${optIns} or not a.subscribed)
        and (t.person_id is null or t.subscribed = a.subscribed or t.at <= a.at)
        and not exists (
          select from push_row r join push_batch b on b.operation_id = r.operation_id and b.no = r.batch
          where r.operation_id = ${operationId} and r.person_id = a.id and b.subscribed = a.subscribed)
    ), placed as (
      select *, (row_number() over (partition by subscribed, by order by id) - 1) / ${PEOPLE_A_CALL} as call from chosen
    ), numbered as (
      select id, by, subscribed,
        (select coalesce(max(no), 0) from push_batch where operation_id = ${operationId})
          + dense_rank() over (order by subscribed desc, by, call) as no
      from placed
    ), made as (
      insert into push_batch (operation_id, no, group_id, subscribed, by, size)
      select ${operationId}, no, ${to}, subscribed, by, count(*) from numbered group by no, subscribed, by
    ), filled as (
      insert into push_row (operation_id, batch, person_id) select ${operationId}, no, id from numbered
      returning 1
    )
    select count(*)::int as people from filled`);
  return rows[0]?.people ?? 0;
}
