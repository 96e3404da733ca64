import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether the row `r` of the batch `b` is about somebody whose newer word is another one: it wins, whatever the file says.
 * A call by phone reaches everybody who shares it (domain.md A.3), so their words count too.
 */
export const newerWord = (operationId: string): SQL => {
  const other = sql`s.group_id = b.group_id and s.subscribed <> b.subscribed
    and s.at > (select as_of from push where operation_id = ${operationId})`;
  return sql`(exists (select from subscription s where s.person_id = r.person_id and ${other})
    or b.by = 'phone' and exists (
      select from person p join person q on q.phone = p.phone join subscription s on s.person_id = q.id
      where p.id = r.person_id and ${other}))`;
};
