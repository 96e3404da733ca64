import type { Context } from '../application/ports/context.ts';
import { type ImportedRow, importedRows } from '../application/subscription/rows.ts';
import type { OperationState } from '../domain/operation/state.ts';
import type { RowsOf } from '../domain/subscription/import-report.ts';
import { csv } from './csv.ts';
import type { Text } from './text/shape.ts';

/** The file is found again by its name: Slack keeps no metadata on what shares a file. */
export const rowsFileName = (key: string): string => `${key.replace(':', '-')}.csv`;

/** A byte order mark, so that spreadsheets read accents as they are. */
const BOM = '\uFEFF';

/** The rows of an import as a table: where each stands, what became of it and, where it was rejected, the way out. */
export async function* rowsFile(
  ctx: Context,
  { id }: OperationState,
  what: RowsOf,
  text: Text,
): AsyncIterable<string> {
  const t = text.imports;
  const written = what === 'written' || what === 'not-as-written';
  yield BOM + csv([written ? t.writtenColumns : t.rejectColumns]);
  for await (const page of importedRows(ctx, id, what)) {
    if (page.length > 0) yield csv(page.map((row) => cells(row, text)));
  }
}

function cells(row: ImportedRow, text: Text): (string | number | null)[] {
  if (row.kind === 'written') return [row.line, row.group, row.state];
  const { what, fix } = text.imports.reasons[row.reason];
  return [row.line, row.column, row.shown, what, fix];
}
