import { z } from 'zod';

/** Milliseconds a provider's headers ask us to stay away from one key's bucket, and from the whole app. */
export interface AskedToWait {
  readonly key: number | null;
  readonly app: number | null;
}

/** Meta counts in per cent of what is allowed; above this a call more may be the one that blocks the rest. */
const nearlyUsedUp = 95;
const coolDownMs = 60_000;
/** A header can't stop us for longer than this: it may be wrong. */
const longestMs = 24 * 3_600_000;
const minuteMs = 60_000;

const Percentages = z.looseObject({
  call_count: z.number().optional(),
  total_cputime: z.number().optional(),
  total_time: z.number().optional(),
});
const Usage = Percentages.extend({
  /** Minutes, as the Graph documentation is remembered: unverified (domain.md G.12). */
  estimated_time_to_regain_access: z.number().optional(),
});
const UsageByBusiness = z.record(z.string(), z.array(Usage));

/**
 * `Retry-After`, `X-RateLimit-Reset`, `X-Business-Use-Case-Usage` and `x-app-usage` of one answer. A header that
 * can't be read asks for nothing.
 */
export function askedToWait(headers: Headers, status: number, now: Date): AskedToWait {
  const key = longest([
    status === 429 || status === 503 ? retryAfterMs(headers.get('retry-after'), now) : null,
    status === 429 || headers.get('x-ratelimit-remaining') === '0' ? resetMs(headers, now) : null,
    businessUsageMs(headers.get('x-business-use-case-usage')),
  ]);
  return { key, app: appUsageMs(headers.get('x-app-usage')) };
}

export function longest(waits: readonly (number | null)[]): number | null {
  const asked = waits.filter((wait) => wait !== null && wait > 0);
  return asked.length === 0 ? null : Math.min(longestMs, Math.max(...asked.map(Number)));
}

/** Seconds, or a date. */
function retryAfterMs(value: string | null, now: Date): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at - now.getTime();
}

/** Braze tells the reset of its window in UTC epoch seconds (domain.md A.12). */
function resetMs(headers: Headers, now: Date): number | null {
  const value = headers.get('x-ratelimit-reset');
  return value !== null && /^\d{1,12}$/.test(value) ? Number(value) * 1000 - now.getTime() : null;
}

function businessUsageMs(value: string | null): number | null {
  const parsed = UsageByBusiness.safeParse(jsonOf(value));
  if (!parsed.success) return null;
  const uses = Object.values(parsed.data).flat();
  return longest(
    uses.map((use) => {
      const regain = (use.estimated_time_to_regain_access ?? 0) * minuteMs;
      return regain > 0 ? regain : isNearlyUsedUp(use) ? coolDownMs : null;
    }),
  );
}

function appUsageMs(value: string | null): number | null {
  const parsed = Percentages.safeParse(jsonOf(value));
  return parsed.success && isNearlyUsedUp(parsed.data) ? coolDownMs : null;
}

function isNearlyUsedUp(use: z.infer<typeof Percentages>): boolean {
  return Math.max(use.call_count ?? 0, use.total_cputime ?? 0, use.total_time ?? 0) >= nearlyUsedUp;
}

function jsonOf(value: string | null): unknown {
  try {
    return value === null ? null : JSON.parse(value);
  } catch {
    return null;
  }
}
