/** A person as somebody named them. By e-mail one is only found: no WhatsApp group takes it (R68, domain.md A.3). */
export interface TypedPerson {
  readonly by: 'external_id' | 'phone' | 'email';
  readonly id: string;
}

export type PersonFault = 'empty' | 'bad_phone' | 'bad_external_id';

/** E.164 of a phone in any human format; null for what is none. */
export type ReadPhone = (typed: string) => string | null;

/** Control and format characters and line breaks: nobody sees them, and Braze would know nobody by them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const EXTERNAL_ID_BYTES = 997;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const INTERNATIONAL = /^(\+|00)[\d\s().\-/]*$/;
const DIGITS = /^[\d\s().\-/]+$/;

/**
 * Everything that the words may name, the likeliest first: digits without a plus sign may be an external id or a phone,
 * and only whoever knows people can tell. A plus sign, two zeros or spaces between digits always mean a phone.
 */
export function readPerson(typed: string, readPhone: ReadPhone): readonly TypedPerson[] | PersonFault {
  const text = typed.trim();
  if (text === '') return 'empty';
  if (INTERNATIONAL.test(text) || (DIGITS.test(text) && /\s/.test(text))) {
    const phone = readPhone(text);
    return phone === null ? 'bad_phone' : [{ by: 'phone', id: phone }];
  }
  if (INVISIBLE.test(text) || new TextEncoder().encode(text).length > EXTERNAL_ID_BYTES)
    return 'bad_external_id';
  const external: TypedPerson = { by: 'external_id', id: text };
  if (EMAIL.test(text)) return [{ by: 'email', id: text }, external];
  const phone = DIGITS.test(text) ? (readPhone(text) ?? readPhone(`+${text}`)) : null;
  return phone === null ? [external] : [external, { by: 'phone', id: phone }];
}
