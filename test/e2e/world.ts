import { onTestFinished } from 'vitest';
import { createApp, type SwitchboardApp } from '../../src/app.ts';
import { applyInventory } from '../../src/application/asset/apply-inventory.ts';
import { readInventoryFile } from '../../src/cli/inventory-file.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createBrazeStandIn } from '../../src/sandbox/braze/stand-in.ts';
import {
  createSlackStandIn,
  type SlackStandIn,
  type SlackStandInOptions,
} from '../../src/sandbox/slack/stand-in.ts';
import { Secret } from '../../src/secret.ts';
import { startServer } from '../../src/server.ts';
import { createInventoryStore } from '../../src/store/inventory.ts';
import type { TestDatabase } from '../database.ts';
import { channels, company, people } from './company.ts';

export const signingSecret = 'a-sample-signing-secret';
export const botToken = 'xoxb-sample-token';

export interface World {
  readonly slack: SlackStandIn;
  readonly braze: Awaited<ReturnType<typeof createBrazeStandIn>>;
  readonly app: SwitchboardApp;
  /** What the bot logged, as text. */
  readonly logged: () => string;
  /** `POST /slack/events` of the bot. */
  readonly url: string;
  /** Applies another inventory file's text over what is there. */
  inventory(text: string): Promise<void>;
}

/** The whole bot in this process, against stand-ins on loopback and the test's own database. */
export async function startWorld(
  database: TestDatabase,
  more: Partial<SlackStandInOptions> = {},
): Promise<World> {
  const slack = await createSlackStandIn({
    signingSecret,
    botToken,
    team: { id: 'T0SAMPLE', name: 'Sample Co', domain: 'sample-co' },
    users: people,
    channels,
    commands: ['/wa'],
    limits: { postsPerSecond: Number.POSITIVE_INFINITY },
    ...more,
  });
  const seed = readCompany(company);
  const braze = await createBrazeStandIn({
    workspaces: seed.workspaces.map((w) => ({
      key: w.key,
      cluster: w.cluster,
      restKey: `key-of-${w.key}`,
      groups: seed.groups
        .filter((g) => g.workspace === w.key)
        .map((g) => ({ id: g.id, name: g.name, state: g.status })),
    })),
  });
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  const metrics = createMetrics();
  const server = await startServer({ host: '127.0.0.1', port: 0, metrics });
  const app = await createApp({
    config: {
      database: { url: new Secret(database.url), ownerUrl: undefined },
      dataDir: '.data',
      clock: 'controlled',
    },
    connections: {
      slack: { botToken, apiUrl: slack.apiUrl, receives: { by: 'http', signingSecret } },
      secret: (variable) =>
        seed.workspaces.filter((w) => w.apiKeyEnv === variable).map((w) => `key-of-${w.key}`)[0],
    },
    server,
    log,
    metrics,
  });
  const url = `${server.url}/slack/events`;
  slack.connectBot(url);
  onTestFinished(async () => {
    await server.close();
    await app.stop();
    await braze.close();
    await slack.close();
  });
  const inventory = async (text: string) => {
    const base = readCompany(text);
    const workspaces = base.workspaces.map((w) => ({ ...w, restUrl: braze.restUrlOf(w.key) }));
    const store = createInventoryStore(app.database.db);
    const outcome = await applyInventory({ store, inventory: { ...base, workspaces }, now: app.clock.now() });
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.faults));
  };
  await inventory(company);
  return { slack, braze, app, url, inventory, logged: () => lines.join('') };
}

function readCompany(text: string) {
  const file = readInventoryFile(text);
  if (file.kind === 'faulty')
    throw new Error(file.problems.map((p) => `${p.line} ${p.path} ${p.message}`).join('\n'));
  return file.inventory;
}
