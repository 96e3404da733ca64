import { and, asc, eq, lt, ne } from 'drizzle-orm';
import type { MetaTemplate } from '../application/ports/meta.ts';
import type { Readings, TemplatePatch } from '../application/ports/readings.ts';
import type { WabaId } from '../domain/asset/ids.ts';
import type { Template, TemplateChange } from '../domain/template/template.ts';
import { template } from './schema/provider.ts';
import type { Drizzle } from './transaction.ts';

type Row = typeof template.$inferSelect;
type Named = { readonly name: string; readonly language: string };

const toTemplate = (row: Row): Template => ({
  wabaId: row.wabaId,
  id: row.id,
  name: row.name,
  language: row.language,
  status: row.status,
  category: row.category,
  nextCategory: row.nextCategory,
  nextCategoryAt: row.nextCategoryAt?.toISOString() ?? null,
  quality: row.quality,
  reason: row.reason,
  components: row.components,
});

const keyOf = (waba: WabaId, { name, language }: Named) =>
  and(eq(template.wabaId, waba), eq(template.name, name), eq(template.language, language));

/** Templates as Meta has them; each field keeps the provider's time, so a late answer never overwrites a newer one. */
export function createTemplates(
  db: Drizzle,
): Pick<Readings, 'templates' | 'findTemplate' | 'saveTemplate' | 'applyToTemplate' | 'markUnseen'> {
  const locked = async (waba: WabaId, named: Named): Promise<Row | null> => {
    const [row] = await db.select().from(template).where(keyOf(waba, named)).for('update');
    return row ?? null;
  };

  const apply = async (row: Row, patch: TemplatePatch): Promise<TemplateChange | null> => {
    const changed = patched(row, patch);
    if (changed === null) return null;
    const { set, field, from, to } = changed;
    const [after] = await db.update(template).set(set).where(keyOf(row.wabaId, row)).returning();
    return after && from !== to ? { template: toTemplate(after), field, from, to } : null;
  };

  /** What a page says of a known template, in one write. */
  const takeOver = async (
    known: Row | null,
    read: MetaTemplate,
    asOf: string,
  ): Promise<readonly TemplateChange[]> => {
    if (known === null) return [];
    const patches: TemplatePatch[] = [
      { field: 'status', value: read.status, reason: read.rejectedReason, asOf },
      ...(read.quality === null ? [] : [{ field: 'quality', value: read.quality, asOf } as const]),
      { field: 'category', value: read.category, impending: false, effectiveAt: asOf, asOf },
    ];
    const found = patches.flatMap((patch) => patched(known, patch) ?? []);
    const set = Object.assign({}, ...found.map((each) => each.set));
    const { id, components } = read;
    const [after] = await db
      .update(template)
      .set({ ...set, id, components, seenAt: new Date(asOf) })
      .where(keyOf(known.wabaId, known))
      .returning();
    if (after === undefined) return [];
    const changed = found.filter(({ from, to }) => from !== to);
    return changed.map(({ field, from, to }) => ({ template: toTemplate(after), field, from, to }));
  };

  return {
    async templates(waba) {
      const rows = await db
        .select()
        .from(template)
        .where(eq(template.wabaId, waba))
        .orderBy(asc(template.name), asc(template.language));
      return rows.map(toTemplate);
    },

    async findTemplate(waba, named) {
      const [row] = await db.select().from(template).where(keyOf(waba, named));
      return row ? toTemplate(row) : null;
    },

    async saveTemplate(waba, read, asOf) {
      const at = new Date(asOf);
      const known = await locked(waba, read);
      if (known === null) {
        const made = await db
          .insert(template)
          .values({
            wabaId: waba,
            id: read.id,
            name: read.name,
            language: read.language,
            status: read.status,
            category: read.category,
            quality: read.quality,
            reason: read.rejectedReason,
            components: read.components,
            statusAsOf: at,
            qualityAsOf: at,
            categoryAsOf: at,
            seenAt: at,
          })
          .onConflictDoNothing()
          .returning({ id: template.id });
        if (made.length > 0) return [];
      }
      return takeOver(known ?? (await locked(waba, read)), read, asOf);
    },

    async applyToTemplate(waba, named, patch) {
      const row = await locked(waba, named);
      if (row !== null) return apply(row, patch);
      const at = new Date(patch.asOf);
      const [made] = await db
        .insert(template)
        .values({
          wabaId: waba,
          ...named,
          status: 'UNKNOWN',
          category: 'UNKNOWN',
          statusAsOf: new Date(0),
          categoryAsOf: new Date(0),
          seenAt: at,
        })
        .onConflictDoNothing()
        .returning();
      const there = made ?? (await locked(waba, named));
      return there ? apply(there, patch) : null;
    },

    async markUnseen(waba, since) {
      const gone = await db
        .select()
        .from(template)
        .where(
          and(
            eq(template.wabaId, waba),
            lt(template.seenAt, new Date(since)),
            ne(template.status, 'DELETED'),
          ),
        );
      const changes = await Promise.all(
        gone.map((row) => apply(row, { field: 'status', value: 'DELETED', reason: null, asOf: since })),
      );
      return changes.filter((change) => change !== null);
    },
  };
}

interface Patched {
  readonly set: Partial<typeof template.$inferInsert>;
  readonly field: TemplateChange['field'];
  readonly from: string | null;
  readonly to: string;
}

/** What a patch changes on a row; null when something newer is known. */
function patched(row: Row, patch: TemplatePatch): Patched | null {
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
