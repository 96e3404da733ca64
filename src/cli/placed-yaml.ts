import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Path } from '../domain/asset/inventory-faults.ts';
import { fileSentences } from './inventory-words.ts';

/** Plain data of a YAML text, and where each value of it stands. */
export interface PlacedYaml {
  readonly data: unknown;
  /** What YAML itself objects to. Nothing can be said of the data where it is broken. */
  readonly complaints: readonly Complaint[];
  readonly broken: boolean;
  place(path: Path): Place | undefined;
  position(offset: number): { readonly line: number; readonly column: number };
}

interface Complaint {
  readonly offset: number;
  readonly path: Path;
  readonly message: string;
}

export interface Place {
  readonly offset: number;
  readonly keyOffset?: number;
  /** A scalar as it is written: a long number loses digits when it is read. */
  readonly source?: string;
}

export function readYaml(text: string): PlacedYaml {
  const lines = new LineCounter();
  const places = new Map<string, Place>();
  const complaints: Complaint[] = [];
  const complain = (offset: number, path: Path, message: string) =>
    complaints.push({ offset, path, message: message.replace(/\s*\n\s*/g, ' ') });
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    schema: 'core',
    resolveKnownTags: false,
  });
  const objections = [...document.errors, ...document.warnings];
  if (objections.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) complain(0, [], fileSentences.tooDeep);
  else {
    for (const { pos, code, message } of objections) {
      complain(pos[0], [], code === 'MULTIPLE_DOCS' ? fileSentences.severalDocuments : message);
    }
  }
  const broken = complaints.length > 0;
  return {
    data: broken ? undefined : plain(document.contents, [], { places, complain }),
    complaints,
    broken,
    place: (path) => places.get(JSON.stringify(path)),
    position(offset) {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    },
  };
}

interface Walk {
  readonly places: Map<string, Place>;
  readonly complain: (offset: number, path: Path, message: string) => void;
}

function plain(node: unknown, path: Path, walk: Walk, keyOffset?: number): unknown {
  const offset = offsetOf(node) ?? keyOffset ?? 0;
  const source = isScalar(node) && node.source !== undefined ? { source: node.source } : {};
  walk.places.set(JSON.stringify(path), { offset, ...(keyOffset !== undefined && { keyOffset }), ...source });
  if (isAlias(node)) walk.complain(offset, path, fileSentences.alias);
  if (isSeq(node)) return node.items.map((item, index) => plain(item, [...path, index], walk));
  if (!isMap(node)) return isScalar(node) ? node.value : null;
  const entries = new Map<string, unknown>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = offsetOf(key) ?? offset;
    if (entries.has(name)) walk.complain(at, [...path, name], fileSentences.repeatedKey);
    else entries.set(name, plain(value, [...path, name], walk, at));
  }
  return Object.fromEntries(entries);
}

const offsetOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
