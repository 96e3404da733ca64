import type { Actor } from './actor.ts';
import { canonical, sha256 } from './digest.ts';
import type { EventData } from './events.ts';

/** An event as it stands in the store. */
export interface RecordedEvent {
  readonly operationId: string;
  readonly version: number;
  readonly data: EventData;
  readonly actor: Actor;
  /** ISO time, UTC, milliseconds. */
  readonly at: string;
  readonly previousHash: string;
  readonly hash: string;
}

export const GENESIS = '0'.repeat(64);

/** Each event carries the hash of the one before it in its operation. */
export const eventHash = (event: Omit<RecordedEvent, 'hash'>): string =>
  sha256(
    canonical([event.operationId, event.version, event.previousHash, event.at, event.actor, event.data]),
  );

/** The version of the first event that breaks the chain, or null when it is whole. */
export function brokenAt(events: readonly RecordedEvent[]): number | null {
  let previous = GENESIS;
  for (const [index, event] of events.entries()) {
    const whole =
      event.version === index + 1 && event.previousHash === previous && eventHash(event) === event.hash;
    if (!whole) return event.version;
    previous = event.hash;
  }
  return null;
}
