import type { z } from 'zod';
import type {
  CanSend,
  MetaHealth,
  MetaNumber,
  MetaTemplate,
  MetaWaba,
} from '../../application/ports/meta.ts';
import type { HealthShape, NumberShape, TemplateShape, WabaShape } from './shapes.ts';

/** Meta's names into ours. Absent, null and empty are the same: Meta did not say. */
export function toWaba(read: z.output<typeof WabaShape>): MetaWaba {
  return {
    id: read.id,
    name: read.name,
    currency: said(read.currency),
    status: said(read.status),
    reviewStatus: said(read.account_review_status),
    businessVerification: said(read.business_verification_status),
    owner: read.owner_business_info?.id ?? null,
    hasFunding: said(read.primary_funding_id) === null ? null : true,
  };
}

/** Null where the number has no digits to speak of. */
export function toNumber(read: z.output<typeof NumberShape>): MetaNumber | null {
  const digits = read.display_phone_number.replace(/\D/g, '');
  if (!/^\d{7,15}$/.test(digits)) return null;
  return {
    id: read.id,
    e164: `+${digits}`,
    displayName: said(read.verified_name),
    nameStatus: said(read.name_status),
    newNameStatus: said(read.new_name_status),
    qualityRating: colour(read.quality_rating) ?? colour(scoreOf(read.quality_score)),
    status: said(read.status),
    codeVerification: said(read.code_verification_status),
    isPinEnabled: read.is_pin_enabled ?? null,
    accountMode: said(read.account_mode),
    platformType: said(read.platform_type),
    isOnBizApp: read.is_on_biz_app ?? null,
    isOfficial: read.is_official_business_account ?? null,
    messagingLimit: said(read.whatsapp_business_manager_messaging_limit) ?? said(read.messaging_limit_tier),
  };
}

export function toTemplate(read: z.output<typeof TemplateShape>): MetaTemplate {
  return {
    id: read.id,
    name: read.name,
    language: read.language.replace('-', '_'),
    status: read.status.toUpperCase(),
    category: read.category.toUpperCase(),
    previousCategory: said(read.previous_category),
    correctCategory: said(read.correct_category),
    quality: colour(scoreOf(read.quality_score)),
    qualityAt: dateOf(read.quality_score),
    rejectedReason: read.rejected_reason === 'NONE' ? null : said(read.rejected_reason),
    components: read.components ?? [],
  };
}

export function toHealth({ health_status: health }: z.output<typeof HealthShape>): MetaHealth {
  return {
    canSend: canSend(health.can_send_message),
    entities: (health.entities ?? []).map((entity) => ({
      type: entity.entity_type.toUpperCase(),
      id: entity.id,
      canSend: canSend(entity.can_send_message),
      errors: (entity.errors ?? []).map((error) => ({
        code: error.error_code,
        description: error.error_description,
        solution: said(error.possible_solution),
      })),
      info: entity.additional_info ?? [],
    })),
  };
}

const said = (value: string | null | undefined): string | null => value || null;

type Score = z.output<typeof NumberShape>['quality_score'];

const scoreOf = (score: Score) => (typeof score === 'string' ? score : score?.score);

/** Schemas write `NA` or `UNKNOWN` for the same thing (domain.md B.3). */
function colour(value: string | null | undefined): string | null {
  const upper = said(value)?.toUpperCase() ?? null;
  return upper === 'NA' ? 'UNKNOWN' : upper;
}

/** Unix seconds, as a number or a string. */
function dateOf(score: Score): string | null {
  const date = typeof score === 'object' && score !== null ? score.date : null;
  const seconds = typeof date === 'string' && /^\d+$/.test(date) ? Number(date) : date;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return null;
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

const canSendWords: readonly CanSend[] = ['AVAILABLE', 'LIMITED', 'BLOCKED'];

const canSend = (value: string): CanSend =>
  canSendWords.find((word) => word === value.toUpperCase()) ?? 'UNKNOWN';
