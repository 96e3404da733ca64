import type { z } from 'zod';
import type { FaultKind, ProviderFault, Remedy } from '../application/ports/provider.ts';
import { redact } from '../redact.ts';
import type { HttpOutcome } from './http.ts';
import { askedToWait, longest } from './rate-headers.ts';

/** What one exchange came to, before anybody thinks of repeating it. */
export type Reading<T> = { readonly kind: 'value'; readonly value: T } | ProviderFault;

/** An exchange that got an answer. */
export type Answered = Extract<HttpOutcome, { kind: 'answer' }>;

const nothingKnown = {
  kind: 'fault',
  retryAfterMs: null,
  mayHaveHappened: false,
  status: null,
  code: null,
  subcode: null,
  said: null,
  permission: null,
  migrationCause: null,
} as const;

const passing: readonly FaultKind[] = ['rate_limited', 'unavailable', 'no_answer'];

/** A fault of a kind; retryable if its kind passes by itself, unless `known` says otherwise. */
export function faultOf(
  fault: FaultKind,
  remedy: Remedy,
  known: Partial<Omit<ProviderFault, 'kind' | 'fault' | 'remedy'>> = {},
): ProviderFault {
  return { ...nothingKnown, fault, remedy, retryable: passing.includes(fault), ...known };
}

/** No answer in time, none at all, or the caller gave up. */
export const noAnswer = (): ProviderFault => faultOf('no_answer', 'wait');

/** A fault by its HTTP status alone: what every provider means by it. `said`: its words, made fit to show. */
export function faultByStatus(
  { status, headers, body }: Answered,
  now: Date,
  said: string | null,
): ProviderFault {
  const { key, app } = askedToWait(headers, status, now);
  const known = { status, said, retryAfterMs: longest([key, app]) };
  if (status === 429) return faultOf('rate_limited', 'wait', known);
  if (status === 408 || status >= 500) return faultOf('unavailable', 'wait', known);
  if (status < 400) return unexpected(status, body.kind === 'not_json');
  const settled = { status, said };
  // A page of a proxy between us and the provider says nothing of what was asked.
  if (body.kind === 'not_json') return unexpected(status, false);
  if (status === 401) return faultOf('unauthorized', 'new_token', settled);
  if (status === 403) return faultOf('forbidden', 'grant_permission', settled);
  if (status === 404) return faultOf('not_found', 'find_asset_again', settled);
  if (status === 400 || status === 422) return faultOf('invalid', 'fix_input', settled);
  return faultOf('refused', 'read_message', settled);
}

/** HTML, half a JSON, nothing, or another shape than the documented one: never a pass. */
export function unexpected(status: number, retryable: boolean): ProviderFault {
  return faultOf('unexpected', 'ask_admin', { status, retryable });
}

/** A documented shape, or `unexpected`. What is not JSON may be right the next time; another shape will not be. */
export function readShape<T>({ status, body }: Answered, shape: z.ZodType<T>): Reading<T> {
  if (body.kind === 'not_json') return unexpected(status, true);
  const parsed = shape.safeParse(body.value);
  return parsed.success ? { kind: 'value', value: parsed.data } : unexpected(status, false);
}

const longestWords = 300;

/** A provider's own words, fit to be shown: one line, cut, no secret and no phone number in them. */
export function quote(words: string, secrets: readonly string[]): string | null {
  const hidden = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '[redacted]'), words);
  const line = String(redact(hidden)).replace(/\s+/g, ' ').trim();
  return line === '' ? null : line.length > longestWords ? `${line.slice(0, longestWords)}…` : line;
}

const neverSent: readonly (string | null)[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Whether the provider may have done what a faulty exchange asked for. */
export function mayHaveActed(outcome: HttpOutcome): boolean {
  if (outcome.kind === 'no_answer') return !neverSent.includes(outcome.code);
  return outcome.status < 300 || outcome.status === 408 || outcome.status >= 500;
}
