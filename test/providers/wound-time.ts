import type { Timing } from '../../src/providers/caller.ts';

/** A clock and a timing that move only when something waits: pauses pass at once and are remembered. */
export function createWoundTime(start = '2026-03-01T09:00:00.000Z') {
  let passed = 0;
  const pauses: number[] = [];
  const timing: Timing = {
    elapsed: () => passed,
    async pause(ms, signal) {
      signal?.throwIfAborted();
      pauses.push(ms);
      passed += ms;
    },
    random: () => 0,
  };
  return {
    clock: { now: () => new Date(Date.parse(start) + passed) },
    timing,
    pauses,
    wind(ms: number): void {
      passed += ms;
    },
  };
}
