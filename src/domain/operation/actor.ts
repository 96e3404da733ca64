import type { UserId } from '../asset/ids.ts';

/** Who did it. The clock is a user: jobs act through the same use cases as people. */
export type Actor =
  | { readonly kind: 'person'; readonly user: UserId }
  | { readonly kind: 'clock' }
  | { readonly kind: 'provider'; readonly name: 'braze' | 'meta' };

export const person = (user: UserId): Actor => ({ kind: 'person', user });
export const theClock: Actor = { kind: 'clock' };
