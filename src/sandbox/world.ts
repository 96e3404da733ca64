import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { SwitchboardApp } from '../app.ts';
import type { Inventory } from '../domain/asset/inventory.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { type CompanySize, createCompany } from './company/company.ts';
import { sampleList } from './company/opt-ins.ts';
import { channels, profiles } from './company/people.ts';
import { seedInventory } from './company/seed.ts';
import { tellStories } from './company/tell-stories.ts';
import { markHalfMade, markWhole, readKept, wipe } from './kept-world.ts';
import { manifestShortcuts } from './manifest.ts';
import { usual } from './options.ts';
import { createProviderWorld } from './provider-world.ts';
import { createFacade } from './slack/facade.ts';
import type { PostLimits } from './slack/post-limit.ts';
import { createSlackState, type SlackState } from './slack/state.ts';
import { createWorldTime } from './world-time.ts';

export interface WorldParts {
  /** Of the server that everything is mounted on. */
  readonly url: string;
  readonly folder: string;
  readonly wanted: Partial<CompanySize>;
  readonly log: Log;
}

/** As Slack: about one a second, and short bursts. */
const usualLimits: PostLimits = { postsPerSecond: 1, burst: 5 };

/** The stand-ins and their company: what a bot is put into, and what outlives it. */
export async function createWorld({ url, folder, wanted, log }: WorldParts) {
  const onFault = (line: string) => log.warn(line);
  const time = createWorldTime();
  const limits = { ...usualLimits };
  const signingSecret = randomBytes(16).toString('hex');
  const botToken = `xoxb-sandbox-${randomBytes(12).toString('hex')}`;
  const slack = await createSlackState({
    signingSecret,
    botToken,
    botUrl: `${url}/slack/events`,
    team: { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' },
    users: profiles,
    channels,
    commands: ['/wa'],
    shortcuts: manifestShortcuts(),
    limits,
    now: time.now,
    persistTo: path.join(folder, 'slack.json'),
    onFault,
  });
  slack.serveAt(`${url}/sandbox/slack`);
  const providers = createProviderWorld({ url, folder, now: time.now, onFault });

  let company: CompanySize = usual;
  let isOurs = true;
  let isToBeSeeded = false;
  /** The bot comes and goes; the stand-ins are as they were. */
  let isFilled = false;

  return {
    slack,
    providers,
    time,
    connections: {
      slack: {
        botToken,
        apiUrl: `${url}/sandbox/slack/api/`,
        receives: { by: 'http' as const, signingSecret },
      },
      providers: providers.connections,
    },
    /** Whether the sandbox filled the database itself, and so may empty it. */
    isOurs: () => isOurs,
    /** Before the bot: keeps what is there, or makes room for a new world. */
    async prepare(database: Database): Promise<void> {
      const kept = await readKept(database);
      const before = 'seed' in kept ? { seed: kept.seed, size: kept.size } : usual;
      const asked = { ...before, ...wanted };
      const isAnother = asked.seed !== before.seed || asked.size !== before.size;
      isOurs = kept.kind !== 'foreign';
      isToBeSeeded =
        kept.kind === 'empty' || kept.kind === 'half_made' || (kept.kind === 'whole' && isAnother);
      company = isOurs ? asked : usual;
      const isFirst = !isFilled;
      isFilled = true;
      if (isFirst || isToBeSeeded) providers.fill(company);
      if (!isToBeSeeded) return isFirst ? providers.restore() : undefined;
      await markHalfMade(database, company);
      if (kept.kind !== 'empty') await wipe(database);
      slack.faults.clear();
      providers.clearFaults();
      await slack.reset();
      await providers.keep();
    },
    /** Behind the bot's start: the company with all that it has in hand, where there is none. */
    async seed(app: SwitchboardApp): Promise<void> {
      await providers.connect();
      const inventory = await seedInventory(
        app,
        createCompany(company),
        (key) => `${url}/sandbox/braze/${key}`,
      );
      if (!isToBeSeeded) return;
      limits.postsPerSecond = Number.POSITIVE_INFINITY;
      await tellStories({ app, providers, inventory, seed: company.seed });
      await bringList(slack, inventory);
      limits.postsPerSecond = usualLimits.postsPerSecond;
      await providers.keep();
      await markWhole(app.database);
      isToBeSeeded = false;
    },
    /** The next start makes the world anew. */
    abandon: (database: Database): Promise<void> => markHalfMade(database, company),
    close: async (): Promise<void> => {
      await providers.keep();
      providers.close();
      await slack.close();
    },
  };
}

/** The opt-in owner has put a list into a channel: whoever tries an import finds one. */
async function bringList(slack: SlackState, inventory: Inventory): Promise<void> {
  const owner = createFacade(slack).as('U0OPTIN');
  const list = await owner.upload('opt-ins-uk.csv', sampleList(inventory, 'WhatsApp UK'));
  await owner.say('C0UK', 'This week’s opt-ins. Its menu has “Import opt-ins”.', { files: [list] });
}
