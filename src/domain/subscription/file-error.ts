import type { FileFault } from './import-faults.ts';

/** Whether reading the file again can end otherwise. */
export const isPassing = (fault: FileFault): boolean => fault.kind === 'broken';

/**
 * The fault as an event keeps it: a code and what is needed to say it, never a cell of the file. A first row that is
 * no header may hold people, so what stood there is left out.
 */
export function fileError(fault: FileFault): string {
  switch (fault.kind) {
    case 'missing_columns': {
      const near = fault.near.map(({ found, meant }) => `${found}=${meant}`);
      return `file_missing_columns ${fault.missing.join(',')};${near.join(',')}`;
    }
    case 'duplicate_columns':
      return `file_duplicate_columns ${fault.columns.join(',')}`;
    case 'too_large':
      return `file_too_large ${Math.floor(fault.limitBytes / 1_000_000)}`;
    case 'unclosed_quote':
    case 'text_after_quote':
    case 'record_too_long':
      return `file_${fault.kind} ${fault.line}`;
    case 'bad_json':
      return `file_bad_json ${fault.position}`;
    default:
      return `file_${fault.kind}`;
  }
}

/** What the detail of `file_missing_columns` says: the columns, and what stands there in their place. */
export function missingColumns(detail: string): {
  readonly missing: readonly string[];
  readonly near: readonly (readonly [found: string, meant: string])[];
} {
  const [missing = '', near = ''] = detail.split(';');
  const listed = (text: string) => text.split(',').filter((each) => each !== '');
  return {
    missing: listed(missing),
    near: listed(near).map((pair) => {
      const [found = '', meant = ''] = pair.split('=');
      return [found, meant] as const;
    }),
  };
}
