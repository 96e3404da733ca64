import type postgres from 'postgres';

/** The tables that hold these words anywhere in any of their columns, whatever their type; the queue's among them. */
export async function occurrences(sql: postgres.Sql, ...words: readonly string[]): Promise<string[]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2`;
  const found = await Promise.all(
    tables.map(async ({ schema, name }) => {
      const any = words.map((word) => `%${word}%`);
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from ${sql(schema)}.${sql(name)} t where t::text like any(${any})`;
      return row?.n ? [`${schema}.${name}: ${row.n}`] : [];
    }),
  );
  return found.flat();
}
