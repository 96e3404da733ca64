import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Connections, SwitchboardApp } from '../app.ts';
import { applyInventory } from '../application/asset/apply-inventory.ts';
import type { Inventory } from '../domain/asset/inventory.ts';
import { readInventory } from '../domain/asset/inventory-reading.ts';
import type { Log } from '../log.ts';
import type { HttpServer } from '../server.ts';
import { createInventoryStore } from '../store/inventory.ts';
import { createBrazeKeeper } from './braze/keeper.ts';
import { brazeRoutes } from './braze/routes.ts';
import { createBrazeState } from './braze/state.ts';
import { channels, people } from './company/people.ts';
import { controlRoutes } from './control-routes.ts';
import { createFacade } from './slack/facade.ts';
import { slackRoutes } from './slack/routes.ts';
import { createSlackState } from './slack/state.ts';

export interface World {
  readonly connections: Connections;
  /** Seeds an empty store, and lets people in once the bot is there. */
  open(app: SwitchboardApp): Promise<void>;
  close(): Promise<void>;
}

const company = new URL('company/inventory.yaml', import.meta.url);

/** A whole world on one machine: a Slack and a Braze of our own, and a company that is clearly a sample. */
export async function createWorld({
  server,
  dataDir,
  log,
}: {
  server: HttpServer;
  dataDir: string;
  log: Log;
}): Promise<World> {
  const folder = path.join(dataDir, 'sandbox');
  await mkdir(folder, { recursive: true });
  const inventory = await readCompany();
  const signingSecret = randomBytes(16).toString('hex');
  const botToken = `xoxb-sandbox-${randomBytes(12).toString('hex')}`;
  const keys = new Map(
    inventory.workspaces.map((w) => [w.apiKeyEnv, `sandbox-${randomBytes(8).toString('hex')}`]),
  );

  const slack = await createSlackState({
    signingSecret,
    botToken,
    botUrl: `${server.url}/slack/events`,
    team: { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' },
    users: people,
    channels,
    commands: ['/wa'],
    persistTo: path.join(folder, 'slack.json'),
  });
  slack.serveAt(`${server.url}/sandbox/slack`);
  const braze = createBrazeState({
    workspaces: inventory.workspaces.map((w) => ({
      key: w.key,
      cluster: w.cluster,
      restKey: keys.get(w.apiKeyEnv) ?? '',
      groups: inventory.groups
        .filter((g) => g.workspace === w.key)
        .map((g) => ({ id: g.id, name: g.name, state: g.status })),
    })),
  });
  const keeper = await createBrazeKeeper(braze, path.join(folder, 'braze.json'));
  server.mount('/sandbox/slack', slackRoutes(slack));
  server.mount('/sandbox/braze', brazeRoutes(braze));
  server.mount('/sandbox/control', controlRoutes({ braze, slack: createFacade(slack), keep: keeper.keep }));

  return {
    connections: {
      slack: {
        botToken,
        apiUrl: `${server.url}/sandbox/slack/api/`,
        receives: { by: 'http', signingSecret },
      },
      secret: (variable) => keys.get(variable),
    },
    async open(app) {
      const outcome = await seed(app, inventory, (key) => `${server.url}/sandbox/braze/${key}`);
      log.info({ inventory: outcome.kind }, 'the sandbox is open');
    },
    async close() {
      await keeper.keep();
      await slack.close();
    },
  };
}

async function readCompany(): Promise<Inventory> {
  const reading = readInventory(parse(await readFile(company, 'utf8')));
  if (reading.kind === 'faulty')
    throw new Error(`the sandbox's company is faulty: ${JSON.stringify(reading.faults)}`);
  return reading.inventory;
}

/** The company where the store is empty, else what is there; both with the stand-in's address of this run. */
async function seed(
  { database, clock }: SwitchboardApp,
  company: Inventory,
  restUrlOf: (key: string) => string,
) {
  const store = createInventoryStore(database.db);
  const there = await store.snapshot((view) => view.read());
  const base = there.workspaces.length === 0 ? company : there;
  const workspaces = base.workspaces.map((w) => ({ ...w, restUrl: restUrlOf(w.key) }));
  return applyInventory({ store, inventory: { ...base, workspaces }, now: clock.now(), actor: 'sandbox' });
}
