import type { ImportSummary } from '../application/ports/import-files.ts';
import type { FileFault } from '../domain/subscription/import-faults.ts';
import type { ImportRequest } from '../domain/subscription/import-row.ts';

export interface WorkerRequest extends ImportRequest {
  readonly fileName: string | null;
}

/** To the worker: the next bytes of the file; null at its end. Each is answered once, in order. */
export type ImportQuestion = Uint8Array<ArrayBuffer> | null;

export interface CopyLines {
  readonly copy: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/** `ended` is given with the last answer: at the end of the file, or at a fault. */
export interface ImportAnswer {
  readonly rows: CopyLines | null;
  readonly rejects: CopyLines | null;
  readonly ended: ImportSummary | { readonly kind: 'refused'; readonly fault: FileFault } | null;
}
