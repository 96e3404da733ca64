import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** For `on conflict`: every column that the rows bring takes the value of the row that was to be inserted. */
export function asInserted<Table extends PgTable>(
  table: Table,
  row: object | undefined,
): Record<string, SQL> {
  const brought = Object.entries(getTableColumns(table)).filter(([field]) => field in (row ?? {}));
  return Object.fromEntries(
    brought.map(([field, column]) => [field, sql`excluded.${sql.identifier(column.name)}`]),
  );
}
