import { parse } from 'csv-parse/sync';
import type { FileFault } from '../domain/subscription/import-faults.ts';
import { namesColumns } from '../domain/subscription/import-header.ts';
import type { Separator } from './csv-records.ts';

interface Sniffed {
  readonly kind: 'text';
  readonly format: 'csv' | 'json';
  readonly bom: boolean;
  /** The block without its byte order mark. */
  readonly block: Uint8Array;
}

const separators: readonly Separator[] = [',', ';', '\t'];
const starts = (bytes: Uint8Array, ...begin: readonly number[]): boolean =>
  begin.every((byte, place) => bytes[place] === byte);

/** What a file is, by its name and first block. */
export function sniff(block: Uint8Array, fileName: string | null): Sniffed | FileFault {
  const workbook = /\.(xls[xmb]?|ods|numbers)$/i.test(fileName ?? '');
  if (starts(block, 0x50, 0x4b, 3, 4) || starts(block, 0x50, 0x4b, 5, 6))
    return { kind: workbook || holds(block, '[Content_Types].xml', 'xl/') ? 'xlsx' : 'zip' };
  if (starts(block, 0x1f, 0x8b)) return { kind: 'zip' };
  if (starts(block, 0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'xlsx' };
  if (starts(block, 0xff, 0xfe) || starts(block, 0xfe, 0xff)) return { kind: 'utf16' };
  if (block.includes(0)) return { kind: everySecondIsNul(block) ? 'utf16' : 'binary' };
  const bom = starts(block, 0xef, 0xbb, 0xbf);
  const rest = bom ? block.subarray(3) : block;
  const first = rest.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
  return { kind: 'text', format: first === 0x7b || first === 0x5b ? 'json' : 'csv', bom, block: rest };
}

/** The separator by which the header line names most columns, then the one that it holds most often. */
export function findSeparator(block: Uint8Array): Separator {
  const text = new TextDecoder().decode(block.subarray(0, 65_536)).trimStart();
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const scored = separators.map((separator) => {
    const cells = headerCells(line, separator);
    return { separator, named: namesColumns(cells), cells: cells.length };
  });
  return scored.reduce((best, each) =>
    each.named > best.named || (each.named === best.named && each.cells > best.cells) ? each : best,
  ).separator;
}

function headerCells(line: string, delimiter: Separator): readonly string[] {
  const options = { delimiter, relax_quotes: true, skip_records_with_error: true, to: 1 };
  return parse(line, options)[0] ?? [];
}

const holds = (block: Uint8Array, ...names: readonly string[]): boolean => {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  return names.some((name) => text.includes(name));
};

/** Latin letters in UTF-16 without a byte order mark. */
function everySecondIsNul(block: Uint8Array): boolean {
  const head = block.subarray(0, 256);
  const nuls = [0, 0];
  for (const [place, byte] of head.entries()) if (byte === 0) nuls[place % 2] = (nuls[place % 2] ?? 0) + 1;
  return Math.max(...nuls) > head.length * 0.35 && Math.min(...nuls) < head.length * 0.1;
}
