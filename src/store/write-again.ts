import { sql } from 'drizzle-orm';
import { PEOPLE_A_CALL } from '../domain/asset/limits.ts';
import { masked } from './masked.ts';
import type { Drizzle } from './transaction.ts';

/** Batches from this number on carry newer words, not rows of the file; a file has fewer. */
export const AGAIN = 1_000_000_000;

/** A row whose person, or somebody whom its call reaches, said otherwise since; `subscribed` is that newer word. */
export interface LeftOut extends Record<string, unknown> {
  readonly person: number;
  readonly line: number | null;
  readonly group: string;
  readonly subscribed: boolean;
  /** Also about everybody who shares the phone (domain.md A.3). */
  readonly byPhone: boolean;
  /** Whether the row is a reject: it is this very person's. */
  readonly isTold: boolean;
}

/** Rows that newer words stand against are rejects, and those words are to be written to Braze. */
export async function writeAgain(
  db: Drizzle,
  operationId: string,
  leftOut: readonly LeftOut[],
): Promise<void> {
  if (leftOut.length === 0) return;
  // Numbers of batches are given out one at a time.
  await db.execute(sql`select from push where operation_id = ${operationId} for update`);
  await db.execute(sql`
    with left_out as (
      select * from jsonb_to_recordset(${JSON.stringify(leftOut)}::jsonb)
        as x(person bigint, line integer, "group" uuid, subscribed boolean, "byPhone" boolean, "isTold" boolean)
    ), told as (
      insert into push_reject (operation_id, line, "column", shown, reason)
      select ${operationId}, coalesce(x.line, 0), null,
        ${sql.raw(masked('p.name'))}, 'newer_known'
      from left_out x
      cross join lateral (
        select case when x."byPhone" then phone else coalesce(external_id, phone) end as name
        from person where id = x.person) p
      where x."isTold"
    ), reached as (
      select person, line, "group", subscribed from left_out
      union
      select q.id, x.line, x."group", x.subscribed
      from left_out x join person p on p.id = x.person join person q on q.phone = p.phone
      where x."byPhone"
    ), newer as (
      select s.group_id, s.subscribed, p.external_id is null as by_phone, s.person_id, x.line,
        (row_number() over (partition by s.group_id, s.subscribed, p.external_id is null order by s.person_id) - 1)
          / ${PEOPLE_A_CALL}::int as part
      from reached x
      join subscription s on s.group_id = x."group" and s.person_id = x.person and s.subscribed = x.subscribed
        and s.at > (select as_of from push where operation_id = ${operationId})
      join person p on p.id = s.person_id and p.erased_at is null
    ), parts as (
      select group_id, subscribed, by_phone, part, count(*)::int as size,
        (select greatest(max(no), ${AGAIN}) from push_batch where operation_id = ${operationId})
          + (row_number() over ())::int as no
      from newer group by group_id, subscribed, by_phone, part
    ), again as (
      insert into push_batch (operation_id, no, group_id, subscribed, "by", size)
      select ${operationId}, no, group_id, subscribed, case when by_phone then 'phone' else 'external_id' end, size
      from parts
    )
    insert into push_row (operation_id, batch, person_id, line)
    select ${operationId}, parts.no, newer.person_id, newer.line
    from newer join parts using (group_id, subscribed, by_phone, part)`);
}
