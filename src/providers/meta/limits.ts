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
