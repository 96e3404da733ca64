import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { business, hour, otherWaba, partner, waba } from './account.ts';
import { createMove, type Moving, minute, roomFor } from './moving.ts';

const of = (id: string, more: object = {}) => ({ id, waba, name: `template_${id}`, language: 'fr', ...more });

let move: Moving;
const start = async (templates: ReturnType<typeof of>[], room: number | null = null) => {
  move = await createMove({ ...roomFor(room), templates });
};
beforeEach(() =>
  start([
    of('1', { quality: 'GREEN' }),
    of('2'),
    of('3', { quality: 'RED' }),
    of('4', { status: 'PENDING' }),
    of('5', { category: 'MARKETING', quality: 'GREEN' }),
  ]),
);
afterEach(() => move.close());

const names = async () => (await move.templatesOf(otherWaba)).map(({ name }: { name: string }) => name);
const copyOf = async (id: string) =>
  (await move.templatesOf(otherWaba)).find(({ name }: { name: string }) => name === `template_${id}`);

describe('copying templates', () => {
  test('from nowhere, from itself or from another business is refused', async () => {
    expect((await move.copy({ source_waba_id: undefined })).body.error.code).toBe(100);
    expect((await move.copy({ source_waba_id: '1' })).body.error).toMatchObject({ error_subcode: 33 });
    expect((await move.copy({}, waba)).body.error.code).toBe(100);
    const { wabas } = move.state.tables;
    wabas.put({ ...wabas.known(otherWaba), business: partner });
    expect((await move.copy()).body.error.error_data.details).toContain('different businesses');
    wabas.put({ ...wabas.known(otherWaba), business });
    wabas.put({ ...wabas.known(waba), isShared: false });
    expect((await move.copy()).body.error).toMatchObject({ error_subcode: 33 });
  });

  test('more than 500 at a time is refused', async () => {
    const many = Array.from({ length: 501 }, (_, i) => String(i));
    for (const more of [{ count: 501 }, { template_ids: many }, { page_number: -1 }, { template_ids: [] }]) {
      expect((await move.copy(more)).body.error.code).toBe(100);
    }
    expect(await names()).toEqual([]);
  });

  test('takes the approved ones that are green or unrated, with new ids and no rating', async () => {
    expect((await move.copy()).body).toEqual({
      migrated_templates: ['1', '2', '5'],
      failed_templates: {},
    });
    const copies = await move.templatesOf(otherWaba);
    expect(copies).toMatchObject(
      ['template_1', 'template_2', 'template_5'].map((name) => ({
        ...{ name, status: 'APPROVED', quality_score: { score: 'UNKNOWN' } },
      })),
    );
    for (const { id } of copies) expect(id).toMatch(/^\d{16}$/);
  });

  test('twice does nothing more', async () => {
    await move.copy();
    const before = move.state.tables.snapshot();
    expect((await move.copy()).body).toEqual({ migrated_templates: [], failed_templates: {} });
    expect(move.state.tables.snapshot()).toEqual(before);
  });

  test('in pages takes each once, whatever was copied before', async () => {
    expect((await move.copy({ page_number: 0, count: 2 })).body.migrated_templates).toEqual(['1', '2']);
    expect((await move.copy({ page_number: 1, count: 2 })).body.migrated_templates).toEqual(['5']);
    expect((await move.copy({ page_number: 2, count: 2 })).body.migrated_templates).toEqual([]);
  });

  test('by their ids tells of each why it was not copied', async () => {
    await move.copy({ template_ids: ['1'] });
    const { body } = await move.copy({ template_ids: ['1', '2', '2', '3', '4', '99'] });
    expect(body).toEqual({
      migrated_templates: ['2'],
      failed_templates: {
        1: 'Content in this language already exists',
        3: expect.stringContaining('APPROVED, RED'),
        4: expect.stringContaining('PENDING, UNKNOWN'),
        99: 'The template is not in the source account',
      },
    });
  });

  test('stops at the destination’s limit, and names it [R103]', async () => {
    await move.close();
    await start([of('1'), of('2'), of('3')], 2);
    const { body } = await move.copy();
    expect(body.migrated_templates).toEqual(['1', '2']);
    expect(body.failed_templates).toEqual({ 3: expect.stringContaining('can hold 2 templates') });
    expect(body.failed_templates[3]).toContain('2388019');
  });

  test('tells Meta’s reason for one that it cannot copy, and that a deleted name is not free yet', async () => {
    await move.close();
    await start([
      of('1', { copyFailure: 'Formatting error - dangling parameter' }),
      of('2'),
      of('3'),
      of('6', { waba: otherWaba, name: 'template_2', language: 'de' }),
    ]);
    await move.ask('DELETE', `${otherWaba}/message_templates?name=template_2`);
    expect((await move.copy()).body).toEqual({
      migrated_templates: ['3'],
      failed_templates: {
        1: 'Formatting error - dangling parameter',
        2: expect.stringContaining('30 days'),
      },
    });
  });
});

