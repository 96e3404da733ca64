import type { z } from 'zod';
import type { ArrivedUpdate } from '../../application/ports/webhooks.ts';
import { NumberId, WabaId } from '../../domain/asset/ids.ts';
import { canonical, sha256 } from '../../domain/operation/digest.ts';
import type { NamedTemplate, Update } from '../../domain/webhook/update.ts';
import * as shape from './shapes.ts';

type Change = z.infer<typeof shape.envelope>['entry'][number]['changes'][number];

interface Entry {
  readonly waba: WabaId;
  /** ISO: the entry's own time, else the time of arrival. */
  readonly at: string;
}

/** At most this many updates come in one POST (domain.md B.9). */
const MOST = 1000;

export class TooManyUpdates extends Error {}

/**
 * Every update of one POST, in our words and in its order, each with the key that the same update has when it is
 * delivered again. Throws zod's error on a body that is no envelope.
 */
export function readUpdates(body: unknown, arrived: Date): ArrivedUpdate[] {
  const { entry: entries } = shape.envelope.parse(body);
  const updates = entries.flatMap(({ id, time, changes }) => {
    const at = time ? iso(time) : arrived.toISOString();
    return changes.flatMap((change): ArrivedUpdate[] => {
      const waba = WabaId.safeParse(id);
      const told: Update[] = waba.success
        ? readChange({ waba: waba.data, at }, change)
        : [{ type: 'unknown', waba: id, field: change.field, at }];
      const keys = told.map(keyOf);
      const whole = keys.includes(null) ? sha256(canonical([id, time ?? null, change])) : '';
      return told.map((update, i) => ({ key: keys[i] ?? `${whole}:${i}`, update }));
    });
  });
  if (updates.length > MOST) throw new TooManyUpdates(`${updates.length} updates in one request`);
  return updates;
}

