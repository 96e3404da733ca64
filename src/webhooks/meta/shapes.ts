import { z } from 'zod';

/** Unix seconds up to the year 9999, a string in `messages` and a number elsewhere. */
const seconds = z.coerce.number().min(0).max(253_402_300_799);

/**
 * Meta's envelope (domain.md B.9). Strict in what we need, open in the rest: fields are added without notice,
 * and `messages` entries carry no `time`.
 */
export const envelope = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.looseObject({
      id: z.string(),
      time: seconds.nullish(),
      changes: z.array(z.looseObject({ field: z.string(), value: z.looseObject({}) })).default([]),
    }),
  ),
});

/** A number here, a string in the API. */
const templateId = z.union([z.number(), z.string()]).transform(String);

export const template = z.looseObject({
  message_template_id: templateId,
  message_template_name: z.string(),
  message_template_language: z.string(),
});

export const templateStatus = template.extend({ event: z.string(), reason: z.string().nullish() });

export const templateQuality = template.extend({
  previous_quality_score: z.string().nullish(),
  new_quality_score: z.string(),
});

export const templateCategory = template.extend({
  new_category: z.string(),
  previous_category: z.string().nullish(),
  correct_category: z.string().nullish(),
  category_update_timestamp: seconds.nullish(),
});

const byDigits = z.looseObject({ display_phone_number: z.string() });
export const numberName = byDigits.extend({
  decision: z.string(),
  requested_verified_name: z.string().nullish(),
  rejection_reason: z.string().nullish(),
});
/** `[CONFLICT]` an integer in the sample, a tier in the table. */
const limit = z.union([z.string(), z.number()]).transform(String).nullish();
export const numberLimit = byDigits.extend({
  event: z.string(),
  max_daily_conversations_per_business: limit,
  current_limit: z.string().nullish(),
});
export const security = byDigits.extend({ event: z.string() });

export const account = z.looseObject({
  event: z.string(),
  waba_info: z.looseObject({ waba_id: z.string() }).nullish(),
  ban_info: z.looseObject({ waba_ban_state: z.union([z.string(), z.array(z.string())]).nullish() }).nullish(),
  violation_info: z.looseObject({ violation_type: z.string().nullish() }).nullish(),
});
export const accountReview = z.looseObject({ decision: z.string() });
export const capability = z.looseObject({ max_daily_conversations_per_business: limit });

const metadata = z.looseObject({ phone_number_id: z.string() });

/** Each status and message is read by itself: one that is odd must not hide the others. */
export const messages = z.looseObject({
  metadata,
  statuses: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()).default([]),
});
export const status = z.looseObject({
  id: z.string(),
  status: z.string(),
  timestamp: seconds,
  recipient_id: z.string().default(''),
  errors: z.array(z.looseObject({ code: z.number(), title: z.string().default('') })).optional(),
});
export const message = z.looseObject({ id: z.string(), from: z.string().default(''), timestamp: seconds });

export const preferences = z.looseObject({
  metadata,
  user_preferences: z.array(
    z.looseObject({
      wa_id: z.string(),
      category: z.string(),
      value: z.enum(['stop', 'resume']),
      timestamp: seconds,
    }),
  ),
});
