import { z } from 'zod';

/** Anything that can be stored, shown on one line and typed again. */
export const shortText = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'text on one line, without control characters')
  .refine((value) => value.trim() !== '' && value.length <= 200, 'text of 1 to 200 characters');

const ownSecrets = new Set([
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'META_ACCESS_TOKEN',
  'META_APP_SECRET',
  'META_VERIFY_TOKEN',
  'DIALOG360_WEBHOOK_SECRET',
]);

/** Names a key's variable. Switchboard's own secrets are refused: the inventory also says which host the key is sent to. */
export const keyVariable = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]{1,99}$/,
    'the name of an environment variable, such as BRAZE_KEY_BRAND_FR, never the key itself',
  )
  .refine(
    (name) => !ownSecrets.has(name),
    "the name of a variable of this provider's key, not one of Switchboard's own secrets",
  )
  .describe('Name of the environment variable that holds the key; never the key itself');

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A host, with a path where there is one; kept without a slash at its end. */
export const apiUrl = z
  .string()
  .overwrite((value) => value.replace(/\/+$/, ''))
  .refine((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, hostname, username, search, hash } = new URL(value);
    const safe = protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
    return safe && username === '' && search === '' && hash === '' && !/\s/.test(value);
  }, 'an https URL, such as https://rest.fra-01.braze.eu (http only on this machine)');

export const timezone = z
  .string()
  .refine(isTimezone, 'a time zone, such as Europe/Paris')
  .describe('IANA time zone, such as Europe/Paris');

function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'a phone number in international form without spaces, such as "+33612345678"')
  .describe('International form without spaces, in quotes: "+33612345678"');

export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'a currency of three capital letters, such as EUR');

export const appId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'an app identifier of Braze (UUID)');
