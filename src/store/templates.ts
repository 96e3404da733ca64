import { and, asc, eq, inArray, lt, ne } from 'drizzle-orm';
import type { MetaTemplate } from '../application/ports/meta.ts';
import type { Readings, TemplatePatch } from '../application/ports/readings.ts';
import type { WabaId } from '../domain/asset/ids.ts';
import type { Template, TemplateChange } from '../domain/template/template.ts';
import { asInserted } from './as-inserted.ts';
import { template } from './schema/provider.ts';
import { patched, type TemplateRow } from './template-patch.ts';
import type { Drizzle } from './transaction.ts';

type Named = { readonly name: string; readonly language: string };

const toTemplate = (row: TemplateRow): Template => ({
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

/** As the table has it. */
const keyed = ({ name, language }: Named): string => `${name} ${language}`;

const namesOf = (named: readonly Named[]): string[] => [...new Set(named.map(({ name }) => name))];

const KEY = [template.wabaId, template.name, template.language];

/** Templates as Meta has them; each field keeps the provider's time, so a late answer never overwrites a newer one. */
export function createTemplates(
  db: Drizzle,
): Pick<Readings, 'templates' | 'findTemplate' | 'saveTemplates' | 'applyToTemplate' | 'markUnseen'> {
  const locked = async (waba: WabaId, named: Named): Promise<TemplateRow | null> => {
    const [row] = await db.select().from(template).where(keyOf(waba, named)).for('update');
    return row ?? null;
  };

  const apply = async (row: TemplateRow, patch: TemplatePatch): Promise<TemplateChange | null> => {
    const changed = patched(row, patch);
    if (changed === null) return null;
    const { set, field, from, to } = changed;
    const [after] = await db.update(template).set(set).where(keyOf(row.wabaId, row)).returning();
    return after && from !== to ? { template: toTemplate(after), field, from, to } : null;
  };

  /** With others of the same names; always in one order, so that two pages cannot wait for each other. */
  const lockedAmong = (waba: WabaId, page: readonly Named[]): Promise<TemplateRow[]> =>
    db
      .select()
      .from(template)
      .where(and(eq(template.wabaId, waba), inArray(template.name, namesOf(page))))
      .orderBy(asc(template.name), asc(template.language))
      .for('update');

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

    async saveTemplates(waba, page, asOf) {
      const read = new Map(page.map((each) => [keyed(each), each]));
      if (read.size === 0) return [];
      const made = await db
        .insert(template)
        .values([...read.values()].map((each) => madeOf(waba, each, asOf)))
        .onConflictDoNothing()
        .returning({ name: template.name, language: template.language });
      const isNew = new Set(made.map(keyed));
      const taken = (await lockedAmong(waba, page)).flatMap((row) => {
        const said = read.get(keyed(row));
        return said === undefined || isNew.has(keyed(row)) ? [] : [takenOver(row, said, asOf)];
      });
      if (taken.length === 0) return [];
      const rows = taken.map(({ after }) => after);
      await db
        .insert(template)
        .values(rows)
        .onConflictDoUpdate({ target: KEY, set: asInserted(template, rows[0]) });
      return taken.flatMap(({ changes }) => changes);
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

function madeOf(waba: WabaId, read: MetaTemplate, asOf: string): typeof template.$inferInsert {
  const { id, name, language, status, category, quality, rejectedReason: reason, components } = read;
  const at = new Date(asOf);
  const asOfAll = { statusAsOf: at, qualityAsOf: at, categoryAsOf: at, seenAt: at };
  return { wabaId: waba, id, name, language, status, category, quality, reason, components, ...asOfAll };
}

/** A known template after a page, and what changed by it. */
function takenOver(
  known: TemplateRow,
  { id, components, status, rejectedReason: reason, quality, category }: MetaTemplate,
  asOf: string,
): { after: TemplateRow; changes: readonly TemplateChange[] } {
  const patches: TemplatePatch[] = [
    { field: 'status', value: status, reason, asOf },
    ...(quality === null ? [] : [{ field: 'quality', value: quality, asOf } as const]),
    { field: 'category', value: category, impending: false, effectiveAt: asOf, asOf },
  ];
  const found = patches.flatMap((patch) => patched(known, patch) ?? []);
  const set: Partial<TemplateRow> = Object.assign({}, ...found.map((each) => each.set));
  const after = { ...known, ...set, id, components, seenAt: new Date(asOf) };
  const changed = found.filter(({ from, to }) => from !== to);
  return {
    after,
    changes: changed.map(({ field, from, to }) => ({ template: toTemplate(after), field, from, to })),
  };
}
