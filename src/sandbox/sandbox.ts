import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Connections, Parts, SwitchboardApp } from '../app.ts';
import { clockRoutes } from '../clock-routes.ts';
import type { Log } from '../log.ts';
import type { HttpServer, Routes } from '../server.ts';
import { createBot } from './bot.ts';
import { brazeRoutes } from './braze/routes.ts';
import { writeConnection } from './connection-file.ts';
import { controlRoutes } from './control-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { forPeople, onlyLocal } from './guard.ts';
import { NotNow } from './impossible.ts';
import { botRoutes, resetRoutes } from './life-routes.ts';
import { nextDue } from './next-due.ts';
import { readOptions } from './options.ts';
import { createPageEvents } from './page/events.ts';
import { pageRoutes, toThePage } from './page/server.ts';
import { slackRoutes } from './slack/routes.ts';
import { createWorld } from './world.ts';

export interface SandboxParts {
  readonly server: HttpServer;
  readonly dataDir: string;
  readonly log: Log;
  /** What followed `npm start --`. */
  readonly args: readonly string[];
  readonly launch: (
    connections: Connections,
    prepare: NonNullable<Parts['prepare']>,
  ) => Promise<SwitchboardApp>;
}

/** A whole world on one machine: a Slack and a Braze of our own, a company that is clearly a sample, and the bot in it. */
export async function openSandbox({ server, dataDir, log, args, launch }: SandboxParts) {
  const wanted = readOptions(args);
  const folder = path.join(dataDir, 'sandbox');
  await mkdir(folder, { recursive: true });
  const world = await createWorld({ url: server.url, folder, wanted, log });
  const { slack, braze, time, keep } = world;
  await writeConnection(folder, {
    url: server.url,
    signingSecret: world.connections.slack.receives.signingSecret,
  });

  const events = createPageEvents(slack);
  const bot = createBot({
    server,
    time,
    onChange: (up) => events.tell({ kind: 'bot', up }),
    async launch() {
      const app = await launch(world.connections, world.prepare);
      try {
        time.follow(app.clock);
        await world.seed(app);
        return app;
      } catch (error) {
        time.follow(null);
        await app.stop();
        throw error;
      }
    },
  });

  let resetting = false;
  const life = {
    async reset() {
      if (resetting) return 'under_way' as const;
      if (!world.isOurs()) return 'not_ours' as const;
      resetting = true;
      try {
        slack.faults.clear();
        braze.faults.clear();
        await bot.start();
        await bot.restart((app) => world.abandon(app.database));
        events.tell({ kind: 'clock', now: time.now().toISOString() });
        return 'done' as const;
      } finally {
        resetting = false;
      }
    },
    bot: (up: boolean) => (up ? bot.start() : bot.stop()),
  };
  const whileItStands = () => {
    if (resetting) throw new NotNow('the world is being reset: try again in a moment');
  };

  const people = (mountedAt: string, routes: Routes) => server.mount(mountedAt, forPeople(routes, log));
  server.mount('/sandbox/slack', onlyLocal(slackRoutes(slack)));
  server.mount('/sandbox/braze', onlyLocal(brazeRoutes(braze)));
  people('/sandbox/control', controlRoutes({ braze, slack, keep }));
  people('/sandbox/faults', faultRoutes({ slack, braze }));
  people('/sandbox/reset', resetRoutes(life));
  people('/sandbox/bot', botRoutes(life));
  people(
    '/sandbox/clock',
    clockRoutes({
      clock: time,
      async wind(ms) {
        whileItStands();
        if (!bot.app().clock.controlled) throw new NotNow('the clock is real: start with CLOCK=controlled');
        await bot.wind(ms);
        events.tell({ kind: 'clock', now: time.now().toISOString() });
      },
      nextDue: async () => nextDue(bot.app()),
    }),
  );
  people('/sandbox', pageRoutes({ slack, braze, time, bot, events, whileItStands }));
  people('/', toThePage());
  await bot.start();
  log.info('the sandbox is open');

  return {
    /** Lets the pages go, so that the server can close. */
    leave: events.end,
    async stop(): Promise<void> {
      await bot.stop();
      await world.close();
    },
  };
}
