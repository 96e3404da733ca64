import type { WabaId } from '../asset/ids.ts';

/** A template belongs to a WABA; name and language identify it across WABAs (SPEC 2). Times ISO. */
export interface Template {
  readonly wabaId: WabaId;
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly nextCategory: string | null;
  readonly nextCategoryAt: string | null;
  /** GREEN, YELLOW, RED or UNKNOWN; null when never read. */
  readonly quality: string | null;
  readonly reason: string | null;
  readonly components: readonly Readonly<Record<string, unknown>>[] | null;
}

export interface TemplateChange {
  readonly template: Template;
  readonly field: 'status' | 'quality' | 'category' | 'next_category';
  readonly from: string | null;
  readonly to: string;
}

const RANK: Readonly<Record<string, number>> = { GREEN: 3, YELLOW: 2, RED: 1 };
const BAD = new Set([
  'PAUSED',
  'DISABLED',
  'REJECTED',
  'LIMIT_EXCEEDED',
  'FLAGGED',
  'LOCKED',
  'PENDING_DELETION',
  'DELETED',
  'ARCHIVED',
]);

/** What the WABA's channel is told of a change; null: nothing worth a message (SPEC 5.5). */
export type TemplateNews =
  | 'stopped'
  | 'usable_again'
  | 'rating_fell'
  | 'rating_rose'
  | 'category_changes'
  | 'category_changed';

export function newsOf({
  field,
  from,
  to,
}: Pick<TemplateChange, 'field' | 'from' | 'to'>): TemplateNews | null {
  if (field === 'next_category') return 'category_changes';
  if (field === 'category') return from === null ? null : 'category_changed';
  if (field === 'status') {
    if (BAD.has(to)) return 'stopped';
    return to === 'APPROVED' && from !== null ? 'usable_again' : null;
  }
  const [before, after] = [RANK[from ?? ''], RANK[to]];
  if (before === undefined || after === undefined || before === after) return null;
  return after < before ? 'rating_fell' : 'rating_rose';
}
