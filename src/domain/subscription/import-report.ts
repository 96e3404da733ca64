import type { EventData } from '../operation/events.ts';

/** Rejected when the file was read, rejected while it was written, not as written, or written before it was cancelled. */
export type RowsOf = 'rejects' | 'late-rejects' | 'not-as-written' | 'written';

/** What the steps of an import keep of what they did: counts, nobody's name. */
export const FIELDS = {
  rows: 'rows',
  rejected: 'rejected',
  toSubscribe: 'to_subscribe',
  toUnsubscribe: 'to_unsubscribe',
  written: 'written',
  lateRejects: 'late_rejects',
  checked: 'checked',
  missing: 'missing',
} as const;

/** Braze shows other states than those that were written; how many people follows. */
export const NOT_AS_WRITTEN = 'not_as_written';

/** The tables that people need after an event of an import; each row has its line, column, value and reason. */
export function rowsToShow(event: EventData): readonly RowsOf[] {
  if (event.type === 'step_failed') return event.error.startsWith(NOT_AS_WRITTEN) ? ['not-as-written'] : [];
  if (event.type !== 'step_done' && event.type !== 'given_up') return [];
  const counted = (field: string) => event.type === 'step_done' && Number(event.fields[field] ?? 0) > 0;
  const nothingNew = event.type === 'given_up' && event.as === 'done';
  return [
    ...(counted(FIELDS.rejected) || nothingNew ? (['rejects'] as const) : []),
    ...(counted(FIELDS.lateRejects) ? (['late-rejects'] as const) : []),
    ...(counted(FIELDS.missing) ? (['not-as-written'] as const) : []),
  ];
}
