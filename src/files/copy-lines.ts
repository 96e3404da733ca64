import type { ImportReject, ImportRow, JudgedRow } from '../domain/subscription/import-row.ts';
import type { CopyLines } from './import-messages.ts';

/** Gathers what was judged as lines of COPY, until they are taken. */
export interface CopyWriter {
  add(judged: JudgedRow): void;
  take(): { readonly rows: CopyLines | null; readonly rejects: CopyLines | null };
  totals(): { readonly rows: number; readonly rejected: number };
}

export function createCopyWriter(): CopyWriter {
  const encoder = new TextEncoder();
  const total = { rows: 0, rejected: 0 };
  let waiting = { rows: '', rejects: '' };
  let before = { ...total };

  return {
    add(judged) {
      if (judged.kind === 'row') {
        waiting.rows += copyRow(judged.row);
        total.rows += 1;
      } else {
        waiting.rejects += copyReject(judged.reject);
        total.rejected += 1;
      }
    },
    take() {
      const rows = lines(waiting.rows, total.rows - before.rows);
      const rejects = lines(waiting.rejects, total.rejected - before.rejected);
      waiting = { rows: '', rejects: '' };
      before = { ...total };
      return { rows, rejects };
    },
    totals: () => ({ ...total }),
  };

  function lines(text: string, count: number): CopyLines | null {
    return count === 0 ? null : { copy: encoder.encode(text), count };
  }
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: string | null): string {
  if (value === null) return '\\N';
  if (!special.test(value)) return value;
  return value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

const copyRow = ({ line, externalId, phone, group, state }: ImportRow): string =>
  `${line}\t${field(externalId)}\t${field(phone)}\t${group}\t${state}\n`;

const copyReject = ({ line, column, shown, reason }: ImportReject): string =>
  `${line}\t${field(column)}\t${field(shown)}\t${reason}\n`;
