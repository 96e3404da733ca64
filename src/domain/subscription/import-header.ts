import type { FileFault } from './import-faults.ts';
import { showCell } from './import-mask.ts';
import { IMPORT_COLUMNS, type ImportColumn } from './import-row.ts';

/** Where each column stands, from 0; -1 where it is not in the file. `ignored` are the other columns' names. */
export interface ImportHeader {
  readonly kind: 'header';
  readonly width: number;
  readonly externalId: number;
  readonly phone: number;
  readonly group: number;
  readonly state: number;
  readonly ignored: readonly string[];
}

const NAMES_SHOWN = 100;
const bySpelling = new Map<string, ImportColumn>(IMPORT_COLUMNS.map((column) => [letters(column), column]));

/** Judges the first line of a file: Braze's headers exactly as they are, or what is wrong with them (A.9). */
export function judgeHeader(cells: readonly string[], hasDefaultGroup: boolean): ImportHeader | FileFault {
  const others = cells.filter((cell) => columnOf(cell) === undefined);
  const near = others.flatMap((cell) => {
    const meant = bySpelling.get(letters(cell));
    return meant === undefined || cells.includes(meant) ? [] : [{ found: showCell(cell), meant }];
  });
  const ignored = others.filter((cell) => cell.trim() !== '').map(showCell);
  if (others.length === cells.length && near.length === 0)
    return { kind: 'no_header', found: ignored.slice(0, NAMES_SHOWN) };

  const duplicates = IMPORT_COLUMNS.filter((column) => cells.filter((cell) => cell === column).length > 1);
  if (duplicates.length > 0) return { kind: 'duplicate_columns', columns: duplicates };

  const place = (column: ImportColumn): number => cells.indexOf(column);
  const missing = missingColumns(place, hasDefaultGroup);
  if (missing.length > 0 || near.length > 0) return { kind: 'missing_columns', missing, near };
  return {
    kind: 'header',
    width: cells.length,
    externalId: place('external_id'),
    phone: place('phone'),
    group: place('subscription_group_id'),
    state: place('subscription_state'),
    ignored: [...new Set(ignored)].slice(0, NAMES_SHOWN),
  };
}

/** How many of the cells are a column's name, or nearly: tells which separator a header line has. */
export const namesColumns = (cells: readonly string[]): number =>
  cells.filter((cell) => bySpelling.has(letters(cell))).length;

function missingColumns(
  place: (column: ImportColumn) => number,
  hasDefaultGroup: boolean,
): ('person' | ImportColumn)[] {
  const missing: ('person' | ImportColumn)[] = [];
  if (place('external_id') < 0 && place('phone') < 0) missing.push('person');
  if (place('subscription_group_id') < 0 && !hasDefaultGroup) missing.push('subscription_group_id');
  if (place('subscription_state') < 0) missing.push('subscription_state');
  return missing;
}

const columnOf = (cell: string): ImportColumn | undefined => IMPORT_COLUMNS.find((column) => column === cell);

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
