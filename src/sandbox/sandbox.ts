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
import { hubRoutes } from './dialog360/hub-routes.ts';
import { dialog360ManageRoutes } from './dialog360/manage-routes.ts';
import { messagingRoutes } from './dialog360/messaging-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { forPeople, onlyLocal } from './guard.ts';
import { NotNow } from './impossible.ts';
import { touching } from './keeping.ts';
import { botRoutes, resetRoutes } from './life-routes.ts';
import { metaRoutes } from './meta/graph/routes.ts';
import { manageRoutes } from './meta/manage-routes.ts';
import { phoneRoutes } from './meta/phone-routes.ts';
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

/** A whole world on one machine: a Slack, a Braze, a Meta and a 360dialog of our own, a company that is clearly a sample, and the bot in it. */
export async function openSandbox({ server, dataDir, log, args, launch }: SandboxParts) {
  const wanted = readOptions(args);
  const folder = path.join(dataDir, 'sandbox');
  await mkdir(folder, { recursive: true });
  const world = await createWorld({ url: server.url, folder, wanted, log });
  const { slack, providers, time } = world;
  const { braze, meta, dialog360, keep } = providers;
  await writeConnection(folder, {
    url: server.url,
    signingSecret: world.connections.slack.receives.signingSecret,
  });

  const events = createPageEvents(slack);
  meta.webhooks.listen(() => events.tellSoon('phones'));
  const bot = createBot({
    server,
    time,
    onChange: (up) => events.tell({ kind: 'bot', up }),
    settle({ idle }) {
      providers.tick();
      return providers.settle(idle);
    },
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
        providers.clearFaults();
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
  const providing = (mountedAt: string, routes: Routes) =>
    server.mount(mountedAt, onlyLocal(touching(routes, providers.touch)));
  providing('/sandbox/braze', brazeRoutes(braze));
  providing('/sandbox/meta', metaRoutes(meta));
  providing('/sandbox/dialog360/messaging', messagingRoutes(dialog360));
  providing('/sandbox/dialog360', hubRoutes(dialog360));
  people('/sandbox/phones', touching(phoneRoutes(meta), providers.touch));
  people('/sandbox/manage/meta', touching(manageRoutes(meta), providers.touch));
  people('/sandbox/manage/dialog360', touching(dialog360ManageRoutes(dialog360), providers.touch));
  people('/sandbox/control', controlRoutes({ braze, slack, keep }));
  people('/sandbox/faults', faultRoutes({ slack, ...providers }));
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
  people('/sandbox', pageRoutes({ slack, providers, time, bot, events, whileItStands }));
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
