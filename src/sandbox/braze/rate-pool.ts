export interface RateReading {
  readonly limit: number;
  readonly remaining: number;
  /** UTC epoch seconds. */
  readonly resetAt: number;
}

export type RatePool = ReturnType<typeof createRatePool>;

/** Braze's shared pool of one workspace: so many requests in each fixed window (domain.md A.5, A.12). */
export function createRatePool(limit: number, windowMs: number, now: () => number) {
  let window = 0;
  let used = 0;
  const current = () => {
    const started = Math.floor(now() / windowMs);
    if (started !== window) used = 0;
    window = started;
  };
  const read = (): RateReading => {
    current();
    return { limit, remaining: limit - used, resetAt: ((window + 1) * windowMs) / 1000 };
  };
  return {
    read,
    /** Takes one request out of the pool; false when it is empty. */
    draw(): boolean {
      if (read().remaining === 0) return false;
      used += 1;
      return true;
    },
  };
}

export function rateHeaders({ limit, remaining, resetAt }: RateReading): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(resetAt),
  };
}
