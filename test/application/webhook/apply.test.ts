import { describe, expect, test } from 'vitest';
import type { Update } from '../../../src/domain/webhook/update.ts';
import { wabaId } from '../../domain/samples.ts';
import type { Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import { sampleTemplate } from '../scripted-meta.ts';
import { hear, outboxOf, unknownOf } from '../webhooks.ts';

const desk = useDesk();
const nobodys = wabaId(7777);
const template = { id: '9001', name: 'sample_1', language: 'en_US' };
const digitsOf = ({ e164 }: Company) => e164.slice(1);

const noticesIn = async ({ channels }: Company) =>
  (await outboxOf(desk, channels[0])).map(({ notice }) => notice);
const syncs = ({ waba }: Company) =>
  desk.jobs.filter(({ job }) => job.name === 'sync' && job.scope === `waba:${waba}`).length;

describe('news of a number', () => {
  const cases: [string, (c: Company) => Update, object][] = [
    [
      'its name',
      (c) => ({
        type: 'number_name',
        waba: c.waba,
        digits: digitsOf(c),
        decision: 'REJECTED',
        requested: 'Sample',
        reason: 'BRAND',
        at: desk.now(),
      }),
      { field: 'nameStatus', from: 'APPROVED', to: 'DECLINED' },
    ],
    [
      'its limit',
      (c) => ({
        type: 'number_limit',
        waba: c.waba,
        digits: digitsOf(c),
        event: 'UPGRADE',
        limit: 'TIER_100K',
        at: desk.now(),
      }),
      { field: 'messagingLimit', from: 'TIER_10K', to: 'TIER_100K' },
    ],
    [
      'two-step verification',
      (c) => ({
        type: 'security',
        waba: c.waba,
        digits: digitsOf(c),
        event: 'PIN_REQUEST_SUCCESS',
        at: desk.now(),
      }),
      { field: 'isPinEnabled', from: 'true', to: 'false' },
    ],
  ];

  test.each(cases)(
    '%s is kept, and posted once in the channel of the workspace that sends through it',
    async (_, update, news) => {
      const company = await desk.company();
      await desk.sql`
      update phone_number set name_status = 'APPROVED', messaging_limit = 'TIER_10K', is_pin_enabled = true
      where id = ${company.number}`;
      await hear(desk, update(company), update(company));
      expect(await noticesIn(company)).toEqual([
        { type: 'number_news', number: company.number, e164: company.e164, ...news },
      ]);
      const late = { ...update(company), at: '2026-01-01T00:00:00.000Z' };
      await hear(desk, late);
      expect(await noticesIn(company)).toHaveLength(1);
    },
  );

  test('a name and a limit are read whole afterwards', async () => {
    const company = await desk.company();
    const before = syncs(company);
    await hear(desk, { type: 'capability', waba: company.waba, limit: 'TIER_100K', at: desk.now() });
    expect(syncs(company)).toBe(before + 1);
  });

  test('a limit that is written as a count is left to the account, which says the tier', async () => {
    const company = await desk.company();
    const { waba } = company;
    const before = syncs(company);
    const limit = { type: 'number_limit', event: 'UPGRADE', limit: '100000', at: desk.now() } as const;
    await hear(
      desk,
      { ...limit, waba, digits: digitsOf(company) },
      { ...limit, waba: nobodys, digits: '33100000002' },
    );
    expect(syncs(company)).toBe(before + 1);
    expect(await noticesIn(company)).toEqual([]);
    expect(await unknownOf(desk, waba)).toEqual([]);
    expect(await unknownOf(desk, nobodys)).toContainEqual(expect.objectContaining({ field: 'number_limit' }));
  });

  test('of digits that the inventory does not have is kept as unknown', async () => {
    const company = await desk.company();
    const at = desk.now();
    await hear(desk, {
      type: 'security',
      waba: company.waba,
      digits: '33100000000',
      event: 'PIN_CHANGED',
      at,
    });
    expect(await unknownOf(desk, company.waba)).toMatchObject([{ field: 'security', count: 1 }]);
    expect(await noticesIn(company)).toEqual([]);
  });

  test('somebody asking for a new PIN changes nothing', async () => {
    const company = await desk.company();
    const { waba } = company;
    await hear(desk, {
      type: 'security',
      waba,
      digits: digitsOf(company),
      event: 'PIN_RESET_REQUEST',
      at: desk.now(),
    });
    expect((await desk.ctx.store.read.assets.number(company.number))?.isPinEnabled).toBeNull();
  });
});

describe('news of a template', () => {
  const status = ({ waba }: Company, value: string, reason: string | null = null): Update => ({
    type: 'template_status',
    waba,
    template,
    status: value,
    reason,
    at: desk.now(),
  });

  test('a rejection, a pause, a fall of the rating and another category are posted once, with the reason', async () => {
    const company = await desk.company();
    const { waba } = company;
    await desk.ctx.store.read.readings.saveTemplates(waba, [sampleTemplate(1)], desk.now());
    const at = desk.now();
    const quality = (previous: string, to: string): Update => ({
      type: 'template_quality',
      waba,
      template,
      previous,
      quality: to,
      at,
    });
    const category = {
      type: 'template_category',
      waba,
      template,
      category: 'MARKETING',
      previous: 'UTILITY',
      effectiveAt: at,
      at,
    } as const;
    await hear(
      desk,
      status(company, 'REJECTED', 'INVALID_FORMAT'),
      status(company, 'REJECTED', 'INVALID_FORMAT'),
      quality('GREEN', 'RED'),
      quality('RED', 'GREEN'),
      { ...category, impending: true },
      { ...category, impending: false },
      status(company, 'APPROVED'),
    );
    const seen = (await noticesIn(company)) as { news?: string; reason?: string | null }[];
    expect(seen.map(({ news }) => news)).toEqual([
      'stopped',
      'rating_fell',
      'category_changes',
      'category_changed',
      'usable_again',
    ]);
    expect(seen[0]?.reason).toBe('INVALID_FORMAT');
  });

  test('goes to every workspace that sends through the WABA, and to no other', async () => {
    const company = await desk.company();
    await hear(desk, status(company, 'REJECTED'));
    expect(await outboxOf(desk, company.channels[0])).toHaveLength(1);
    expect(await outboxOf(desk, company.channels[1])).toHaveLength(0);
  });

  test('of a WABA that the inventory does not have is kept as unknown, not as a template', async () => {
    await hear(desk, {
      type: 'template_status',
      waba: nobodys,
      template,
      status: 'REJECTED',
      reason: null,
      at: desk.now(),
    });
    expect(await unknownOf(desk, nobodys)).toContainEqual(
      expect.objectContaining({ field: 'template_status', count: 1 }),
    );
    expect(await desk.ctx.store.read.readings.templates(nobodys)).toEqual([]);
  });
});

describe('news of an account', () => {
  test('an update and a review are posted in its channel, and the account is read whole', async () => {
    const company = await desk.company();
    const { waba } = company;
    const before = syncs(company);
    const at = desk.now();
    await hear(
      desk,
      { type: 'account', waba, event: 'ACCOUNT_VIOLATION', detail: 'SPAM', at },
      { type: 'account_review', waba, decision: 'REJECTED', at },
    );
    expect(await noticesIn(company)).toEqual([
      { type: 'account_news', waba, event: 'ACCOUNT_VIOLATION', detail: 'SPAM' },
      { type: 'account_news', waba, event: 'REVIEW_REJECTED', detail: null },
    ]);
    expect(syncs(company)).toBe(before + 2);
  });

  test('that we do not know is counted, and a channel of 360dialog is looked up there', async () => {
    const at = desk.now();
    await hear(
      desk,
      { type: 'account', waba: nobodys, event: 'ACCOUNT_VIOLATION', detail: null, at },
      { type: 'account_review', waba: nobodys, decision: 'APPROVED', at },
      { type: 'unknown', waba: nobodys, field: 'sample_new_field', at },
      { type: 'channel', digits: '33100000001', event: 'channel_live', status: 'live', at },
    );
    const fields = (await unknownOf(desk, nobodys)).map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['account', 'account_review', 'sample_new_field']));
    expect(await unknownOf(desk, '33100000001')).toMatchObject([{ field: 'channel_live' }]);
    expect(desk.jobs).toContainEqual({ job: { name: 'sync', scope: '360dialog' }, after: undefined });
  });
});
