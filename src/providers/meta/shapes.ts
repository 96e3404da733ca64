import { z } from 'zod';
import { BusinessId, NumberId, WabaId } from '../../domain/asset/ids.ts';

/** Ids are strings in the API and numbers in some places (domain.md B.9); one too large for a number is already broken. */
export const graphId = z.union([z.string().min(1), z.int().transform(String)]);

const text = z.string().nullish();
const flag = z.boolean().nullish();
/** Open enums: upper case, whatever the page that documents them writes. */
const word = z
  .string()
  .transform((value) => value.toUpperCase())
  .nullish();

export const WabaShape = z.looseObject({
  id: graphId.pipe(WabaId),
  name: z.string(),
  currency: text,
  status: word,
  account_review_status: word,
  business_verification_status: z
    .string()
    .transform((value) => value.toLowerCase())
    .nullish(),
  owner_business_info: z.looseObject({ id: graphId.pipe(BusinessId) }).nullish(),
  primary_funding_id: graphId.nullish(),
});

/** An object with the colour, or the colour alone: pages disagree (domain.md B.3). */
const qualityScore = z
  .union([z.looseObject({ score: word, date: z.unknown().optional() }), z.string()])
  .nullish();

export const NumberShape = z.looseObject({
  id: graphId.pipe(NumberId),
  display_phone_number: z.string(),
  verified_name: text,
  name_status: word,
  new_name_status: word,
  quality_rating: word,
  quality_score: qualityScore,
  status: word,
  code_verification_status: word,
  is_pin_enabled: flag,
  account_mode: word,
  platform_type: word,
  is_on_biz_app: flag,
  is_official_business_account: flag,
  whatsapp_business_manager_messaging_limit: word,
  messaging_limit_tier: word,
});

export const TemplateShape = z.looseObject({
  id: graphId,
  name: z.string().min(1),
  language: z.string().min(1),
  status: z.string().min(1),
  category: z.string().min(1),
  previous_category: word,
  correct_category: word,
  quality_score: qualityScore,
  rejected_reason: word,
  components: z.array(z.record(z.string(), z.unknown())).nullish(),
});

/** A page goes on as long as `next` is there; an `after` cursor may also stand on the last one (domain.md B.6). */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.looseObject({
    data: z.array(item),
    paging: z
      .looseObject({
        cursors: z.looseObject({ after: z.string().optional() }).optional(),
        next: z.string().optional(),
      })
      .optional(),
  });

const list = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item), item])
    .transform((value) => [value].flat() as z.output<T>[])
    .nullish();

export const HealthShape = z.looseObject({
  health_status: z.looseObject({
    can_send_message: z.string(),
    entities: z
      .array(
        z.looseObject({
          entity_type: z.string(),
          id: graphId,
          can_send_message: z.string(),
          errors: list(
            z.looseObject({
              error_code: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]),
              error_description: z.string(),
              possible_solution: text,
            }),
          ),
          additional_info: list(z.string()),
        }),
      )
      .nullish(),
  }),
});

const app = z.looseObject({ id: graphId, name: text });

/** Guides nest the app under `whatsapp_business_api_data`, the published OpenAPI does not (domain.md B.9). */
export const SubscribedAppsShape = z.looseObject({
  data: z.array(
    z.union([
      z
        .looseObject({ whatsapp_business_api_data: app })
        .transform((outer) => outer.whatsapp_business_api_data),
      app,
    ]),
  ),
});

export const SentShape = z.looseObject({
  messages: z.tuple([z.looseObject({ id: z.string().min(1), message_status: text })], z.unknown()),
});

/** `success: false`, or nothing of the kind, is no success. */
export const DoneShape = z.looseObject({ success: z.literal(true) });

export const NewNumberShape = z.looseObject({ id: graphId.pipe(NumberId) });

export const CreatedTemplateShape = z.looseObject({ id: graphId, status: word, category: word });
