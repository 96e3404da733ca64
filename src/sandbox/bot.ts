import type { RequestListener } from 'node:http';
import { Hono } from 'hono';
import type { SwitchboardApp } from '../app.ts';
import type { HttpServer, Routes } from '../server.ts';
import { NotNow } from './impossible.ts';
import type { WorldTime } from './world-time.ts';

/** As a dead bot looks from Slack's side, and from that of the providers. */
const nobodyThere: RequestListener = (_request, response) => void response.writeHead(503).end();
const noWebhooks: Routes = new Hono();
noWebhooks.all('*', (c) => c.body(null, 503));

export interface BotParts {
  readonly server: Pick<HttpServer, 'serveSlack' | 'mount'>;
  readonly time: WorldTime;
  /** Its clock is followed by then. */
  readonly launch: () => Promise<SwitchboardApp>;
  readonly onChange: (up: boolean) => void;
  /** Waits until nothing moves any more, in the bot or around it. */
  readonly settle: (app: SwitchboardApp) => Promise<void>;
}

/** The bot inside the world: it can be stopped and started while Slack's stand-in and the page go on. */
export function createBot({ server, time, launch, onChange, settle }: BotParts) {
  let running: SwitchboardApp | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: nothing winds the clock of a bot that is being stopped. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = Promise.allSettled([turn]);
    return turn;
  }

  async function start(): Promise<void> {
    if (running !== null) return;
    running = await launch();
    onChange(true);
  }

  async function stop(): Promise<void> {
    const app = running;
    if (app === null) return;
    running = null;
    server.serveSlack(nobodyThere);
    for (const path of ['/webhooks/meta', '/webhooks/dialog360']) server.mount(path, noWebhooks);
    time.follow(null);
    onChange(false);
    await app.stop();
  }

  /** Throws `NotNow` while there is none. */
  function app(): SwitchboardApp {
    if (running === null) throw new NotNow('the bot is down: start it first');
    return running;
  }

  return {
    isUp: (): boolean => running !== null,
    app,
    start: () => inTurn(start),
    stop: () => inTurn(stop),
    wind: (ms: number) =>
      inTurn(async () => {
        await settle(app());
        await app().wind(ms);
        await settle(app());
      }),
    /** Does the work on the bot as it runs, then stops and starts it. */
    restart: (first: (app: SwitchboardApp) => Promise<void>) =>
      inTurn(async () => {
        await first(app());
        await stop();
        await start();
      }),
  };
}

export type Bot = ReturnType<typeof createBot>;
