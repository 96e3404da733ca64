import { randomBytes } from 'node:crypto';
import type { ProviderConnections } from '../providers/providers.ts';
import { Secret } from '../secret.ts';
import { createBrazeState } from './braze/state.ts';
import { type CompanySize, createCompany } from './company/company.ts';
import { brazeSeeds, dialog360Seed, metaSeed } from './company/provider-seeds.ts';
import { createDialog360State } from './dialog360/state.ts';
import { createKeeping } from './keeping.ts';
import { createMetaState } from './meta/state.ts';
import { UnknownAsset } from './meta/tables.ts';
import type { OnFault } from './state-file.ts';

export interface ProviderWorldParts {
  readonly url: string;
  readonly folder: string;
  readonly now: () => Date;
  readonly onFault: OnFault;
}

const app = { id: '900100200300400', name: 'Switchboard sandbox' };
const partnerId = 'samplePA';
const tickMs = 1_000;
const random = (): string => `sandbox-${randomBytes(16).toString('hex')}`;

export type ProviderWorld = ReturnType<typeof createProviderWorld>;

/** The stand-ins of Braze, Meta and 360dialog, which know of one another; their keys are new in each run. */
export function createProviderWorld({ url, folder, now, onFault }: ProviderWorldParts) {
  const keys = new Map<string, string>();
  const keyOf = (variable: string): string => {
    const key = keys.get(variable) ?? random();
    keys.set(variable, key);
    return key;
  };
  const [token, appSecret, verifyToken] = [random(), random(), random()];
  const [partnerKey, webhookSecret] = [random(), random()];

  const meta = createMetaState({ apps: [{ ...app, tokens: [{ token }] }], now });
  const dialog360 = createDialog360State({
    ...{ meta, webhookSecret },
    partner: { id: partnerId, apiKey: partnerKey },
  });
  const braze = createBrazeState({
    workspaces: [],
    now: () => now().getTime(),
    deliver(message) {
      try {
        meta.deliverFromBraze(message);
      } catch (error) {
        // Braze tells nobody of a number that Meta doesn't have any more.
        if (!(error instanceof UnknownAsset)) throw error;
      }
    },
  });
  const keeping = createKeeping(folder, { braze, meta, dialog360 }, onFault);
  const tick = (): void => {
    meta.tick();
    dialog360.tick();
  };
  const ticking = setInterval(tick, tickMs).unref();
  const exchanges = (): string =>
    [braze, meta, dialog360].map(({ traffic }) => traffic.read().at(-1)?.id ?? 0).join();

  const connections: ProviderConnections = {
    secret: (variable) => keys.get(variable),
    meta: {
      graphUrl: `${url}/sandbox/meta/v24.0`,
      accessToken: new Secret(token),
      appSecret: new Secret(appSecret),
      verifyToken: new Secret(verifyToken),
    },
    dialog360: {
      hubUrl: `${url}/sandbox/dialog360/api/v2`,
      partnerId,
      apiKey: new Secret(partnerKey),
      webhookSecret: new Secret(webhookSecret),
    },
  };

  return {
    braze,
    meta,
    dialog360,
    connections,
    ...keeping,
    clearFaults(): void {
      for (const { faults } of [braze, meta, dialog360]) faults.clear();
    },
    /** This company as it was in the beginning. */
    fill(size: CompanySize): void {
      const company = createCompany(size);
      meta.fill(metaSeed(company, app.id));
      dialog360.fill(dialog360Seed(company, keyOf));
      braze.fill(brazeSeeds(company, keyOf));
    },
    /** The bot is there: Meta shakes hands with it and delivers from now on, and 360dialog knows its address. */
    async connect(): Promise<void> {
      dialog360.setWebhookUrl(`${url}/webhooks/dialog360`);
      const handshake = await meta.connect({ url: `${url}/webhooks/meta`, appSecret, verifyToken });
      if (handshake.kind === 'refused')
        onFault(`Meta's stand-in was refused by the bot: ${handshake.status} ${handshake.answer}`);
    },
    tick,
    /** Waits until the bot has nothing to do and everything was delivered to it, whichever brings about the other. */
    async settle(idle: () => Promise<void>): Promise<void> {
      let before: string;
      do {
        before = exchanges();
        await idle();
        await meta.webhooks.settled();
        await dialog360.settled();
      } while (before !== exchanges());
    },
    close(): void {
      clearInterval(ticking);
      dialog360.close();
      meta.close();
    },
  };
}
