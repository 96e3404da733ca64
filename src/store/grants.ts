import type postgres from 'postgres';

/**
 * What the bot's role needs where another role owns the schema: all rows, but event rows only to be added and read.
 * The job queue keeps its own tables, so it gets a schema to make them in. Nothing for the owner itself.
 */
export async function grantTo(owner: postgres.Sql, role: string): Promise<void> {
  const [self] = await owner<{ is: boolean }[]>`select current_user = ${role} as is`;
  if (self?.is) return;
  await owner.begin(async (sql) => {
    const to = sql(role);
    const appendOnly = await sql<{ table: string }[]>`
      select distinct c.relname as table
      from pg_trigger t join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
      where p.proname = 'refuse_change'`;
    await sql`grant usage on schema public to ${to}`;
    await sql`grant select, insert, update, delete on all tables in schema public to ${to}`;
    await sql`grant usage on all sequences in schema public to ${to}`;
    for (const { table } of appendOnly)
      await sql`revoke update, delete, truncate on ${sql(table)} from ${to}`;
    await sql`grant usage, create on schema pgboss to ${to}`;
  });
}
