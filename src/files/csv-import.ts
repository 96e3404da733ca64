import type { FileFault } from '../domain/subscription/import-faults.ts';
import { type ImportHeader, judgeHeader } from '../domain/subscription/import-header.ts';
import type { JudgedRow, RowJudge } from '../domain/subscription/import-row.ts';
import { createCsvRecords, type Separator } from './csv-records.ts';

/** Takes a file's blocks and hands on each row as it was judged; the first fault ends it. */
export interface FormatImport {
  readonly format: 'csv' | 'json';
  readonly separator: Separator | null;
  write(block: Uint8Array): Promise<FileFault | null>;
  end(): Promise<FileFault | null>;
  ignored(): readonly string[];
}

export function createCsvImport(
  separator: Separator,
  hasDefaultGroup: boolean,
  judge: RowJudge,
  onJudged: (judged: JudgedRow) => void,
): FormatImport {
  let header: ImportHeader | null = null;
  let fault: FileFault | null = null;
  const records = createCsvRecords(separator, {
    onRecord(cells, line) {
      if (fault !== null) return;
      if (header !== null) return onJudged(judgeRecord(header, cells, line, judge));
      const judged = judgeHeader(cells, hasDefaultGroup);
      if (judged.kind === 'header') header = judged;
      else fault = judged;
    },
    onStrayQuote(line) {
      if (header === null) fault ??= { kind: 'no_header', found: [] };
      else onJudged(rejected(line, 'quotes', null));
    },
  });
  return {
    format: 'csv',
    separator,
    // What csv-parse makes of the lines after a header that is refused is of no interest.
    write: async (block) => {
      const broken = await records.write(block);
      return fault ?? broken;
    },
    end: async () => {
      const broken = await records.end();
      return fault ?? broken;
    },
    ignored: () => header?.ignored ?? [],
  };
}

function judgeRecord(
  { width, externalId, phone, group, state }: ImportHeader,
  cells: readonly string[],
  line: number,
  judge: RowJudge,
): JudgedRow {
  if (cells.length !== width) return rejected(line, 'cells', `${cells.length}/${width}`);
  return judge.judgeRow({
    line,
    externalId: cells[externalId] ?? '',
    phone: cells[phone] ?? '',
    group: cells[group] ?? '',
    state: cells[state] ?? '',
  });
}

const rejected = (line: number, reason: 'cells' | 'quotes', shown: string | null): JudgedRow => ({
  kind: 'reject',
  reject: { line, column: null, shown, reason },
});
