import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCsvRecords, type Separator } from '../../src/files/csv-records.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ' ', '"', ',', ';', '\t', '\n', '\r\n', '\r', '\\'),
  maxLength: 6,
});

interface Line {
  readonly cells: readonly string[];
  readonly end: string;
  readonly blankAfter: number;
}

const line: fc.Arbitrary<Line> = fc.record({
  cells: fc.array(cell, { minLength: 2, maxLength: 4 }),
  end: fc.constantFrom('\n', '\r\n'),
  blankAfter: fc.nat(2),
});

const quoted = (value: string): string =>
  /[",;\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** The file, and each record's cells by the line on which it begins. */
function written(lines: readonly Line[], separator: Separator) {
  let text = '';
  const expected: [number, readonly string[]][] = [];
  for (const { cells, end, blankAfter } of lines) {
    expected.push([1 + (text.match(/\r\n|\n|\r/g)?.length ?? 0), cells]);
    text += cells.map(quoted).join(separator) + end.repeat(1 + blankAfter);
  }
  return { text, expected };
}

test('whatever stands in quotes and wherever blocks are cut, cells and line numbers are those written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom<Separator>(',', ';', '\t'),
      fc.integer({ min: 1, max: 9 }),
      async (lines, separator, size) => {
        const { text, expected } = written(lines, separator);
        const seen: [number, readonly string[]][] = [];
        const records = createCsvRecords(separator, {
          onRecord: (cells, at) => seen.push([at, cells]),
          onStrayQuote: (at) => expect.fail(`a stray quote was seen on line ${at}`),
        });
        const bytes = Buffer.from(text);
        for (let from = 0; from < bytes.length; from += size)
          expect(await records.write(bytes.subarray(from, from + size))).toBeNull();
        expect(await records.end()).toBeNull();
        expect(seen).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});
