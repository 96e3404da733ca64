import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MetaTemplate } from '../../src/application/ports/meta.ts';
import type { TemplatePatch } from '../../src/application/ports/readings.ts';
import { wabaId } from '../domain/samples.ts';
import { eventually } from '../eventually.ts';
import { addWaba } from './estate.ts';
import { useStore } from './provider-store.ts';

const world = useStore();
const waba = wabaId(1);
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
const named = { id: '9001', name: 'sample_greeting', language: 'en_US' };

const read = (change: Partial<MetaTemplate> = {}): MetaTemplate => ({
  ...named,
  status: 'APPROVED',
  category: 'UTILITY',
  previousCategory: null,
  correctCategory: null,
  quality: 'GREEN',
  qualityAt: null,
  rejectedReason: null,
  components: [{ type: 'BODY', text: 'sample' }],
  ...change,
});

beforeAll(() => addWaba(world.sql, 1));
beforeEach(() => world.sql`truncate template`);

const save = (template: MetaTemplate, minute: number) =>
  world.store.transaction((tx) => tx.readings.saveTemplates(waba, [template], at(minute)));
const told = (patch: TemplatePatch) =>
  world.store.transaction((tx) => tx.readings.applyToTemplate(waba, named, patch));
const status = (value: string, minute: number): TemplatePatch => ({
  field: 'status',
  value,
  reason: null,
  asOf: at(minute),
});
const kept = () => world.store.read.readings.findTemplate(waba, named);

describe('a template', () => {
  test('is new without news, and changes once for each field that changed', async () => {
    expect(await save(read(), 1)).toEqual([]);
    expect(await save(read(), 2)).toEqual([]);
    const changes = await save(read({ status: 'PAUSED', quality: 'RED', category: 'MARKETING' }), 3);
    expect(changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['status', 'APPROVED', 'PAUSED'],
      ['quality', 'GREEN', 'RED'],
      ['category', 'UTILITY', 'MARKETING'],
    ]);
    expect(await kept()).toMatchObject({ status: 'PAUSED', quality: 'RED', category: 'MARKETING' });
  });

  test('is read with its whole page: new ones, known ones and one that is listed twice', async () => {
    const other = { id: '9002', name: 'sample_farewell' };
    await save(read({ language: 'fr' }), 1);
    await save(read(), 1);
    const page = [
      read({ ...other, status: 'PENDING' }),
      read({ quality: 'RED' }),
      read({ ...other, status: 'APPROVED' }),
    ];
    const changes = await world.store.transaction((tx) => tx.readings.saveTemplates(waba, page, at(2)));
    expect(changes).toMatchObject([
      { field: 'quality', from: 'GREEN', to: 'RED', template: { ...named, quality: 'RED' } },
    ]);
    const all = await world.store.read.readings.templates(waba);
    expect(all.map(({ name, language, status, quality }) => [name, language, status, quality])).toEqual([
      ['sample_farewell', 'en_US', 'APPROVED', 'GREEN'],
      ['sample_greeting', 'en_US', 'APPROVED', 'RED'],
      ['sample_greeting', 'fr', 'APPROVED', 'GREEN'],
    ]);
    expect(await world.store.transaction((tx) => tx.readings.saveTemplates(waba, [], at(3)))).toEqual([]);
  });

  test('is compared where a webhook makes it while its page is read', async () => {
    const quick = await world.sql.reserve();
    await quick`begin`;
    await quick`
      insert into template (waba_id, name, language, id, status, category, status_as_of, category_as_of, seen_at)
      values (${waba}, ${named.name}, ${named.language}, ${named.id}, 'PAUSED', 'UTILITY', ${at(5)}, ${at(1)}, ${at(5)})`;
    const saved = save(read({ quality: 'YELLOW' }), 3);
    await eventually(async () => {
      const waiting = await world.sql`select from pg_locks where not granted`;
      expect(waiting).toHaveLength(1);
    });
    await quick`commit`;
    quick.release();
    expect(await saved).toMatchObject([{ field: 'quality', from: null, to: 'YELLOW' }]);
    expect(await kept()).toMatchObject({ status: 'PAUSED', quality: 'YELLOW' });
  });

  test('keeps what is newer, field by field, whether a webhook or a page brings the older', async () => {
    await save(read(), 1);
    expect(await told(status('PAUSED', 5))).toMatchObject({ from: 'APPROVED', to: 'PAUSED' });
    expect(await save(read({ quality: 'YELLOW' }), 4)).toMatchObject([{ field: 'quality', to: 'YELLOW' }]);
    expect(await told(status('APPROVED', 3))).toBeNull();
    expect(await kept()).toMatchObject({ status: 'PAUSED', quality: 'YELLOW' });
  });

  test('that a webhook names first is not lost, and its page fills it in', async () => {
    expect(await told(status('REJECTED', 1))).toMatchObject({ from: null, to: 'REJECTED' });
    expect(await kept()).toMatchObject({ status: 'REJECTED', category: 'UNKNOWN', components: null });
    await save(read({ status: 'REJECTED' }), 2);
    expect(await kept()).toMatchObject({ category: 'UTILITY', components: [{ type: 'BODY' }] });
  });

  test('that a page and a webhook bring at the same moment has what both say', async () => {
    for (let round = 0; round < 10; round++) {
      await world.sql`truncate template`;
      await Promise.all([save(read(), 1), told(status('PAUSED', 2))]);
      expect(await kept()).toMatchObject({ status: 'PAUSED', category: 'UTILITY' });
    }
  });

  test('says when its category will change, until it has', async () => {
    await save(read(), 1);
    const change = { field: 'category', value: 'MARKETING', effectiveAt: at(50) } as const;
    expect(await told({ ...change, impending: true, asOf: at(2) })).toMatchObject({ field: 'next_category' });
    expect(await kept()).toMatchObject({
      category: 'UTILITY',
      nextCategory: 'MARKETING',
      nextCategoryAt: at(50),
    });
    expect(await told({ ...change, impending: false, asOf: at(50) })).toMatchObject({ from: 'UTILITY' });
    expect(await kept()).toMatchObject({ category: 'MARKETING', nextCategory: null, nextCategoryAt: null });
  });

  test('that a complete sync did not see is gone, and told once; one told of meanwhile stays', async () => {
    await save(read(), 1);
    await save(read({ name: 'sample_kept', id: '9002' }), 5);
    await save(read({ name: 'sample_told', id: '9003' }), 1);
    await world.store.read.readings.applyToTemplate(
      waba,
      { id: '9003', name: 'sample_told', language: 'en_US' },
      status('PAUSED', 6),
    );
    const unseen = () => world.store.transaction((tx) => tx.readings.markUnseen(waba, at(4)));
    expect((await unseen()).map(({ template, to }) => [template.name, to])).toEqual([
      ['sample_greeting', 'DELETED'],
    ]);
    expect(await unseen()).toEqual([]);
    expect(await kept()).toMatchObject({ status: 'DELETED' });
  });
});
