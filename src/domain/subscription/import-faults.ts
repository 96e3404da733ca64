import type { ImportColumn } from './import-row.ts';

/** Why a whole file is refused. `line` is where the record began, from 1; `position` a byte after the byte order mark. */
export type FileFault =
  | { readonly kind: 'empty' | 'zip' | 'xlsx' | 'utf16' | 'binary' | 'not_r76' }
  /** In JSON the group stands after rows that need it; a stream cannot go back. */
  | { readonly kind: 'group_comes_late' }
  | { readonly kind: 'too_large'; readonly limitBytes: number }
  /** The download ended early, or failed: then `cause` says how. */
  | {
      readonly kind: 'broken';
      readonly bytes: number;
      readonly announcedBytes: number | null;
      readonly cause: unknown;
    }
  | { readonly kind: 'no_header'; readonly found: readonly string[] }
  | {
      readonly kind: 'missing_columns';
      /** `person`: neither `external_id` nor `phone`. */
      readonly missing: readonly ('person' | ImportColumn)[];
      readonly near: readonly { readonly found: string; readonly meant: ImportColumn }[];
    }
  | { readonly kind: 'duplicate_columns'; readonly columns: readonly ImportColumn[] }
  /** `unclosed_quote`: never closed; `text_after_quote`: closed, and then more text in the same cell. */
  | { readonly kind: 'unclosed_quote' | 'text_after_quote'; readonly line: number }
  | { readonly kind: 'record_too_long'; readonly line: number; readonly limitBytes: number }
  | { readonly kind: 'bad_json'; readonly position: number };
