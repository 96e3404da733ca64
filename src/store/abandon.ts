import { sql } from 'drizzle-orm';
import type { Drizzle } from './transaction.ts';
import { AGAIN } from './write-again.ts';

/** Forgets what an operation has not written, newer words of people excepted, and whom it alone knew. */
export async function abandonUnwritten(db: Drizzle, operationId: string): Promise<void> {
  // A statement of a copy that died may still be making batches.
  await db.execute(sql`select from push where operation_id = ${operationId} for update`);
  const gone = await db.execute<{ person_id: string | number }>(sql`
    with dropped as (
      delete from push_batch where operation_id = ${operationId} and written_at is null and no < ${AGAIN} returning no
    )
    delete from push_row where operation_id = ${operationId} and batch in (select no from dropped)
    returning person_id`);
  const people = sql`${sql.param(gone.map((row) => Number(row.person_id)))}::bigint[]`;
  await db.execute(sql`
    delete from person p where p.id = any(${people}) and p.erased_at is null
      and not exists (select from subscription s where s.person_id = p.id)
      and not exists (select from subscription_history h where h.person_id = p.id)
      and not exists (select from push_row r where r.person_id = p.id)
      and not exists (select from carried_state c where c.person_id = p.id)
      and not exists (select from marketing_preference m where m.person_id = p.id)`);
}
