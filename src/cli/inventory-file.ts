import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Inventory } from '../domain/asset/inventory.ts';
import type { Fault, Path } from '../domain/asset/inventory-faults.ts';
import { e164 } from '../domain/asset/inventory-fields.ts';
import { readInventory } from '../domain/asset/inventory-reading.ts';
import { fileSentences, pathText, sentenceOf } from './inventory-words.ts';
import { type Place, type PlacedYaml, readYaml } from './placed-yaml.ts';

/** Something wrong at a place in the file. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
}

export type InventoryFile =
  | {
      readonly kind: 'sound';
      readonly inventory: Inventory;
      /** The place and the words of a fault that was found later, against the store. */
      problem(fault: Fault): Problem;
    }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] };

/** Reads the text of an inventory file; reports all that is wrong with it, in the file's order. */
export function readInventoryFile(text: string): InventoryFile {
  const yaml = readYaml(text);
  const { data } = yaml;
  if (!yaml.broken && data === null) return { kind: 'faulty', problems: [fileProblem(fileSentences.empty)] };
  const complaints = yaml.complaints.map(({ offset, path, message }) => ({
    ...yaml.position(offset),
    path: pathText(path),
    message,
  }));
  if (yaml.broken) return { kind: 'faulty', problems: complaints };
  const problem = (fault: Fault): Problem => {
    const { offset, source } = placeOf(yaml, fault);
    return { ...yaml.position(offset), path: pathText(fault.path), message: sentenceOf(fault, source) };
  };
  const reading = readInventory(data);
  const faults = [...(reading.kind === 'faulty' ? reading.faults : []), ...impossibleNumbers(data)];
  const places = new Set(complaints.map(({ path }) => path));
  const problems = [...complaints, ...faults.map(problem).filter(({ path }) => !places.has(path))];
  if (reading.kind === 'sound' && problems.length === 0) {
    return { kind: 'sound', inventory: reading.inventory, problem };
  }
  return {
    kind: 'faulty',
    problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** `FILE:LINE:COL PATH message` */
export const problemLine = (file: string, { line, column, path, message }: Problem): string =>
  `${file}:${line}:${column} ${path} ${message}`;

/** A problem of the file as a whole. */
export const fileProblem = (message: string): Problem => ({
  line: 1,
  column: 1,
  path: pathText([]),
  message,
});

/** An unknown key is shown by its key; a missing value by the row that lacks it. */
function placeOf(yaml: PlacedYaml, { path, kind }: Fault): Place {
  const place = yaml.place(path);
  if (place === undefined) return path.length === 0 ? { offset: 0 } : placeAround(yaml, path.slice(0, -1));
  return kind === 'unknown_key' ? { offset: place.keyOffset ?? place.offset } : place;
}

const placeAround = (yaml: PlacedYaml, path: Path): Place => {
  const place = yaml.place(path);
  if (place !== undefined) return { offset: place.offset };
  return path.length === 0 ? { offset: 0 } : placeAround(yaml, path.slice(0, -1));
};

/** Numbers whose form is right and that no country has. */
function impossibleNumbers(data: unknown): Fault[] {
  const rows = typeof data === 'object' && data !== null && 'numbers' in data ? data.numbers : [];
  return (Array.isArray(rows) ? rows : []).flatMap((row: unknown, index): Fault[] => {
    const got = typeof row === 'object' && row !== null && 'e164' in row ? row.e164 : undefined;
    if (typeof got !== 'string' || !e164.safeParse(got).success) return [];
    if (parsePhoneNumberFromString(got)?.isPossible()) return [];
    const path = ['numbers', index, 'e164'];
    return [{ kind: 'unexpected', path, expected: fileSentences.possibleNumber, got }];
  });
}
