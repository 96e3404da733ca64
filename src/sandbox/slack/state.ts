import { createKeeper, type OnFault, readStateFile } from '../state-file.ts';
import { createChanges } from './changes.ts';
import { createFaults } from './faults.ts';
import type { Bot, ChannelSeed, Profile, Seed, Shortcut, Team } from './model.ts';
import type { PostLimits } from './post-limit.ts';
import { createPostbox } from './postbox.ts';
import { readSnapshot } from './snapshot.ts';
import { createSocketHub } from './socket-hub.ts';
import { createTraffic, withoutSecrets } from './traffic.ts';
import { createWorld, takeSnapshot, type WorldParts } from './world.ts';

export type SlackOptions = {
  signingSecret: string;
  botToken: string;
  /** With it, the bot may come over Socket Mode. */
  appToken?: string;
  /** The bot's `POST /slack/events`. */
  botUrl?: string;
  team: Team;
  users: Profile[];
  channels: ChannelSeed[];
  bot?: Bot;
  /** The slash commands of the manifest, with the slash. */
  commands?: string[];
  /** The shortcuts of the manifest; what is not among them nobody can choose. */
  shortcuts?: readonly Shortcut[];
  /** The bot_events of the manifest. */
  events?: string[];
  /** The bot scopes of the manifest, told in `x-oauth-scopes`. */
  scopes?: string[];
  /** Posts a second in one channel. */
  limits?: PostLimits;
  /** Gives messages their timestamps. */
  now?: () => Date;
  /** Milliseconds; trigger ids, response URLs and limits live by it. */
  monotonic?: () => number;
  /** How long the bot has to acknowledge. */
  ackTimeoutMs?: number;
  /** A JSON file that outlives the process; files lie in a folder beside it. */
  persistTo?: string;
  /** Told in one line when that file cannot be read or written. */
  onFault?: OnFault;
};

const theBot: Bot = { id: 'B0SWITCHBD', userId: 'U0SWITCHBD', appId: 'A0SWITCHBD', name: 'switchboard' };

export type SlackState = Awaited<ReturnType<typeof createSlackState>>;

/** A workspace without its HTTP server: slackRoutes serves it, the driver acts in it. */
export async function createSlackState(options: SlackOptions) {
  const { team, persistTo, bot = theBot, onFault = () => {} } = options;
  const seed: Seed = { users: options.users, channels: options.channels };
  let botUrl = options.botUrl;
  let baseUrl = 'http://127.0.0.1';
  const changes = createChanges();
  const traffic = createTraffic((exchange) =>
    changes.emit({ kind: 'traffic', exchange: withoutSecrets(exchange) }),
  );
  const sockets = createSocketHub(bot.appId);
  const { signingSecret, ackTimeoutMs = 3000 } = options;
  const postbox = createPostbox({ signingSecret, botUrl: () => botUrl, sockets, traffic, ackTimeoutMs });

  const parts: WorldParts = {
    team,
    bot,
    changes,
    limits: options.limits ?? { postsPerSecond: 1 },
    now: options.now ?? (() => new Date()),
    monotonic: options.monotonic ?? (() => performance.now()),
    baseUrl: () => baseUrl,
    ...(persistTo === undefined ? {} : { filesFolder: `${persistTo}.files` }),
  };
  const saved = persistTo === undefined ? undefined : await readStateFile(persistTo, readSnapshot, onFault);
  let world = createWorld(seed, parts, saved);
  const keeper =
    persistTo === undefined ? undefined : createKeeper(persistTo, () => takeSnapshot(world), onFault);
  changes.subscribe(({ kind }) => {
    if (kind !== 'traffic') keeper?.touch();
  });

  return {
    team,
    bot,
    tokens: { bot: options.botToken, app: options.appToken },
    commands: options.commands ?? [],
    shortcuts: options.shortcuts ?? [],
    events: new Set(options.events ?? ['app_home_opened']),
    scopes: options.scopes ?? [],
    changes,
    traffic,
    faults: createFaults(),
    sockets,
    postbox,
    world: () => world,
    baseUrl: () => baseUrl,
    /** Where slackRoutes is reached, without a slash at the end. */
    serveAt(url: string): void {
      baseUrl = url;
    },
    connectBot(url: string): void {
      botUrl = url;
    },
    async reset(again: Seed = seed): Promise<void> {
      await world.files.forget();
      world = createWorld(again, parts);
      traffic.clear();
      changes.emit({ kind: 'reset' });
    },
    /** Answers when all that was said so far outlives this process. */
    keep: async (): Promise<void> => keeper?.flush(),
    async close(): Promise<void> {
      sockets.close();
      keeper?.touch();
      await keeper?.flush();
    },
  };
}
