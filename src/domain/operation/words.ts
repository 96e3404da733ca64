const EMAIL = /[^\s@<>]+@[^\s@<>]+\.\p{L}[\p{L}\d-]+/gu;

const KEPT = [
  String.raw`(?<!\w)[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?!\w)`,
  String.raw`(?<!\w)[A-Z]{2}-\d{4,6}(?!\w)`,
  String.raw`(?<!\w)[1-9]\d{13,}(?!\w)`,
  String.raw`(?<!\w)20\d{2}-[01]\d-[0-3]\d(?!-?\d)`,
  String.raw`(?<!\w)[0-3]?\d([./-])[0-3]?\d\2(?:19|20)\d{2}(?!\2?\d)`,
];
const GAP = String.raw`(?:[^\S\n]|[().\/\-\u2010-\u2015\p{Cf}]){0,3}`;
const PHONE = [
  String.raw`(?:\+|(?<!\w)00)${GAP}\d(?:${GAP}\d){6,14}`,
  String.raw`(?<!\w)0(?:${GAP}\d){8,10}(?!\d)`,
  String.raw`(?<!\w)[1-9](?:${GAP}\d){9,12}(?!\d)`,
];
const KEPT_OR_PHONE = new RegExp(`(${KEPT.join('|')})|${PHONE.join('|')}`, 'gu');

/**
 * People's identifiers never reach an event (SPEC 4): e-mail addresses and phone numbers in free text become
 * `[email]` and `[phone]`; UUIDs, operation names, dates and ids of 14 digits and more stay. Trimmed; at most 2,000 characters.
 */
export const withoutIdentifiers = (text: string): string =>
  text
    .replace(EMAIL, '[email]')
    .replace(KEPT_OR_PHONE, (_, kept: string | undefined) => kept ?? '[phone]')
    .trim()
    .slice(0, 2000);
