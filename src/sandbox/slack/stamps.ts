export type Stamps = ReturnType<typeof createStamps>;

/** Message timestamps: the clock's, in microseconds, but always later than the one before. */
export function createStamps(now: () => Date, last = 0) {
  let latest = last;
  return {
    next(): string {
      latest = Math.max(now().getTime() * 1000, latest + 1);
      return `${Math.floor(latest / 1_000_000)}.${String(latest % 1_000_000).padStart(6, '0')}`;
    },
    last: () => latest,
  };
}
