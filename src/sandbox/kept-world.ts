import postgres from 'postgres';
import { connectionOf, quiet } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import type { CompanySize } from './company/company.ts';

/**
 * What the database holds. Only one that the sandbox itself filled carries its mark, and only such a one is ever wiped;
 * `half_made` is one whose filling or wiping was cut short.
 */
export type Kept =
  | ({ readonly kind: 'whole' | 'half_made' } & CompanySize)
  | { readonly kind: 'empty' | 'foreign' };

export async function readKept({ sql }: Pick<Database, 'sql'>): Promise<Kept> {
  const [there] = await sql<{ mark: boolean; estate: boolean }[]>`
    select to_regclass('sandbox.world') is not null as mark, to_regclass('public.workspace') is not null as estate`;
  if (there?.mark) {
    const [row] = await sql<
      (CompanySize & { whole: boolean })[]
    >`select seed, size, whole from sandbox.world`;
    if (row) return { kind: row.whole ? 'whole' : 'half_made', seed: row.seed, size: row.size };
  }
  if (!there?.estate) return { kind: 'empty' };
  const [used] = await sql<{ used: boolean }[]>`
    select exists (select from workspace) or exists (select from operation) as used`;
  return { kind: used?.used ? 'foreign' : 'empty' };
}

type Owned = Pick<Database, 'ownerUrl'>;

/** From now on a start that finds the mark as it is will make the world anew. */
export const markHalfMade = ({ ownerUrl }: Owned, { seed, size }: CompanySize): Promise<void> =>
  asOwner(ownerUrl, async (sql) => {
    await sql`create schema if not exists sandbox`;
    await sql`create table if not exists sandbox.world (
      one_row boolean primary key default true check (one_row), seed integer not null, size integer not null, whole boolean not null)`;
    await sql`grant usage on schema sandbox to public`;
    await sql`grant select on sandbox.world to public`;
    await sql`insert into sandbox.world (seed, size, whole) values (${seed}, ${size}, false)
      on conflict (one_row) do update set seed = excluded.seed, size = excluded.size, whole = false`;
  });

export const markWhole = ({ ownerUrl }: Owned): Promise<void> =>
  asOwner(ownerUrl, async (sql) => void (await sql`update sandbox.world set whole = true`));

/** Event rows refuse to be deleted, so everything goes with the schemas it stands in. The mark stays. */
export const wipe = ({ ownerUrl }: Owned): Promise<void> =>
  asOwner(ownerUrl, async (sql) => {
    for (const schema of ['pgboss', 'drizzle', 'public']) {
      await sql`drop schema if exists ${sql(schema)} cascade`;
    }
    await sql`create schema public`;
    await sql`grant usage on schema public to public`;
  });

async function asOwner(url: string, work: (sql: postgres.TransactionSql) => Promise<void>): Promise<void> {
  const owner = postgres({ ...connectionOf(url).options, ...quiet, max: 1, connect_timeout: 10 });
  try {
    await owner.begin(work);
  } finally {
    await owner.end({ timeout: 5 });
  }
}
