import { sql } from 'drizzle-orm';
import { lockGroups } from './record-saying.ts';
import type { Drizzle } from './transaction.ts';
import { type LeftOut, writeAgain } from './write-again.ts';

/**
 * Written batches become rows of the ledger, all of them in one statement. A word that is newer than the push stays,
 * and is written to Braze once more, for it may have come first there. Who was named by phone stands for everybody
 * who shares it (domain.md A.3), and the later batch wins.
 */
export async function foldWritten(
  db: Drizzle,
  operationId: string,
  limit: number,
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  const taken = await db.execute<{ no: number; group_id: string }>(sql`
    update push_batch set folded = true
    where operation_id = ${operationId} and no in (
      select no from push_batch where operation_id = ${operationId} and written_at is not null and not folded
      order by no limit ${limit} for update)
    returning no, group_id`);
  if (taken.length === 0) return 0;
  await lockGroups(db, [...new Set(taken.map((row) => row.group_id))]);
  const nos = sql`${sql.param(taken.map((row) => row.no))}::int[]`;
  const newer = await db.execute<LeftOut>(sql`
    with own as (
      select b.no, b.group_id, b.subscribed, b.by, r.person_id, r.line
      from push_batch b join push_row r on r.operation_id = b.operation_id and r.batch = b.no
      where b.operation_id = ${operationId} and b.no = any(${nos})
    ), everybody as (
      select no, group_id, subscribed, person_id, line from own where by = 'external_id'
      union all
      select o.no, o.group_id, o.subscribed, q.id, o.line
      from own o join person p on p.id = o.person_id join person q on q.phone = p.phone
      where o.by = 'phone'
    ), said as (
      select distinct on (e.group_id, e.person_id) e.no, e.group_id, e.person_id, e.subscribed, e.line,
        o.source_id,
        coalesce(f.consent, o.consent) as consent, coalesce(f.at, o.as_of) as at
      from everybody e
      join push o on o.operation_id = ${operationId}
      left join subscription f on f.group_id = o.from_group and f.person_id = e.person_id
        and f.subscribed = e.subscribed
      order by e.group_id, e.person_id, e.no desc
    ), replaced as (
      insert into subscription_history (group_id, person_id, subscribed, consent, source_id, line, at, replaced_at)
      select s.group_id, s.person_id, s.subscribed, s.consent, s.source_id, s.line, s.at, ${at}::timestamptz
      from said n join subscription s on s.group_id = n.group_id and s.person_id = n.person_id
      where s.at <= n.at and (s.subscribed, s.consent) is distinct from (n.subscribed, n.consent)
    ), kept as (
      insert into subscription as held (group_id, person_id, subscribed, consent, source_id, line, at)
      select group_id, person_id, subscribed, consent, source_id, line, at from said
      on conflict (group_id, person_id) do update
        set subscribed = excluded.subscribed, consent = excluded.consent, source_id = excluded.source_id,
          line = excluded.line, at = excluded.at
        where held.at <= excluded.at
          and (held.subscribed, held.consent) is distinct from (excluded.subscribed, excluded.consent)
    ), newer as (
      select s.person_id, n.no, n.line, n.group_id, s.subscribed
      from said n
      join subscription s on s.group_id = n.group_id and s.person_id = n.person_id
      where s.at > n.at and s.subscribed <> n.subscribed
    ), left_out as (
      delete from push_row r using newer n
      where r.operation_id = ${operationId} and r.batch = n.no and r.person_id = n.person_id
      returning r.batch
    ), smaller as (
      update push_batch b set size = size - gone.n
      from (select batch, count(*)::int as n from left_out group by batch) gone
      where b.operation_id = ${operationId} and b.no = gone.batch
    )
    select person_id::float8 as person, line, group_id as "group", subscribed, false as "byPhone",
      exists (select from own where own.no = newer.no and own.person_id = newer.person_id) as "isTold"
    from newer`);
  await writeAgain(db, operationId, newer);
  return taken.length;
}
