import type { onTestFinished } from 'vitest';
import { applyInventory } from '../../src/application/asset/apply-inventory.ts';
import { readInventoryFile } from '../../src/cli/inventory-file.ts';
import { createBrazeStandIn } from '../../src/sandbox/braze/stand-in.ts';
import type { BrazeStateOptions } from '../../src/sandbox/braze/state.ts';
import { createSlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { createInventoryStore } from '../../src/store/inventory.ts';
import type { TestDatabase } from '../database.ts';
import { channels, people, company as sampleCompany } from '../e2e/company.ts';
import { createWire, type Fate } from './wire.ts';

const signingSecret = 'a-sample-signing-secret';
const botToken = 'xoxb-sample-token';

export interface OutsideParts {
  readonly database: TestDatabase;
  readonly decide: (call: string) => Fate;
  /** The `onTestFinished` of the test, which may run beside others. */
  readonly atEnd: typeof onTestFinished;
  /** Names of copies of the bot whose calls to Slack are to be told apart. */
  readonly copies?: readonly string[];
  /** The text of an inventory file; the sample company, where every step is a person's, unless given. */
  readonly company?: string;
  /** What Braze is like; empty workspaces unless given. */
  readonly braze?: Partial<BrazeStateOptions>;
}

/** Slack and Braze as they live on while the bot dies; every call to them goes over a wire that can be cut. */
export async function startOutside(parts: OutsideParts) {
  const { database, decide, atEnd, copies = [], company = byPeople } = parts;
  const slack = await createSlackStandIn({
    signingSecret,
    botToken,
    team: { id: 'T0SAMPLE', name: 'Sample Co', domain: 'sample-co' },
    users: people,
    channels,
    commands: ['/wa'],
    limits: { postsPerSecond: Number.POSITIVE_INFINITY },
  });
  const seed = readCompany(company);
  const braze = await createBrazeStandIn({
    workspaces: seed.workspaces.map(({ key, cluster }) => ({
      key,
      cluster,
      restKey: `key-of-${key}`,
      groups: [],
    })),
    ...parts.braze,
  });
  const targets = Object.fromEntries(['slack', ...copies].map((name) => [name, slack.url]));
  const wire = await createWire({ ...targets, braze: braze.restUrlOf('').replace(/\/$/, '') }, decide);
  slack.state.serveAt(`${wire.url}/slack`);
  atEnd(async () => {
    await wire.close();
    await braze.close();
    await slack.close();
  });
  const workspaces = seed.workspaces.map((w) => ({ ...w, restUrl: `${wire.url}/braze/${w.key}` }));
  const opened = await database.open();
  const store = createInventoryStore(opened.db);
  const applied = await applyInventory({ store, inventory: { ...seed, workspaces }, now: new Date() });
  if (applied.kind === 'refused') throw new Error(JSON.stringify(applied.faults));
  const keys = seed.workspaces.map((w): [string, string] => [w.apiKeyEnv, `key-of-${w.key}`]);
  return {
    slack,
    braze,
    database: opened,
    /** What a bot is started with; `name` stands before its calls to Slack. */
    environment: (name = 'slack') => ({
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${wire.url}/${name}/api/`,
      DATABASE_URL: database.url,
      CLOCK: 'controlled',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      ...Object.fromEntries(keys),
    }),
  };
}

export type Outside = Awaited<ReturnType<typeof startOutside>>;

/** Without testers every step is a person's, so that the points of a death are the same in every run. */
const byPeople = sampleCompany.replaceAll(/, testers: \[[^\]]*\]/g, '');

function readCompany(text: string) {
  const file = readInventoryFile(text);
  if (file.kind === 'faulty') throw new Error(file.problems.map(({ message }) => message).join('\n'));
  return file.inventory;
}
