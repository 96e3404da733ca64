import { sql } from 'drizzle-orm';
import type { Saying, Source } from '../application/ports/subscriptions.ts';
import { sourceId } from './subscription-source.ts';
import type { Drizzle } from './transaction.ts';

interface Said {
  readonly saying: Saying;
  readonly source: Source;
  readonly now: Date;
}

/**
 * Until the transaction ends, nobody else writes to these groups: who reads what holds and then replaces it must find
 * it unchanged, also where there was nothing yet.
 */
export const lockGroups = (db: Drizzle, groups: readonly string[]): Promise<unknown> =>
  db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(id, 0))
    from (select distinct unnest(${sql.param([...groups])}::text[]) as id order by 1) groups`);

/** A newer word takes the place of what holds, which goes to the history; an older one comes late and changes nothing. */
export async function recordSaying(
  db: Drizzle,
  people: readonly number[],
  { saying, source, now }: Said,
): Promise<readonly number[]> {
  if (people.length === 0) return [];
  await lockGroups(db, [saying.group]);
  const { group, state, consent } = saying;
  const at = sql`${new Date(saying.at).toISOString()}::timestamptz`;
  const subscribed = state === 'subscribed';
  const ids = sql`${sql.param([...people])}::bigint[]`;
  const differs = sql`(s.subscribed, s.consent) is distinct from (${subscribed}, ${consent})`;
  const newer = sql`(s.at < ${at} or s.at = ${at} and ${differs})`;
  const found = await db.execute<{ id: string | number; taken: boolean; changed: boolean }>(sql`
    select person.id, s.person_id is null or ${newer} as taken,
      s.person_id is null or s.at <= ${at} and ${differs} as changed
    from (select distinct unnest(${ids}) as id) person
    left join subscription s on s.group_id = ${group} and s.person_id = person.id order by person.id`);
  if (!found.some((row) => row.taken)) return [];
  await db.execute(sql`
    insert into subscription_history (group_id, person_id, subscribed, consent, source_id, line, at, replaced_at)
    select group_id, person_id, subscribed, consent, source_id, line, at, ${now.toISOString()}::timestamptz
    from subscription s where s.group_id = ${group} and s.person_id = any(${ids}) and ${newer}`);
  const said = await sourceId(db, source, now);
  await db.execute(sql`
    insert into subscription as s (group_id, person_id, subscribed, consent, source_id, line, at)
    select ${group}::uuid, person.id, ${subscribed}, ${consent}, ${said}::bigint, null::int, ${at}
    from (select distinct unnest(${ids}) as id) person
    on conflict (group_id, person_id) do update
      set subscribed = excluded.subscribed, consent = excluded.consent, source_id = excluded.source_id,
        line = null, at = excluded.at
      where ${newer}`);
  return found.flatMap((row) => (row.changed ? [Number(row.id)] : []));
}
