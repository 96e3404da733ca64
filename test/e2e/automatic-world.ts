import { onTestFinished } from 'vitest';
import { WabaId } from '../../src/domain/asset/ids.ts';
import { createMetaStandIn, type MetaStandIn } from '../../src/sandbox/meta/stand-in.ts';
import { Secret } from '../../src/secret.ts';
import type { TestDatabase } from '../database.ts';
import { sending } from './company.ts';
import { startWorld, type World } from './world.ts';

export const number = '106540352242922';
export const waba = '102290129340398';
export const greeting = '1387372356726668';
export const testerPhone = '+33639980123';

const app = '634974688087057';
const accessToken = 'sample-meta-token';
const appSecret = 'a-sample-app-secret';
const verifyToken = 'a-sample-verify-token';

export interface AutomaticWorld {
  readonly world: World;
  readonly meta: MetaStandIn['state'];
  /** Until what Meta tells has arrived and been read. */
  settle(): Promise<void>;
  /** Winds the clock, of Meta too. */
  wind(ms: number): Promise<void>;
}

/** The bot with everything that it needs to act and prove by itself: testers, Meta, its webhooks, and Braze sending there. */
export async function startAutomaticWorld(database: TestDatabase): Promise<AutomaticWorld> {
  let now = () => new Date();
  const meta = await createMetaStandIn({
    now: () => now(),
    apps: [{ id: app, name: 'Sample bot', tokens: [{ token: accessToken }] }],
    businesses: [{ id: '506914307656634', name: 'Sample Business' }],
    wabas: [
      { id: waba, name: 'Sample WABA FR', business: '506914307656634', subscribedApps: [app] },
      { id: '102290129340399', name: 'Sample WABA UK', business: '506914307656634', subscribedApps: [app] },
      { id: '102290129340400', name: 'Sample WABA US', business: '506914307656634', subscribedApps: [app] },
    ],
    numbers: [
      { id: number, waba, e164: '+33612345678', verifiedName: 'Sample FR' },
      { id: '106540352242924', waba: '102290129340399', e164: '+447400123456', verifiedName: 'Sample UK' },
      { id: '106540352242925', waba: '102290129340400', e164: '+12015550123', verifiedName: 'Sample US' },
    ],
    templates: [
      {
        ...{ id: greeting, waba, name: 'greeting', language: 'en_US', category: 'UTILITY' },
        components: [
          { type: 'BODY', text: 'A sample greeting to {{1}}.', example: { body_text: [['Ana']] } },
        ],
      },
    ],
    phones: [{ e164: testerPhone, name: 'Sample Tester' }],
  });
  onTestFinished(() => meta.close());
  const world = await startWorld(database, {
    company: sending(),
    automatic: true,
    brazeDelivers: (message) => void meta.state.deliverFromBraze(message),
    providers: {
      meta: {
        graphUrl: meta.graphUrl,
        accessToken: new Secret(accessToken),
        appSecret: new Secret(appSecret),
        verifyToken: new Secret(verifyToken),
      },
    },
  });
  now = () => world.app.clock.now();
  const shaken = await meta.state.connect({ url: `${world.server}/webhooks/meta`, appSecret, verifyToken });
  if (shaken.kind !== 'connected') throw new Error(`no handshake: ${shaken.answer}`);
  world.braze.state.putUser('outlet', { externalId: 'qa-3', phone: testerPhone });

  const settle = async () => {
    await world.app.idle();
    await meta.state.webhooks.settled();
    await world.app.idle();
  };
  await settle();
  // A start reads Meta once; what a test changes there afterwards shows with the next hour, or by webhook.
  await world.app.ctx.store.transaction((tx) =>
    tx.jobs.enqueue({ name: 'sync', scope: `waba:${WabaId.parse(waba)}` }),
  );
  await settle();
  return {
    world,
    meta: meta.state,
    settle,
    async wind(ms) {
      await world.app.wind(ms);
      meta.state.tick();
      await settle();
    },
  };
}
