import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Update } from '../../src/domain/webhook/update.ts';
import { readUpdates, TooManyUpdates } from '../../src/webhooks/meta/read.ts';

const arrived = new Date('2026-05-04T09:00:00Z');
const recorded: unknown[] = JSON.parse(readFileSync(new URL('recorded-meta.json', import.meta.url), 'utf8'));
const read = (body: unknown): Update[] => readUpdates(body, arrived).map(({ update }) => update);

/** One change in Meta's envelope. */
const envelope = (field: string, value: object, entry: object = {}) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '204580258680796', time: 1751247548, changes: [{ field, value }], ...entry }],
});

const template = {
  message_template_id: 1689556908129835,
  message_template_name: 'order_confirmation',
  message_template_language: 'en-US',
};

describe('what Meta sends', () => {
  it('is refused when it is no envelope', () => {
    expect(() => read({ object: 'page', entry: [] })).toThrow();
    expect(() => read(null)).toThrow();
  });

  it('has the same keys when it is delivered twice, and other keys when it says something else', () => {
    const keys = (body: unknown) => readUpdates(body, arrived).map(({ key }) => key);
    const all = recorded.flatMap(keys);
    expect(recorded.flatMap((body) => readUpdates(body, new Date()).map(({ key }) => key))).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is read whole: no documented sample is unknown', () => {
    const types = recorded.flatMap(read).map(({ type }) => type);
    expect(types).not.toContain('unknown');
    expect(new Set(types)).toEqual(
      new Set([
        'template_status',
        'template_quality',
        'template_category',
        'number_limit',
        'number_name',
        'account',
        'security',
        'preference',
        'message_status',
        'message_received',
      ]),
    );
  });

  it('is a quality update by its shape, whatever its field says', () => {
    const value = { ...template, previous_quality_score: 'GREEN', new_quality_score: 'RED' };
    expect(read(envelope('message_template_status_update', value))).toEqual([
      expect.objectContaining({ type: 'template_quality', previous: 'GREEN', quality: 'RED' }),
    ]);
  });

  it('names a template as the API does: the id as text, the language with an underscore', () => {
    const [update] = read(
      envelope('message_template_status_update', { ...template, event: 'paused', reason: 'NONE' }),
    );
    expect(update).toMatchObject({
      status: 'PAUSED',
      reason: null,
      template: { id: '1689556908129835', name: 'order_confirmation', language: 'en_US' },
      at: '2025-06-30T01:39:08.000Z',
    });
  });

  it('tells an announced change of category from one that has happened', () => {
    const announced = {
      ...template,
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
      category_update_timestamp: 1746169200,
    };
    const happened = { ...template, previous_category: 'UTILITY', new_category: 'MARKETING' };
    expect(read(envelope('template_category_update', announced))).toMatchObject([
      {
        impending: true,
        category: 'MARKETING',
        previous: 'UTILITY',
        effectiveAt: '2025-05-02T07:00:00.000Z',
      },
    ]);
    expect(read(envelope('template_category_update', happened))).toMatchObject([
      { impending: false, category: 'MARKETING', previous: 'UTILITY' },
    ]);
  });

  it('takes the customer’s WABA of a partner event from inside, not from the entry', () => {
    const value = { event: 'PARTNER_REMOVED', waba_info: { waba_id: '102290129340398' } };
    expect(read(envelope('account_update', value))).toMatchObject([{ waba: '102290129340398' }]);
  });

  it('keeps fields that nobody documented as unknown, and a known field in another shape too', () => {
    expect(read(envelope('something_new', { a: 1 }))).toMatchObject([
      { type: 'unknown', field: 'something_new' },
    ]);
    expect(read(envelope('security', { event: 5 }))).toMatchObject([{ type: 'unknown', field: 'security' }]);
  });

  it('takes at most 1,000 updates', () => {
    const statuses = Array.from({ length: 1001 }, (_, i) => ({
      id: `wamid.${i}`,
      status: 'sent',
      timestamp: '1750030073',
    }));
    const value = { metadata: { phone_number_id: '118822334455667' }, statuses };
    expect(() => read(envelope('messages', value))).toThrow(TooManyUpdates);
    expect(read(envelope('messages', { ...value, statuses: statuses.slice(1) }))).toHaveLength(1000);
  });

  it('is of the time of its arrival where it gives none', () => {
    const [update] = read(
      envelope(
        'security',
        { display_phone_number: '33612345678', event: 'PIN_CHANGED' },
        { time: undefined },
      ),
    );
    expect(update?.at).toBe(arrived.toISOString());
  });
});
