import type {
  ImportChunk,
  ImportFileAsked,
  ImportOutcome,
} from '../../src/application/ports/import-files.ts';
import { GroupId, WorkspaceKey } from '../../src/domain/asset/ids.ts';
import { createImportFiles } from '../../src/files/read-import.ts';

export const fr = GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10');
export const de = GroupId.parse('0be5c1de-2222-4f7a-8a77-6a0f4f4b7d21');
export const brandFr = WorkspaceKey.parse('brand-fr');
const brandDe = WorkspaceKey.parse('brand-de');

const asked: ImportFileAsked = {
  defaultGroup: null,
  workspace: null,
  groups: new Map([
    [fr, { workspace: brandFr, status: 'active' }],
    [de, { workspace: brandDe, status: 'active' }],
  ]),
  fileName: 'opt-ins.csv',
  announcedBytes: null,
  limitBytes: 50_000_000,
};

export const files = createImportFiles();
export const ask = (more: Partial<ImportFileAsked> = {}): ImportFileAsked => ({ ...asked, ...more });

export const header = 'external_id,phone,subscription_group_id,subscription_state';
export const csv = (...lines: readonly string[]): string => [header, ...lines].join('\n');

export interface Read {
  readonly outcome: ImportOutcome;
  readonly rows: readonly string[];
  readonly rejects: readonly string[];
}

/** A file given in pieces of some bytes, read to its end. Lines of COPY. */
export async function read(
  content: string | Uint8Array,
  more: Partial<ImportFileAsked> = {},
  pieceBytes = 65_536,
): Promise<Read> {
  const reading = files.read(inPieces(Buffer.from(content), pieceBytes), ask(more));
  const read = await readAll(reading.chunks);
  return { ...read, outcome: await reading.outcome() };
}

export async function readAll(chunks: AsyncIterable<ImportChunk>): Promise<Omit<Read, 'outcome'>> {
  const lines = { rows: [] as string[], rejects: [] as string[] };
  for await (const { kind, copy, count } of chunks) {
    const told = new TextDecoder().decode(copy).split('\n').slice(0, -1);
    if (told.length !== count) throw new Error(`${count} lines were announced, and ${told.length} came`);
    for (const line of told) lines[kind].push(line);
  }
  return lines;
}

export async function* inPieces(content: Buffer, bytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += bytes) yield content.subarray(from, from + bytes);
}
