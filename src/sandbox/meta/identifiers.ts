import { randomBytes, randomInt } from 'node:crypto';

/** Sixteen digits: a template's id is a JSON number in webhooks, and must survive that exactly. */
export function newAssetId(): string {
  return String(1_000_000_000_000_000 + randomInt(2 ** 47));
}

export function newMessageId(): string {
  return `wamid.${randomBytes(24).toString('base64url')}`;
}

export function newTraceId(): string {
  return `A${randomBytes(10).toString('base64url')}`;
}

/** A person's id in webhooks, and a number's digits there: E.164 without its plus sign. */
export function digitsOf(e164: string): string {
  return e164.slice(1);
}
