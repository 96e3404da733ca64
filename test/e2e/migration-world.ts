import { expect, onTestFinished } from 'vitest';
import { WabaId } from '../../src/domain/asset/ids.ts';
import { createMetaStandIn, type MetaStandIn } from '../../src/sandbox/meta/stand-in.ts';
import type { MetaSeed } from '../../src/sandbox/meta/tables.ts';
import type { ShownView } from '../../src/sandbox/slack/model.ts';
import { Secret } from '../../src/secret.ts';
import type { TestDatabase } from '../database.ts';
import { companyWith, migrating } from './company.ts';
import { command, modalOf, newest, submit } from './play.ts';
import { startWorld, type World } from './world.ts';

export const source = '102290129340398';
export const target = '102290129340500';
export const number = '106540352242922';

const app = '634974688087057';
const accessToken = 'sample-meta-token';
const appSecret = 'a-sample-app-secret';
const verifyToken = 'a-sample-verify-token';

export interface MigrationWorld {
  readonly world: World;
  readonly meta: MetaStandIn;
  settle(): Promise<void>;
  wind(ms: number): Promise<void>;
  /** The code that the number's phone got last. */
  code(): Promise<string>;
}

export const hub = '102290129340501';
export const otherHub = '102290129340502';
export const hubNumber = '106540352242991';
export const secondHubNumber = '106540352242993';
export const onPremiseNumber = '106540352242992';
/** An account of another Meta business that we know too. */
export const elsewhere = '102290129340503';

const business = '506914307656634';
const otherBusiness = '506914307656635';

/** The sample company with accounts of every kind as destinations, and operators who may migrate all its numbers. */
export const company = migrating(
  companyWith({
    businesses: [`id: "${otherBusiness}", name: Other Business`],
    wabas: [
      `id: "${target}", name: Sample Direct, business: "${business}", provider: direct`,
      `id: "${hub}", name: Sample Hub, business: "${business}", provider: 360dialog`,
      `id: "${otherHub}", name: Sample Other Hub, business: "${business}", provider: 360dialog`,
      `id: "${elsewhere}", name: Sample Elsewhere, business: "${otherBusiness}", provider: braze`,
    ],
    numbers: [
      `id: "106540352242990", e164: "+33612345690", waba: "${target}", displayName: Sample Direct`,
      `id: "${hubNumber}", e164: "+33612345691", waba: "${hub}", displayName: Sample Hub`,
      `id: "${secondHubNumber}", e164: "+33612345693", waba: "${hub}", displayName: Sample Second`,
      `id: "${onPremiseNumber}", e164: "+33612345692", waba: "${otherHub}", displayName: Sample Old`,
    ],
    grants: ['U0OPS', 'U0CREW'].map((user) => `user: ${user}, workspace: brand-us, permissions: [view]`),
  }),
);

type Seed = Required<Pick<MetaSeed, 'businesses' | 'wabas' | 'numbers' | 'templates'>>;

const wabas = [source, '102290129340399', '102290129340400', target, hub, otherHub];

const seed: Seed = {
  businesses: [
    { id: business, name: 'Sample Business' },
    { id: otherBusiness, name: 'Other Business' },
  ],
  wabas: [...wabas.map((id) => ({ id, business })), { id: elsewhere, business: otherBusiness }].map(
    (waba) => ({ ...waba, name: `Sample ${waba.id}`, subscribedApps: [app] }),
  ),
  numbers: [
    { id: number, waba: source, e164: '+33612345678', verifiedName: 'Sample FR' },
    { id: '106540352242924', waba: '102290129340399', e164: '+447400123456', verifiedName: 'Sample UK' },
    { id: '106540352242925', waba: '102290129340400', e164: '+12015550123', verifiedName: 'Sample US' },
    { id: '106540352242990', waba: target, e164: '+33612345690', verifiedName: 'Sample Direct' },
    { id: hubNumber, waba: hub, e164: '+33612345691', verifiedName: 'Sample Hub' },
    { id: secondHubNumber, waba: hub, e164: '+33612345693', verifiedName: 'Sample Second' },
    {
      ...{ id: onPremiseNumber, waba: otherHub, e164: '+33612345692', verifiedName: 'Sample Old' },
      platformType: 'ON_PREMISE',
    },
  ],
  templates: [
    { waba: source, name: 'welcome' },
    { waba: source, name: 'order_update' },
    { waba: hub, name: 'sample_news' },
    { waba: '102290129340399', name: 'welcome' },
    { waba: '102290129340399', name: 'order_update' },
  ].map(({ waba, name }, index) => ({
    ...{ id: `138737235672600${index}`, waba, name, language: 'fr', quality: 'GREEN' },
    components: [{ type: 'BODY', text: `Sample ${name}.` }],
  })),
};

