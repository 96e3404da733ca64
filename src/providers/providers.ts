import type { Braze } from '../application/ports/braze.ts';
import type { Abilities, Clock } from '../application/ports/context.ts';
import type { Dialog360 } from '../application/ports/dialog360.ts';
import type { Meta } from '../application/ports/meta.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createBraze } from './braze/client.ts';
import { createDialog360 } from './dialog360/client.ts';
import type { RateBudget } from './http.ts';
import { createMeta } from './meta/client.ts';

/** Addresses and keys of the providers: from the environment, or from the sandbox. */
export interface ProviderConnections {
  readonly secret: (variable: string) => string | undefined;
  readonly meta: Config['meta'];
  readonly dialog360: Config['dialog360'];
}

export interface Providers {
  readonly braze: Braze;
  readonly meta: Meta | null;
  readonly dialog360: Dialog360 | null;
  readonly abilities: Abilities;
}

interface ProviderParts {
  readonly connections: ProviderConnections;
  readonly budget: RateBudget;
  readonly clock: Clock;
  readonly log: Log;
}

/** The clients of all providers, on one rate budget; one without a key is absent. */
export function createProviders({ connections, ...calling }: ProviderParts): Providers {
  const { secret, meta, dialog360 } = connections;
  return {
    braze: createBraze({ secret, ...calling }),
    meta: meta.accessToken
      ? createMeta({
          graphUrl: meta.graphUrl,
          accessToken: meta.accessToken,
          isActive: () => true,
          ...calling,
        })
      : null,
    dialog360: dialog360.apiKey
      ? createDialog360({
          hubUrl: dialog360.hubUrl,
          partnerId: dialog360.partnerId,
          apiKey: dialog360.apiKey,
          secret,
          ...calling,
        })
      : null,
    abilities: {
      hasKey: (variable) => Boolean(secret(variable)),
      watchesMeta: meta.appSecret !== undefined && meta.verifyToken !== undefined,
    },
  };
}
