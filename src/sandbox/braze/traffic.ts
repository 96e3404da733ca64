import type { FaultKind } from '../faults.ts';

/** One request and what it got. Headers aren't kept, so no key is. */
export interface Exchange {
  readonly id: number;
  readonly at: string;
  /** The workspace whose host was called. */
  readonly workspace: string;
  readonly method: string;
  readonly call: string;
  readonly query: string;
  /** Null when the connection was dropped. */
  readonly status: number | null;
  readonly answer: string | null;
  readonly fault: FaultKind | null;
  readonly ms: number;
}

/** The last exchanges, oldest first. */
export function createTraffic(capacity = 500) {
  let ring: Exchange[] = [];
  let count = 0;
  return {
    record(exchange: Omit<Exchange, 'id'>): void {
      count += 1;
      ring.push({ id: count, ...exchange });
      if (ring.length >= 2 * capacity) ring = ring.slice(-capacity);
    },
    read: (): readonly Exchange[] => ring.slice(-capacity),
    clear(): void {
      ring = [];
    },
  };
}
