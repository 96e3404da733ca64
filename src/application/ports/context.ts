import type { Braze } from './braze.ts';
import type { Dialog360 } from './dialog360.ts';
import type { Meta } from './meta.ts';
import type { Store } from './store.ts';

export interface Clock {
  now(): Date;
}

/** What is set up, so that the bot can do and prove it by itself. */
export interface Abilities {
  /** Whether the variable that names a key holds one. */
  readonly hasKey: (variable: string) => boolean;
  /** Whether Meta's webhooks reach us and can be verified. */
  readonly watchesMeta: boolean;
}

/** What every use case is given. */
export interface Context {
  readonly store: Store;
  readonly braze: Braze;
  /** Null without an access token. */
  readonly meta: Meta | null;
  /** Null without a partner key. */
  readonly dialog360: Dialog360 | null;
  readonly abilities: Abilities;
  readonly clock: Clock;
  readonly newId: () => string;
}
