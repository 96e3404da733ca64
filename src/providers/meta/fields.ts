import type { Answer, Patience } from '../../application/ports/provider.ts';
import { spending } from '../patience.ts';

/** What is asked for, since Meta's defaults leave out most of it (domain.md B.2, B.3, B.6). The id comes always. */
export const wabaFields = [
  ...['name', 'currency', 'status', 'account_review_status', 'business_verification_status'],
  ...['owner_business_info', 'primary_funding_id'],
];

export const numberFields = [
  ...['display_phone_number', 'verified_name', 'name_status', 'new_name_status', 'quality_rating'],
  ...[
    'quality_score',
    'status',
    'code_verification_status',
    'is_pin_enabled',
    'account_mode',
    'platform_type',
  ],
  ...['is_on_biz_app', 'is_official_business_account', 'whatsapp_business_manager_messaging_limit'],
];

export const templateFields = [
  ...['name', 'language', 'status', 'category', 'previous_category', 'correct_category', 'quality_score'],
  ...['rejected_reason', 'components'],
];

/**
 * Asks for fields, and again without those that Meta says don't exist: which ones a version and a token have is not
 * settled (domain.md G.8), and one unknown field makes Graph refuse all. What is left out is remembered.
 */
export function createFieldAsker() {
  const missing = new Set<string>();

  return async function askFields<T>(
    fields: readonly string[],
    patience: Patience | undefined,
    ask: (fields: string, patience: Patience) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const left = spending(patience);
    for (;;) {
      const known = ['id', ...fields.filter((field) => !missing.has(field))];
      const answer = await ask(known.join(','), left());
      const refused = answer.kind === 'fault' ? nonexisting(answer.said) : undefined;
      if (refused === undefined || !known.slice(1).includes(refused)) return answer;
      missing.add(refused);
    }
  };
}

const nonexisting = (said: string | null) => /nonexisting field \((\w+)\)/i.exec(said ?? '')?.[1];
