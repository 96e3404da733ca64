import type { TemplatePatch } from '../application/ports/readings.ts';
import type { TemplateChange } from '../domain/template/template.ts';
import type { template } from './schema/provider.ts';

export type TemplateRow = typeof template.$inferSelect;

interface Patched {
  readonly set: Partial<typeof template.$inferInsert>;
  readonly field: TemplateChange['field'];
  readonly from: string | null;
  readonly to: string;
}

/** What a patch changes on a row; null when something newer is known. */
export function patched(row: TemplateRow, patch: TemplatePatch): Patched | null {
  const at = new Date(patch.asOf);
  switch (patch.field) {
    case 'status': {
      if (row.statusAsOf > at) return null;
      const from = row.status === 'UNKNOWN' ? null : row.status;
      return {
        set: { status: patch.value, reason: patch.reason, statusAsOf: at },
        field: 'status',
        from,
        to: patch.value,
      };
    }
    case 'quality':
      if (row.qualityAsOf !== null && row.qualityAsOf > at) return null;
      return {
        set: { quality: patch.value, qualityAsOf: at },
        field: 'quality',
        from: row.quality,
        to: patch.value,
      };
    case 'category': {
      if (row.categoryAsOf > at) return null;
      if (patch.impending) {
        const set = {
          nextCategory: patch.value,
          nextCategoryAt: new Date(patch.effectiveAt),
          categoryAsOf: at,
        };
        return { set, field: 'next_category', from: row.nextCategory, to: patch.value };
      }
      const from = row.category === 'UNKNOWN' ? null : row.category;
      const settled = row.nextCategory === patch.value ? { nextCategory: null, nextCategoryAt: null } : {};
      return {
        set: { category: patch.value, categoryAsOf: at, ...settled },
        field: 'category',
        from,
        to: patch.value,
      };
    }
    default:
      return patch satisfies never;
  }
}
