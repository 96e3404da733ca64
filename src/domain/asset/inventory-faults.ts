import type { Section } from './inventory.ts';

/** Where in the file: `['groups', 0, 'number']`. */
export type Path = readonly (string | number)[];

/** What is wrong with an inventory, and where; the words for it are the reader's business. */
export type Fault = { readonly path: Path } & (
  | { readonly kind: 'missing' | 'empty' | 'unquoted' }
  | { readonly kind: 'unknown_key'; readonly known: readonly string[] }
  /** `got` is absent where the value may be a secret. */
  | { readonly kind: 'unexpected'; readonly expected: string; readonly got?: unknown }
  | { readonly kind: 'duplicate'; readonly first: Path }
  | { readonly kind: 'dangling'; readonly section: Section; readonly id: string }
  | { readonly kind: 'same_digits'; readonly number: string }
  | { readonly kind: 'second_active_group'; readonly number: string; readonly group: string }
  | {
      readonly kind: 'workspace_waba_limit';
      readonly workspace: string;
      readonly listed: number;
      readonly outside: number;
    }
  | { readonly kind: 'workspace_group_limit'; readonly workspace: string; readonly count: number }
  | { readonly kind: 'waba_group_limit'; readonly waba: string; readonly count: number }
  | { readonly kind: 'waba_across_clusters'; readonly waba: string; readonly clusters: readonly string[] }
  | {
      readonly kind: 'held';
      readonly section: Section;
      readonly id: string;
      readonly asset: string;
      readonly operation: string;
    }
  | {
      readonly kind: 'refused_by_store';
      readonly limit: 'workspace_waba_limit' | 'waba_group_limit' | 'one_active_group_per_number';
    }
);
