export type PostLimits = { postsPerSecond: number; burst?: number };

/** One bucket a channel; the limits are looked up at every post. Answers 0, or the whole seconds to wait. */
export function createPostLimit(limits: PostLimits, monotonic: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return function take(channel: string): number {
    const { postsPerSecond, burst = postsPerSecond } = limits;
    const capacity = Math.max(burst, 1);
    if (postsPerSecond === Number.POSITIVE_INFINITY) return 0;
    const at = monotonic();
    const bucket = buckets.get(channel) ?? { tokens: capacity, at };
    const tokens = Math.min(capacity, bucket.tokens + ((at - bucket.at) / 1000) * postsPerSecond);
    const allowed = tokens >= 1;
    buckets.set(channel, { tokens: allowed ? tokens - 1 : tokens, at });
    return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / postsPerSecond));
  };
}
