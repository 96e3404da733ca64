import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Outcome } from '../application/ports/messenger.ts';

/** Platform errors after which nobody knows whether the call was carried out. */
const UNCLEAR = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
/** Where a page of HTML came instead of an answer, Slack's client gives the page as the error. */
const CODE = /^\w+$/;
const GONE = new Set(['message_not_found', 'thread_not_found']);

export const platformError = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? String(error.data.error) : null;

/** What a failed Web API call means for whoever wanted it done. Anything that is not Slack's is thrown on. */
export function outcomeOf(error: unknown): Exclude<Outcome<never>, { kind: 'ok' }> {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'later', afterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) return { kind: 'unclear' };
  const code = platformError(error);
  if (code === null) throw error;
  if (code === 'ratelimited') return { kind: 'later', afterMs: 1000 };
  if (UNCLEAR.has(code) || !CODE.test(code)) return { kind: 'unclear' };
  return GONE.has(code) ? { kind: 'gone' } : { kind: 'refused', error: code };
}
