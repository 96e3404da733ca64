import { onTestFinished } from 'vitest';
import { createApp, type SwitchboardApp } from '../../src/app.ts';
import { applyInventory } from '../../src/application/asset/apply-inventory.ts';
import { readInventoryFile } from '../../src/cli/inventory-file.ts';
import type { Inventory } from '../../src/domain/asset/inventory.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { ProviderConnections } from '../../src/providers/providers.ts';
import { type BrazeStandIn, createBrazeStandIn } from '../../src/sandbox/braze/stand-in.ts';
import type { BrazeStateOptions } from '../../src/sandbox/braze/state.ts';
import { manifestShortcuts } from '../../src/sandbox/manifest.ts';
import {
  createSlackStandIn,
  type SlackStandIn,
  type SlackStandInOptions,
} from '../../src/sandbox/slack/stand-in.ts';
import { Secret } from '../../src/secret.ts';
import { startServer } from '../../src/server.ts';
import type { Receives } from '../../src/slack/app.ts';
import { createInventoryStore } from '../../src/store/inventory.ts';
import type { TestDatabase } from '../database.ts';
import { unconnected } from '../providers/unconnected.ts';
import { channels, people, company as sampleCompany } from './company.ts';

export const signingSecret = 'a-sample-signing-secret';
export const botToken = 'xoxb-sample-token';
export const appToken = 'xapp-sample-token';

export interface Copy {
  readonly app: SwitchboardApp;
  /** `POST /slack/events` of this copy. */
  readonly url: string;
  /** Where its HTTP server is. */
  readonly server: string;
}

export interface World extends Copy {
  readonly slack: SlackStandIn;
  readonly braze: BrazeStandIn;
  /** What the bot logged, as text. */
  readonly logged: () => string;
  /** Applies another inventory file's text over what is there. */
  inventory(text: string): Promise<void>;
  /** One more copy of the bot on the same database; Slack goes on talking to the first. */
  copy(): Promise<Copy>;
}

export interface WorldOptions extends Partial<SlackStandInOptions> {
  /** The text of an inventory file; the sample company unless given. */
  readonly company?: string;
  readonly receives?: Receives;
  /** Whether the bot is given what it needs to do and prove steps by itself: testers; else people do all of them. */
  readonly automatic?: boolean;
  /** Meta and 360dialog; neither unless given. */
  readonly providers?: Partial<Omit<ProviderConnections, 'secret'>>;
  readonly brazeDelivers?: BrazeStateOptions['deliver'];
  /** What stands between the bot and Slack, given Slack's address. */
  readonly between?: (apiUrl: string) => Promise<string>;
}

/** The whole bot in this process, against stand-ins on loopback and the test's own database. */
export async function startWorld(database: TestDatabase, options: WorldOptions = {}): Promise<World> {
  const { company = sampleCompany, receives = { by: 'http', signingSecret }, between, ...others } = options;
  const { automatic = false, providers = {}, brazeDelivers, ...more } = others;
  const slack = await createSlackStandIn({
    signingSecret,
    botToken,
    team: { id: 'T0SAMPLE', name: 'Sample Co', domain: 'sample-co' },
    users: people,
    channels,
    commands: ['/wa'],
    shortcuts: manifestShortcuts(),
    limits: { postsPerSecond: Number.POSITIVE_INFINITY },
    ...more,
  });
  const apiUrl = between ? await between(slack.apiUrl) : slack.apiUrl;
  const seed = readCompany(company);
  let clock: { now(): Date } = { now: () => new Date() };
  const braze = await createBrazeStandIn({
    workspaces: brazeOf(seed),
    now: () => clock.now().getTime(),
    ...(brazeDelivers ? { deliver: brazeDelivers } : {}),
  });
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });

  async function copy(): Promise<Copy> {
    const metrics = createMetrics();
    const server = await startServer({ host: '127.0.0.1', port: 0, metrics });
    const app = await createApp({
      config: {
        database: { url: new Secret(database.url), ownerUrl: undefined },
        dataDir: '.data',
        clock: 'controlled',
      },
      connections: {
        slack: { botToken, apiUrl, receives },
        providers: {
          ...unconnected(
            (variable) =>
              seed.workspaces.filter((w) => w.apiKeyEnv === variable).map((w) => `key-of-${w.key}`)[0],
          ),
          ...providers,
        },
      },
      server,
      log,
      metrics,
    });
    onTestFinished(async () => {
      await server.close();
      await app.stop();
    });
    return { app, url: `${server.url}/slack/events`, server: server.url };
  }

  onTestFinished(async () => {
    await braze.close();
    await slack.close();
  });
  const first = await copy();
  clock = first.app.clock;
  slack.connectBot(first.url);
  const inventory = async (text: string) => {
    const base = readCompany(text);
    const workspaces = base.workspaces.map((w) => ({
      ...w,
      restUrl: braze.restUrlOf(w.key),
      testers: automatic ? w.testers : [],
    }));
    const store = createInventoryStore(first.app.database.db);
    const now = first.app.clock.now();
    const outcome = await applyInventory({ store, inventory: { ...base, workspaces }, now });
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.faults));
  };
  await inventory(company);
  return { ...first, slack, braze, inventory, copy, logged: () => lines.join('') };
}

const brazeOf = ({ workspaces, groups }: Inventory) =>
  workspaces.map(({ key, cluster }) => ({
    key,
    cluster,
    restKey: `key-of-${key}`,
    groups: groups
      .filter((group) => group.workspace === key)
      .map(({ id, name, status, number }) => ({ id, name, number, state: status })),
  }));

function readCompany(text: string): Inventory {
  const file = readInventoryFile(text);
  if (file.kind === 'faulty')
    throw new Error(file.problems.map((p) => `${p.line} ${p.path} ${p.message}`).join('\n'));
  return file.inventory;
}
