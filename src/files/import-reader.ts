import { createHash } from 'node:crypto';
import type { FileFault } from '../domain/subscription/import-faults.ts';
import { createRowJudge } from '../domain/subscription/import-row.ts';
import { createCopyWriter } from './copy-lines.ts';
import { createCsvImport, type FormatImport } from './csv-import.ts';
import type { ImportAnswer, ImportQuestion, WorkerRequest } from './import-messages.ts';
import { createJsonImport } from './json-import.ts';
import { findSeparator, sniff } from './sniff.ts';

/** Reads one file block by block; what it is and its header must be told by the first block. */
export function createImportReader({ fileName, ...request }: WorkerRequest): {
  answer(question: ImportQuestion): Promise<ImportAnswer>;
} {
  const judge = createRowJudge(request);
  const lines = createCopyWriter();
  const hash = createHash('sha256');
  let format: FormatImport | null = null;
  let bytes = 0;
  let bom = false;
  let refused: ImportAnswer['ended'] = null;

  return {
    answer: async (question) => {
      // Blocks that were already on their way when the file was refused.
      if (refused !== null) return { rows: null, rejects: null, ended: refused };
      const fault = question === null ? await end() : await take(question);
      if (fault !== null) refused = { kind: 'refused', fault };
      return { ...lines.take(), ended: refused ?? atEnd(question) };
    },
  };

  async function take(block: Uint8Array): Promise<FileFault | null> {
    hash.update(block);
    bytes += block.length;
    if (format !== null) return await format.write(block);
    const sniffed = sniff(block, fileName);
    if (sniffed.kind !== 'text') return sniffed;
    bom = sniffed.bom;
    format =
      sniffed.format === 'json'
        ? createJsonImport(judge, lines.add)
        : createCsvImport(findSeparator(sniffed.block), request.defaultGroup !== null, judge, lines.add);
    return await format.write(sniffed.block);
  }

  async function end(): Promise<FileFault | null> {
    const fault = (await format?.end()) ?? null;
    const { rows, rejected } = lines.totals();
    return fault ?? (rows + rejected === 0 ? { kind: 'empty' } : null);
  }

  function atEnd(question: ImportQuestion): ImportAnswer['ended'] {
    if (question !== null || format === null) return null;
    const { format: name, separator } = format;
    const told = { bom, bytes, ignored: format.ignored(), workspace: judge.workspace() };
    return { kind: 'read', format: name, separator, ...lines.totals(), ...told, sha256: hash.digest('hex') };
  }
}
