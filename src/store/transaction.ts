import { setTimeout as pause } from 'node:timers/promises';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';

/** A database or a transaction on it: the same statements run on both. */
export type Drizzle = PgDatabase<PostgresJsQueryResultHKT>;

/** Somebody else wrote first; running the whole transaction again sees what they wrote. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  readonly kind = 'version_conflict';
  readonly retryable = true;
}

export interface Violation {
  readonly code: string;
  readonly constraint: string | null;
}

/** What Postgres said, from an error of Drizzle (which wraps it) or of the driver. */
export function violationOf(error: unknown): Violation | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) {
    const constraint = 'constraint_name' in error ? error.constraint_name : null;
    return { code: error.code, constraint: typeof constraint === 'string' ? constraint : null };
  }
  return violationOf(error.cause);
}

const serializationFailure = '40001';
const deadlock = '40P01';
const uniqueViolation = '23505';

/** Unique keys that only two writers of the same thing at the same time can break. */
const raced: readonly string[] = [
  'operation_event_operation_id_version_pk',
  'operation_pkey',
  'operation_name_unique',
  'operation_request_key_unique',
];

function isConflict(error: unknown): boolean {
  if (error instanceof VersionConflict) return true;
  const violation = violationOf(error);
  if (violation === null) return false;
  const { code, constraint } = violation;
  if (code === uniqueViolation) return constraint !== null && raced.includes(constraint);
  return code === serializationFailure || code === deadlock;
}

const attempts = 20;
const backoffMs = 2;

/** Runs `work` again, with a little more patience each time, while others get in its way. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
      await pause(attempt * backoffMs);
    }
  }
}