export async function startMigrationWorld(
  database: TestDatabase,
  {
    change = (given) => given,
    inventory = company,
    testerPhone,
  }: {
    /** What is otherwise at Meta. */
    change?: (given: Seed) => Seed;
    inventory?: string;
    /** Given, the bot has testers with this phone, and Braze delivers to it; else people do all with the group. */
    testerPhone?: string;
  } = {},
): Promise<MigrationWorld> {
  let now = () => new Date();
  const meta = await createMetaStandIn({
    now: () => now(),
    apps: [{ id: app, name: 'Sample bot', tokens: [{ token: accessToken }] }],
    ...change(seed),
    ...(testerPhone === undefined ? {} : { phones: [{ e164: testerPhone, name: 'Sample Tester' }] }),
  });
  onTestFinished(() => meta.close());
  const world = await startWorld(database, {
    company: inventory,
    automatic: testerPhone !== undefined,
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
  const settle = async () => {
    await world.app.idle();
    await meta.state.webhooks.settled();
    await world.app.idle();
  };
  // A start read Meta before the inventory was there.
  await world.app.ctx.store.transaction(async (tx) => {
    for (const id of wabas) await tx.jobs.enqueue({ name: 'sync', scope: `waba:${WabaId.parse(id)}` });
  });
  await settle();
  return {
    world,
    meta,
    settle,
    async wind(ms) {
      await world.app.wind(ms);
      meta.state.tick();
      await settle();
    },
    async code() {
      const answer = await fetch(`${meta.manageUrl}/codes`);
      const { codes } = (await answer.json()) as { codes: { code: string }[] };
      const last = codes.at(-1);
      if (last === undefined) throw new Error('no phone got a code');
      return last.code;
    },
  };
}

export interface MigrationWish {
  readonly user: string;
  readonly number: string;
  readonly scenario: string;
  readonly destination: string;
  readonly scope?: string;
  readonly first?: string;
}

/** Opens `migrate.new`, says that the number is on the API, and fills in the rest. */
export async function draftMigration(world: World, wish: MigrationWish): Promise<ShownView> {
  const { user, number: id, scenario, destination, scope = 'number', first } = wish;
  const person = world.slack.as(user);
  await command(world, user, 'migrate');
  const asked = modalOf(world, user, 'migrate.new');
  await person.fill(asked, { registered_on: 'api' });
  await world.app.idle();
  const draft = modalOf(world, user, 'migrate.new');
  await person.suggest(draft, 'number', '');
  await person.suggest(draft, 'destination', '');
  await person.fill(draft, {
    ...{ number: id, scenario, destination, scope, reason: 'sample reason' },
    ...(first === undefined ? {} : { first }),
  });
  return draft;
}

/** Fills `migrate.new` and comes to the plan. */
export async function askForMigration(world: World, wish: MigrationWish): Promise<ShownView> {
  await submit(world, wish.user, await draftMigration(world, wish));
  return modalOf(world, wish.user, 'migrate.plan');
}

/** Answers every question of the plan with yes and starts it; the operation's name. */
export async function startMigration(world: World, wish: MigrationWish): Promise<string> {
  const plan = await askForMigration(world, wish);
  const asked = plan.blocks.map((block) => block.block_id ?? '').filter((id) => id.startsWith('confirm.'));
  await world.slack.as(wish.user).fill(plan, Object.fromEntries(asked.map((id) => [id, ['yes']])));
  const answer = await submit(world, wish.user, plan);
  expect(JSON.parse(answer.body)).toEqual({ response_action: 'clear' });
  return newest(world);
}
