import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Shown in international format, whatever was typed (SPEC 3). */
export const formatNumber = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
