import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { healthOf } from '../health.ts';
import type { Business, PhoneNumber, Template, Waba } from '../model.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { secondsOf, type World } from '../world.ts';

export interface Reading {
  readonly world: World;
  /** The app that asks. */
  readonly app: string;
}

/** A field that has no value is left out, as Graph does. */
type Reader<T> = (item: T, reading: Reading) => unknown;

export interface NodeFields<T> {
  readonly type: string;
  readonly fields: Readonly<Record<string, Reader<T>>>;
  /** What is told when no fields are asked for. */
  readonly defaults: readonly string[];
}

export const businessFields: NodeFields<Business> = {
  type: 'Business',
  defaults: ['id', 'name'],
  fields: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    verification_status: ({ verification }) => verification,
    whatsapp_business_manager_messaging_limit: ({ messagingLimit }) => messagingLimit,
  },
};

export const wabaFields: NodeFields<Waba> = {
  type: 'WhatsAppBusinessAccount',
  defaults: ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'],
  fields: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    currency: ({ currency }) => currency,
    country: ({ country }) => country,
    timezone_id: ({ timezoneId }) => timezoneId,
    status: ({ status }) => status,
    account_review_status: ({ reviewStatus }) => reviewStatus,
    business_verification_status: ({ business }, { world }) =>
      world.tables.businesses.find(business)?.verification,
    owner_business_info({ business }, { world }) {
      const owner = world.tables.businesses.find(business);
      return owner && { id: owner.id, name: owner.name };
    },
    on_behalf_of_business_info: () => undefined,
    primary_funding_id: ({ fundingId }) => fundingId ?? undefined,
    message_template_namespace: ({ id }) => `${id}_ns`,
    health_status: (item, { world, app }) => healthOf(world, { type: 'waba', item }, app),
  },
};

const parsed = (number: PhoneNumber) => parsePhoneNumberFromString(number.e164);

export const numberFields: NodeFields<PhoneNumber> = {
  type: 'WhatsAppBusinessPhoneNumber',
  defaults: [
    'id',
    'verified_name',
    'display_phone_number',
    'quality_rating',
    'code_verification_status',
    'platform_type',
    'throughput',
    'last_onboarded_time',
  ],
  fields: {
    id: ({ id }) => id,
    display_phone_number: (number) => parsed(number)?.formatInternational() ?? number.e164,
    verified_name: ({ verifiedName }) => verifiedName,
    name_status: ({ nameStatus }) => nameStatus,
    new_name_status: ({ newNameStatus }) => newNameStatus ?? undefined,
    new_display_name: ({ newName }) => newName ?? undefined,
    quality_rating: ({ quality }) => quality,
    quality_score: ({ quality }) => ({ score: quality }),
    status: ({ status }) => status,
    code_verification_status: ({ id, codeVerification }, { world }) =>
      world.tables.migrations.find(id)?.isVerified === false ? 'NOT_VERIFIED' : codeVerification,
    is_pin_enabled: ({ isPinEnabled }) => isPinEnabled,
    account_mode: ({ accountMode }) => accountMode,
    is_on_biz_app: ({ isOnBizApp }) => isOnBizApp,
    platform_type: ({ platformType }) => platformType,
    is_official_business_account: ({ isOfficial }) => isOfficial,
    whatsapp_business_manager_messaging_limit: (number, { world }) => limitOf(world, number),
    messaging_limit_tier: (number, { world }) => limitOf(world, number),
    throughput: ({ throughput }) => ({ level: throughput }),
    is_preverified_number: ({ isPreverified }) => isPreverified,
    last_onboarded_time: ({ onboardedAt }) => onboardedAt ?? undefined,
    country_code: (number) => parsed(number)?.country,
    country_dial_code: (number) => parsed(number)?.countryCallingCode,
    webhook_configuration: () => undefined,
    certificate: () => undefined,
    health_status: (item, { world, app }) => healthOf(world, { type: 'number', item }, app),
  },
};

export const templateFields: NodeFields<Template> = {
  type: 'WhatsAppMessageTemplate',
  defaults: ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id'],
  fields: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    language: ({ language }) => language,
    status: ({ status }) => status,
    category: ({ category }) => category,
    sub_category: () => undefined,
    previous_category: ({ previousCategory }) => previousCategory ?? undefined,
    correct_category: ({ correctCategory }) => correctCategory ?? undefined,
    parameter_format: ({ parameterFormat }) => parameterFormat,
    components: ({ components }) => components,
    rejected_reason: ({ rejectedReason }) => rejectedReason,
    quality_score: ({ quality, qualityAt }) => ({
      score: quality,
      ...(qualityAt === null ? {} : { date: secondsOf(new Date(qualityAt)) }),
    }),
    health_status: (item, { world, app }) => healthOf(world, { type: 'template', item }, app),
  },
};

function limitOf({ tables }: World, { waba }: PhoneNumber): string | undefined {
  return tables.businesses.find(tables.wabas.known(waba).business)?.messagingLimit;
}

/** The names asked for, or Graph's refusal of one that the node does not have. */
export function askedFields<T>(node: NodeFields<T>, asked: string | null): readonly string[] | Refusal {
  if (asked === null || asked.trim() === '') return node.defaults;
  const names = ['id', ...topLevel(asked)];
  const strange = names.find((name) => !Object.hasOwn(node.fields, name));
  if (strange === undefined) return [...new Set(names)];
  return refuse(100, {
    message: `(#100) Tried accessing nonexisting field (${strange}) on node type (${node.type})`,
  });
}

/** `a,b{c,d}` asks for a and b; what is inside the braces is told whole. */
function topLevel(asked: string): readonly string[] {
  return asked
    .replace(/\{[^{}]*\}/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export function pick<T>(node: NodeFields<T>, names: readonly string[], item: T, reading: Reading) {
  return Object.fromEntries(names.map((name) => [name, node.fields[name]?.(item, reading)]));
}
