import type { Braze } from './braze.ts';
import type { Store } from './store.ts';

export interface Clock {
  now(): Date;
}

/** What every use case is given. */
export interface Context {
  readonly store: Store;
  readonly braze: Braze;
  readonly clock: Clock;
  readonly newId: () => string;
}
