/** What stands between us and the database. */
export type DatabaseFault =
  | 'no_binaries'
  | 'no_account'
  | 'data_folder'
  | 'in_use'
  | 'start_failed'
  | 'unreachable'
  | 'too_old';

/** The message is one sentence for people: what is wrong, where, and how to fix it. It never holds a password. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly kind: DatabaseFault;
  readonly retryable: boolean;

  constructor(kind: DatabaseFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.retryable = kind === 'unreachable';
  }
}

/** The short reason inside an error: its system code, else its message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (error.message === '') return code ?? error.name;
  return code !== undefined && !error.message.includes(code) ? `${error.message} (${code})` : error.message;
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
