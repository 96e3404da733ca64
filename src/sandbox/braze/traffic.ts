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

const longestText = 2_000;
const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);

/** The last exchanges, oldest first: at most twice `capacity` are held, and of long texts only the beginning. */
export function createTraffic(capacity = 500) {
  let ring: Exchange[] = [];
  let count = 0;
  return {
    record(exchange: Omit<Exchange, 'id'>): void {
      count += 1;
      const { query, answer } = exchange;
      ring.push({ id: count, ...exchange, query: cut(query), answer: answer === null ? null : cut(answer) });
      if (ring.length >= 2 * capacity) ring = ring.slice(-capacity);
    },
    read: (): readonly Exchange[] => ring.slice(-capacity),
    clear(): void {
      ring = [];
    },
  };
}
