import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createBot } from '../../src/sandbox/bot.ts';
import { channels, profiles } from '../../src/sandbox/company/people.ts';
import { forPeople, onlyLocal } from '../../src/sandbox/guard.ts';
import { NotNow } from '../../src/sandbox/impossible.ts';
import { createPageEvents } from '../../src/sandbox/page/events.ts';
import { pageRoutes } from '../../src/sandbox/page/server.ts';
import { createProviderWorld } from '../../src/sandbox/provider-world.ts';
import type { Shortcut } from '../../src/sandbox/slack/model.ts';
import { slackRoutes } from '../../src/sandbox/slack/routes.ts';
import { createSlackState } from '../../src/sandbox/slack/state.ts';
import { createWorldTime } from '../../src/sandbox/world-time.ts';
import { type HttpServer, startServer } from '../../src/server.ts';
import type { Venue } from './stage.ts';

const [signingSecret, token] = ['a-sample-signing-secret', 'xoxb-sample'];

export interface Wanted {
  readonly shortcuts: readonly Shortcut[];
  /** What the sample bot does. */
  readonly listen: (app: App) => void;
}

/** The page and Slack's stand-in with a sample bot of the test's own, for what the real bot does not use. */
export class PageAlone implements Venue {
  readonly #wanted: Wanted;
  readonly #ending: (() => Promise<unknown>)[] = [];
  #url = '';

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'switchboard-page-'));
    this.#ending.push(() => rm(folder, { recursive: true, force: true }));
    const server = await startServer({ host: '127.0.0.1', port: 0, metrics: createMetrics() });
    this.#url = server.url;
    await this.#serve(server, folder);
  }

  async stop(): Promise<void> {
    for (const end of this.#ending.toReversed()) await end();
  }

  async #serve(server: HttpServer, folder: string): Promise<void> {
    const log = createLog({ level: 'silent' });
    const time = createWorldTime();
    const slack = await createSlackState({
      ...{ signingSecret, botToken: token, users: profiles, channels, now: time.now },
      team: { id: 'T0SAMPLE', name: 'Sample Co', domain: 'sample-co' },
      shortcuts: this.#wanted.shortcuts,
      persistTo: path.join(folder, 'slack.json'),
    });
    slack.serveAt(`${server.url}/sandbox/slack`);
    slack.connectBot(await this.#botAt(`${server.url}/sandbox/slack/api/`));
    const parts = { url: server.url, folder, now: time.now, onFault: (line: string) => log.warn(line) };
    const providers = createProviderWorld(parts);
    const events = createPageEvents(slack);
    const bot = createBot({
      ...{ server, time, onChange: () => undefined, settle: async () => undefined },
      launch: () => Promise.reject(new NotNow('here is a sample bot only')),
    });
    server.mount('/sandbox/slack', onlyLocal(slackRoutes(slack)));
    const page = pageRoutes({ slack, providers, time, bot, events, whileItStands: () => undefined });
    server.mount('/sandbox', forPeople(page, log));
    this.#ending.push(
      () => server.close(),
      () => slack.close(),
      async () => {
        providers.close();
        events.end();
      },
    );
  }

  async #botAt(slackApiUrl: string): Promise<string> {
    const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
    const app = new App({ token, receiver, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });
    this.#wanted.listen(app);
    const node = createServer(receiver.requestListener).listen(0, '127.0.0.1');
    await once(node, 'listening');
    this.#ending.push(async () => {
      node.close();
      node.closeAllConnections();
    });
    const { port } = node.address() as AddressInfo;
    return `http://127.0.0.1:${port}/slack/events`;
  }
}
