import type { Saying, Source } from '../../src/application/ports/subscriptions.ts';
import { groupId, requester } from '../domain/samples.ts';

export const byHand: Source = { kind: 'person', user: requester, operation: null };

export const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T09:00:00.000Z`;

/** Somebody said this of group 1 on that day of March. */
export const saying = (n: number, change: Partial<Saying> = {}): Saying => ({
  group: groupId(1),
  state: 'subscribed',
  consent: 'website',
  at: day(n),
  ...change,
});
