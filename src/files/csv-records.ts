import { CsvError, type InfoRecord, Parser } from 'csv-parse';
import type { FileFault } from '../domain/subscription/import-faults.ts';

export type Separator = ',' | ';' | '\t';

export interface RecordReader {
  /** The first fault ends the reading. */
  write(block: Uint8Array): Promise<FileFault | null>;
  end(): Promise<FileFault | null>;
}

interface RecordHandlers {
  /** `line` is the one on which the record begins, from 1. */
  onRecord(cells: readonly string[], line: number): void;
  /** A quote within an unquoted cell: the record is left out. */
  onStrayQuote(line: number): void;
}

const RECORD_BYTES = 1_048_576;

/** Records of a CSV file as their cells, blank lines left out. */
export function createCsvRecords(separator: Separator, handlers: RecordHandlers): RecordReader {
  let lastLine = 0;
  let strayLine = 0;
  let countedTwice = 0;
  let blankLines = 0;
  const parser = new Parser({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: RECORD_BYTES,
    // Nothing is pushed: a million objects through a stream's queue would cost more than the parsing.
    on_record: (cells: string[], { lines, empty_lines }: InfoRecord) => {
      const breaks = lines - countedTwice - lastLine > 1 ? lineBreaks(cells) : { all: 0, pairs: 0 };
      countedTwice += breaks.pairs;
      lastLine = lines - countedTwice;
      blankLines = empty_lines;
      handlers.onRecord(cells, lastLine - breaks.all);
      return null;
    },
    on_skip: (error) => {
      if (error?.code !== 'INVALID_OPENING_QUOTE') throw error;
      const line = parser.info.lines - countedTwice;
      if (line !== strayLine) handlers.onStrayQuote(line);
      strayLine = line;
      lastLine = line;
      blankLines = parser.info.empty_lines;
      return undefined;
    },
  });
  const ended = new Promise<Error | null>((resolve) => {
    parser.once('error', resolve);
    parser.once('end', () => resolve(null));
  });
  parser.resume();

  return {
    write: async (block) => {
      const error = await new Promise<Error | null>((resolve) => {
        parser.write(block, (failure) => resolve(failure ?? null));
      });
      return error === null ? null : faultOf(error);
    },
    end: async () => {
      parser.end();
      const error = await ended;
      return error === null ? null : faultOf(error);
    },
  };

  function faultOf(error: Error): FileFault {
    const line = lastLine + 1 + parser.info.empty_lines - blankLines;
    const code = error instanceof CsvError ? error.code : null;
    if (code === 'CSV_QUOTE_NOT_CLOSED') return { kind: 'unclosed_quote', line };
    if (code === 'CSV_INVALID_CLOSING_QUOTE') return { kind: 'text_after_quote', line };
    if (code !== 'CSV_MAX_RECORD_SIZE') throw error;
    return parser.info.lines - countedTwice > line
      ? { kind: 'unclosed_quote', line }
      : { kind: 'record_too_long', line, limitBytes: RECORD_BYTES };
  }
}

/** csv-parse counts a CRLF within quotes as two lines. */
function lineBreaks(cells: readonly string[]): { all: number; pairs: number } {
  const breaks = cells.flatMap((cell) => cell.match(/\r\n|\n|\r/g) ?? []);
  return { all: breaks.length, pairs: breaks.filter((each) => each.length === 2).length };
}
