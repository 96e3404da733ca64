import type { NumberId, WabaId } from '../../domain/asset/ids.ts';
import type { RateLimit } from '../http.ts';

const hourMs = 3_600_000;

/** Paused as a whole when `x-app-usage` says that the app is nearly used up. */
export const appBucket = 'meta:app';

/** Business management calls of this app on one WABA; more where it has a registered number (domain.md B.11). */
export function managementLimit(waba: WabaId, active: boolean): RateLimit {
  const bucket = `meta:${waba}`;
  return active
    ? { bucket, calls: 5000, windowMs: hourMs, burst: 1000 }
    : { bucket, calls: 200, windowMs: hourMs, burst: 100 };
}

/** What every number may send; some may send more (domain.md B.11). */
export function sendingLimit(number: NumberId): RateLimit {
  return { bucket: `meta:${number}:messages`, calls: 80, windowMs: 1000, burst: 20 };
}

/** Templates that may be made in a WABA (domain.md B.6), besides its share of management calls. */
export function creationLimit(waba: WabaId): RateLimit {
  return { bucket: `meta:${waba}:creations`, calls: 100, windowMs: hourMs, burst: 50 };
}

/**
 * Codes and registrations of one number. At Meta they count against its WABA's 200 an hour (domain.md B.11), which these
 * calls don't know: less than a third of them, as a person types each one.
 */
export function verificationLimit(number: NumberId): RateLimit {
  return { bucket: `meta:${number}:verification`, calls: 60, windowMs: hourMs, burst: 30 };
}