/** Messages may come again in another batch: their own ids name them. */
function keyOf(update: Update): string | null {
  if (update.type === 'message_status') return `${update.message}:${update.status}`;
  return update.type === 'message_received' ? `${update.message}:received` : null;
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

type Reader = (entry: Entry, value: unknown) => Update[] | null;

/** The reader whose shape fits, else `unknown`: nothing is dropped (domain.md E.2). */
function readChange(entry: Entry, { field, value }: Change): Update[] {
  // Meta's own sample of a quality update says `message_template_status_update`: the shape decides.
  const reader = 'new_quality_score' in value ? templateQuality : READERS[field];
  return reader?.(entry, value) ?? [{ type: 'unknown', waba: entry.waba, field, at: entry.at }];
}

/** A reader of one shape; null when the value does not have it, or says nothing that we read. */
const reading =
  <S extends z.ZodType>(schema: S, told: (entry: Entry, value: z.infer<S>) => Update[]): Reader =>
  (entry, value) => {
    const parsed = schema.safeParse(value);
    const updates = parsed.success ? told(entry, parsed.data) : [];
    return updates.length > 0 ? updates : null;
  };

/** `en-US` here, `en_US` in the API. */
const named = (value: z.infer<typeof shape.template>): NamedTemplate => ({
  id: value.message_template_id,
  name: value.message_template_name,
  language: value.message_template_language.replace('-', '_'),
});

const digitsOf = (text: string): string => text.replace(/\D/g, '');
/** Meta writes event values in either case (domain.md B.6, pacing). */
const upper = (word: string): string => word.toUpperCase();

const templateQuality = reading(shape.templateQuality, ({ waba, at }, v) => [
  {
    type: 'template_quality',
    waba,
    at,
    template: named(v),
    previous: upper(v.previous_quality_score ?? 'UNKNOWN'),
    quality: upper(v.new_quality_score),
  },
]);

const READERS: Readonly<Record<string, Reader>> = {
  message_template_status_update: reading(shape.templateStatus, ({ waba, at }, v) => [
    {
      type: 'template_status',
      waba,
      at,
      template: named(v),
      status: upper(v.event),
      reason: v.reason && v.reason !== 'NONE' ? v.reason : null,
    },
  ]),
  message_template_quality_update: templateQuality,
  template_category_update: reading(shape.templateCategory, ({ waba, at }, v) => {
    const impending = Boolean(v.correct_category);
    return [
      {
        type: 'template_category',
        waba,
        at,
        template: named(v),
        impending,
        category: v.correct_category ?? v.new_category,
        previous: impending ? v.new_category : (v.previous_category ?? ''),
        effectiveAt: v.category_update_timestamp ? iso(v.category_update_timestamp) : at,
      },
    ];
  }),
  phone_number_name_update: reading(shape.numberName, ({ waba, at }, v) => [
    {
      type: 'number_name',
      waba,
      at,
      digits: digitsOf(v.display_phone_number),
      decision: upper(v.decision),
      requested: v.requested_verified_name ?? null,
      reason: v.rejection_reason && v.rejection_reason !== 'NONE' ? v.rejection_reason : null,
    },
  ]),
  phone_number_quality_update: reading(shape.numberLimit, ({ waba, at }, v) => [
    {
      type: 'number_limit',
      waba,
      at,
      digits: digitsOf(v.display_phone_number),
      event: upper(v.event),
      limit: v.max_daily_conversations_per_business ?? v.current_limit ?? null,
    },
  ]),
  security: reading(shape.security, ({ waba, at }, v) => [
    { type: 'security', waba, at, digits: digitsOf(v.display_phone_number), event: upper(v.event) },
  ]),
  account_update: reading(shape.account, ({ waba, at }, v) => [
    {
      type: 'account',
      // For PARTNER_* the customer's WABA is named inside, whatever the entry's id is.
      waba: WabaId.safeParse(v.waba_info?.waba_id).data ?? waba,
      at,
      event: upper(v.event),
      detail:
        [v.ban_info?.waba_ban_state, v.violation_info?.violation_type].flat().filter(Boolean).join(', ') ||
        null,
    },
  ]),
  account_review_update: reading(shape.accountReview, ({ waba, at }, v) => [
    { type: 'account_review', waba, at, decision: upper(v.decision) },
  ]),
  business_capability_update: reading(shape.capability, ({ waba, at }, v) => [
    { type: 'capability', waba, at, limit: v.max_daily_conversations_per_business ?? null },
  ]),
  messages: reading(shape.messages, ({ waba, at }, v) => {
    const number = NumberId.safeParse(v.metadata.phone_number_id);
    if (!number.success) return [];
    const odd: Update = { type: 'unknown', waba, field: 'messages', at };
    return [
      ...v.statuses.map((s) => statusOf(waba, number.data, shape.status.safeParse(s).data) ?? odd),
      ...v.messages.map((m) => messageOf(waba, number.data, shape.message.safeParse(m).data) ?? odd),
    ];
  }),
  user_preferences: reading(shape.preferences, ({ waba }, v) => {
    const number = NumberId.safeParse(v.metadata.phone_number_id);
    if (!number.success) return [];
    return v.user_preferences.map((p) => ({
      type: 'preference',
      waba,
      number: number.data,
      person: digitsOf(p.wa_id),
      value: p.value,
      category: p.category,
      at: iso(p.timestamp),
    }));
  }),
};

function statusOf(
  waba: WabaId,
  number: NumberId,
  s: z.infer<typeof shape.status> | undefined,
): Update | null {
  if (s === undefined) return null;
  const [error] = s.errors ?? [];
  return {
    type: 'message_status',
    waba,
    number,
    message: s.id,
    status: s.status.toLowerCase(),
    recipient: digitsOf(s.recipient_id),
    at: iso(s.timestamp),
    error: error ? { code: error.code, title: error.title } : null,
  };
}

const messageOf = (
  waba: WabaId,
  number: NumberId,
  m: z.infer<typeof shape.message> | undefined,
): Update | null =>
  m === undefined
    ? null
    : { type: 'message_received', waba, number, message: m.id, from: digitsOf(m.from), at: iso(m.timestamp) };
