import type { WorkspaceKey } from '../../domain/asset/ids.ts';
import type { FileFault } from '../../domain/subscription/import-faults.ts';
import type { ImportRequest } from '../../domain/subscription/import-row.ts';

export interface ImportFileAsked extends ImportRequest {
  readonly fileName: string | null;
  /** What the source says that it will give; null where it does not say. */
  readonly announcedBytes: number | null;
  readonly limitBytes: number;
  readonly signal?: AbortSignal;
}

/**
 * Lines of Postgres's COPY, text format. `rows`: line, external_id, phone, group_id, state;
 * `rejects`: line, column, shown, reason.
 */
export interface ImportChunk {
  readonly kind: 'rows' | 'rejects';
  readonly copy: Uint8Array;
  readonly count: number;
}

/** `rows` are those taken, `rejected` the others; `sha256` is of the file's bytes, in hexadecimal. */
export interface ImportSummary {
  readonly kind: 'read';
  readonly format: 'csv' | 'json';
  readonly separator: ',' | ';' | '\t' | null;
  readonly bom: boolean;
  readonly rows: number;
  readonly rejected: number;
  /** Columns, or fields, that are not for an import. */
  readonly ignored: readonly string[];
  readonly workspace: WorkspaceKey | null;
  readonly sha256: string;
  readonly bytes: number;
}

/** `stopped`: the reader of the chunks left, or the signal was aborted. */
export type ImportOutcome =
  | ImportSummary
  | { readonly kind: 'refused'; readonly fault: FileFault }
  | { readonly kind: 'stopped' };

export interface ImportReading {
  /** Read once, in order; nothing is read from the source before it is asked for. Throws the signal's reason. */
  readonly chunks: AsyncIterable<ImportChunk>;
  /** Settled once `chunks` has ended: chunks of a file that turns out refused may have come before. */
  outcome(): Promise<ImportOutcome>;
}

export interface ImportFiles {
  /** Reads a CSV or JSON file in constant memory, away from the event loop. */
  read(source: AsyncIterable<Uint8Array>, asked: ImportFileAsked): ImportReading;
}