describe('after a copy', () => {
  const told = async (field: string) => {
    await move.state.webhooks.settled();
    return move.receiver.values(field);
  };
  beforeEach(async () => {
    await move.close();
    await start([
      of('1', { quality: 'GREEN', recheck: 'REJECTED', ratesAs: 'GREEN' }),
      of('2', { quality: 'GREEN', recheckCategory: 'MARKETING', ratesAs: 'GREEN' }),
      of('3', { quality: 'GREEN' }),
      of('4', { quality: 'GREEN', ratesAs: 'RED' }),
    ]);
    await move.copy();
  });

  test('half an hour later the category check rejects some, and moves others [R101]', async () => {
    move.wind(30 * minute - 1);
    expect(await told('message_template_status_update')).toEqual([]);
    move.wind(1);
    expect(await told('message_template_status_update')).toMatchObject([
      { event: 'REJECTED', reason: 'INCORRECT_CATEGORY', message_template_name: 'template_1' },
    ]);
    expect(await told('template_category_update')).toMatchObject([
      {
        ...{ message_template_name: 'template_2', previous_category: 'UTILITY', new_category: 'MARKETING' },
      },
    ]);
    expect(await copyOf('1')).toMatchObject({ status: 'REJECTED', rejected_reason: 'INCORRECT_CATEGORY' });
    expect(await copyOf('2')).toMatchObject({ status: 'APPROVED', category: 'MARKETING' });
    expect(await copyOf('3')).toMatchObject({ status: 'APPROVED', category: 'UTILITY' });
    expect(move.state.tables.templates.known('1')).toMatchObject({ status: 'APPROVED', quality: 'GREEN' });
  });

  test('a day later those with data enough are rated; the others stay unknown [R105]', async () => {
    move.wind(24 * hour - 1);
    expect(await told('message_template_quality_update')).toEqual([]);
    move.wind(1);
    expect(await told('message_template_quality_update')).toMatchObject([
      {
        ...{ message_template_name: 'template_2', previous_quality_score: 'UNKNOWN' },
        new_quality_score: 'GREEN',
      },
      {
        ...{ message_template_name: 'template_4', previous_quality_score: 'UNKNOWN' },
        new_quality_score: 'RED',
      },
    ]);
    expect(await copyOf('3')).toMatchObject({ quality_score: { score: 'UNKNOWN' } });
    expect(await copyOf('4')).toMatchObject({ status: 'PAUSED', quality_score: { score: 'RED' } });
  });

  test('what is due outlives a restart', async () => {
    const kept = JSON.parse(JSON.stringify(move.state.snapshot()));
    const again = await createMove();
    again.state.restore(kept);
    again.wind(30 * minute);
    expect(again.state.tables.templatesOf(otherWaba)[0]).toMatchObject({ status: 'REJECTED' });
    await again.close();
  });
});
