const hidden = '[redacted]';

const secretFields =
  /^(authorization|cookie|set-cookie|x-slack-signature|x-hub-signature(-256)?|pin|otp|verification_?code|two_?step.*pin|password|passphrase|secret|.*[-_]?secret|.*token|.*api[-_]?key)$/i;
/** Also the name of harmless error codes: hidden only where the value looks like one from a text message. */
const codeField = /^code$/i;
const oneTimeCode = /^\d{3}[- ]?\d{3}$/;
const phoneFields =
  /^(phone|phone_?number|display_?phone_?number|e164|msisdn|wa_?id|from|to|recipient|recipient_?id)$/i;
const bareNumber = /^\+?[\d\s().-]{7,20}$/;

/** Order matters: a URL's password before the rest of its text. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/(\b[a-z][\w+.-]*:\/\/[^\s:/@"]*):[^\s@"/]+@/gi, `$1:${hidden}@`],
  [/\bhttps:\/\/hooks\.slack\.com\/[^\s"\\]+/gi, hidden],
  [/\b(xox[a-z](\.xox[a-z])?|xapp|xwfp)-[\w-]+/gi, hidden],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${hidden}`],
  [/\bEAA[A-Za-z0-9]{16,}/g, hidden],
  [/\b((?:access_token|client_secret|input_token|hub\.verify_token|api_key)=)[^\s&"\\]+/gi, `$1${hidden}`],
  [/\b(pin|code)\b([^\w"]{1,3})\d{3}[- ]?\d{3}\b/gi, `$1$2${hidden}`],
];
const phone = /\+\d(?:[\s().-]{0,2}\d){6,14}(?!\d)/g;

/** A copy of a JSON value without tokens, codes, PINs and whole phone numbers, whatever they are nested in. */
export function redact(value: unknown, field = ''): unknown {
  if (secretFields.test(field)) return value === null ? null : hidden;
  if (Array.isArray(value)) return value.map((each) => redact(each, field));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [redactText(name), redact(inner, name)]),
    );
  }
  if (typeof value === 'number' && phoneFields.test(field) && bareNumber.test(String(value))) {
    return maskPhone(String(value));
  }
  if (typeof value !== 'string') return value;
  if (codeField.test(field) && oneTimeCode.test(value)) return hidden;
  if (phoneFields.test(field) && bareNumber.test(value)) return maskPhone(value);
  return redactText(value);
}

/** The same for text. */
function redactText(text: string): string {
  const withoutSecrets = patterns.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), text);
  return withoutSecrets.replace(phone, maskPhone);
}

/** `+33612345678` becomes `+33…78`. */
function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '');
  return `${number.startsWith('+') ? '+' : ''}${digits.slice(0, 2)}…${digits.slice(-2)}`;
}
