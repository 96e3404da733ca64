import { stringify } from 'csv-stringify/sync';

/** Rows as CSV with CRLF. What a spreadsheet would take for a formula is made text by an apostrophe (OWASP). */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: '\r\n' },
  );
