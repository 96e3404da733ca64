import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { GroupId } from '../domain/asset/ids.ts';
import { type PersonFault, readPerson, type TypedPerson } from '../domain/subscription/typed-person.ts';
import type { Desk } from './desk.ts';

/** Slack turns what looks like a phone or an e-mail address into a link, and escapes three characters. */
export const unlinked = (words: string): string =>
  words
    .replace(/<(?:tel|mailto):([^|>]*)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** E.164; a number without its country is read as one of these countries, where it exists in one. */
function readPhone(typed: string, countries: readonly CountryCode[]): string | null {
  const text = typed.replace('(0)', '').replace(/^\s*00/, '+');
  if (text.trim().startsWith('+')) {
    const phone = parsePhoneNumberFromString(text);
    return phone?.isPossible() ? phone.number : null;
  }
  for (const country of countries) {
    const phone = parsePhoneNumberFromString(text, country);
    if (phone?.isValid()) return phone.number;
  }
  return null;
}

export const typedPerson = (
  words: string | null,
  countries: readonly CountryCode[],
): readonly TypedPerson[] | PersonFault => readPerson(words ?? '', (typed) => readPhone(typed, countries));

function countryOf(e164: string): readonly CountryCode[] {
  const country = parsePhoneNumberFromString(e164)?.country;
  return country === undefined ? [] : [country];
}

/** The country of the group's number: who is in the group has most likely a phone of it. */
export async function countriesOf(desk: Desk, group: string | null): Promise<readonly CountryCode[]> {
  const id = GroupId.safeParse(group);
  const { assets } = desk.ctx.store.read;
  const found = id.success ? await assets.group(id.data) : null;
  const number = found && (await assets.number(found.numberId));
  return number === null ? [] : countryOf(number.e164);
}

/** Those of the numbers that send through Braze, the most frequent first. */
export async function countriesOfNumbers(desk: Desk): Promise<readonly CountryCode[]> {
  const rows = await desk.ctx.store.read.assets.searchGroups('', 100);
  const counted = Map.groupBy(
    rows.flatMap((row) => countryOf(row.e164)),
    (country) => country,
  );
  return [...counted].toSorted((a, b) => b[1].length - a[1].length).map(([country]) => country);
}

/**
 * `<person> <group>` as typed: a phone may have spaces in it, and takes as many words as it can; an external id is one
 * word, or stands in quotation marks.
 */
export function splitPerson(
  words: string,
  countries: readonly CountryCode[],
): { readonly person: string; readonly rest: string } {
  const text = unlinked(words).trim();
  const quoted = /^["“«]\s*([^"”»]+?)\s*["”»]\s*([\s\S]*)$/.exec(text);
  if (quoted) return { person: quoted[1] ?? '', rest: quoted[2] ?? '' };
  const parts = text.split(/\s+/);
  if (/^[+0]/.test(text)) {
    for (let n = parts.length; n > 0; n--) {
      const person = parts.slice(0, n).join(' ');
      if (/^[+\d\s().\-/]+$/.test(person) && readPhone(person, countries) !== null)
        return { person, rest: parts.slice(n).join(' ') };
    }
  }
  const [person = '', ...rest] = parts;
  return { person, rest: rest.join(' ') };
}
