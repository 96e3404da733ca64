import type { World } from './world.ts';

const left: readonly string[] = ['inbox', 'access_event', 'slack_user'];

/**
 * Everything that the store holds, except what Slack's deliveries leave behind by themselves: what came in, which
 * refusals were recorded, and who reads which language.
 */
export async function written({ app }: World): Promise<Record<string, unknown[]>> {
  const { sql } = app.database;
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`;
  const kept = tables.map(({ name }) => name).filter((name) => !left.includes(name));
  const rows = await Promise.all(
    kept.map(async (name) =>
      (await sql`select * from ${sql(name)}`).map((row) => JSON.stringify(row)).sort(),
    ),
  );
  return Object.fromEntries(kept.map((name, i) => [name, rows[i] ?? []]));
}
