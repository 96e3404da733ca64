import type { NumberId } from '../../domain/asset/ids.ts';
import type { RateLimit } from '../http.ts';

/** Unstated for these calls; the lowest that is stated for a list or a write is 60 a minute (domain.md C.5). */
export const partnerLimit: RateLimit = {
  bucket: 'dialog360:partner',
  calls: 60,
  windowMs: 60_000,
  burst: 30,
};

/** Unstated too; public code speaks of 10 an hour for reading a number's health (domain.md C.5). */
export function healthLimit(number: NumberId): RateLimit {
  return { bucket: `dialog360:${number}:health`, calls: 10, windowMs: 3_600_000, burst: 5 };
}
