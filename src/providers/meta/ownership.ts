import type { Remedy } from '../../application/ports/provider.ts';

const documented: readonly (readonly [RegExp, Remedy])[] = [
  [/two[ -]?(step|factor)|2fa|\bpin\b/, 'ask_pin_owner'],
  [/owner|not (been )?(confirmed|verified)/, 'verify_again'],
];

/**
 * One code, two documented meanings (2388001, domain.md B.8): two-step verification is still on at the source, or the
 * number's ownership is not confirmed. Any other text is shown word for word.
 */
export function ownershipRemedyOf(words: string): Remedy {
  const text = words.toLowerCase();
  return documented.find(([pattern]) => pattern.test(text))?.[1] ?? 'read_message';
}
