import { randomUUID } from 'node:crypto';
import type { Context } from './application/ports/context.ts';
import type { Config } from './config.ts';
import { createImportFiles } from './files/read-import.ts';
import { deliver } from './jobs/deliver.ts';
import { probe } from './jobs/probe.ts';
import { proof } from './jobs/proof.ts';
import { createQueue } from './jobs/queue.ts';
import { ratings } from './jobs/ratings.ts';
import { lookAgain } from './jobs/read-state.ts';
import { refresh } from './jobs/refresh.ts';
import { run } from './jobs/run.ts';
import { setState } from './jobs/set-state.ts';
import { stops } from './jobs/stops.ts';
import { sweep } from './jobs/sweep.ts';
import { sync } from './jobs/sync.ts';
import { tellStops } from './jobs/tell-stops.ts';
import { tick } from './jobs/tick.ts';
import { webhooks } from './jobs/webhooks.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createProviders, type ProviderConnections } from './providers/providers.ts';
import type { HttpServer } from './server.ts';
import { createSlack, type Receives } from './slack/app.ts';
import { createClock } from './store/clock.ts';
import { type Database, openDatabase } from './store/database.ts';
import { DatabaseUnavailable } from './store/database-unavailable.ts';
import { migrate } from './store/migrate.ts';
import { createRateBudget } from './store/rate-budget.ts';
import { createSlackUsers } from './store/slack-users.ts';
import { createStore } from './store/store.ts';
import { dialog360Webhooks } from './webhooks/dialog360/routes.ts';
import { metaWebhooks } from './webhooks/meta/routes.ts';

/** How this bot reaches its Slack and the workspaces' keys: from the environment, or from the sandbox. */
export interface Connections {
  readonly slack: {
    readonly botToken: string;
    readonly apiUrl: string | undefined;
    readonly receives: Receives;
  };
  readonly providers: ProviderConnections;
}

export interface Parts {
  readonly config: Pick<Config, 'database' | 'dataDir' | 'clock'>;
  readonly connections: Connections;
  readonly server: Pick<HttpServer, 'serveSlack' | 'readiness' | 'mount'>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Works on the database before its schema is brought up to date. */
  readonly prepare?: (database: Database) => Promise<void>;
  /** The built-in database is gone although nobody stopped it: nothing works from here on. */
  readonly onLost?: (error: DatabaseUnavailable) => void;
}

const LOST = 'The built-in Postgres has ended unexpectedly; start Switchboard again. Nothing is lost.';

/**
 * The whole system, put together. What people press in Slack and what the clock brings about meet in the same use
 * cases (`application/`), which decide by the rules (`domain/`), write to Postgres (`store/`) and enqueue what leaves
 * the house (`jobs/`), through Slack (`slack/`) and the providers (`providers/`).
 */
export async function createApp({ config, connections, server, log, metrics, prepare, onLost }: Parts) {
  const database = await openDatabase({
    url: config.database.url?.reveal(),
    ownerUrl: config.database.ownerUrl?.reveal(),
    dataDir: config.dataDir,
    onLog: (line) => log.debug({ from: 'postgres' }, line.trim()),
  });
  await prepare?.(database);
  await migrate(database);
  const clock = await createClock(database.sql, { controlled: config.clock === 'controlled' });
  const queue = createQueue({ pgConfig: database.pgConfig, clock, log });
  const store = createStore({ ...database, enqueue: (tx, wanted) => queue.enqueue(wanted, tx) });
  const budget = createRateBudget(database.sql);
  const providers = createProviders({ connections: connections.providers, budget, clock, log });
  const ctx: Context = { store, ...providers, clock, newId: randomUUID };

  let stopping = false;
  const users = createSlackUsers(database.db);
  const slack = createSlack({ ctx, users, ...connections.slack, log, metrics });

  await queue.start();
  await queue.handle('deliver', deliver(ctx, slack.messenger));
  await queue.handle('refresh', refresh(ctx, slack.messenger));
  await queue.handle('tick', tick(ctx));
  await queue.handle('ratings', ratings(ctx));
  await queue.handle('probe', probe(ctx));
  await queue.handle(
    'run',
    run(ctx, { uploads: slack.uploads, files: createImportFiles(), isStopping: () => stopping }),
  );
  await queue.handle('set_state', setState(ctx));
  await queue.handle('read_state', lookAgain(ctx));
  await queue.handle('proof', proof(ctx, slack.courier));
  await queue.handle('webhooks', webhooks(ctx, log));
  await queue.handle('sync', sync(ctx));
  await queue.handle('stops', stops(ctx));
  await queue.handle('tell_stops', tellStops(ctx));
  await queue.handle('sweep', sweep(ctx, slack.recover));
  await queue.enqueue([
    { job: { name: 'sweep' }, after: undefined },
    { job: { name: 'sync', scope: 'all' }, after: undefined },
  ]);

  const { meta, dialog360 } = connections.providers;
  if (meta.appSecret && meta.verifyToken) {
    const secrets = { appSecret: meta.appSecret.reveal(), verifyToken: meta.verifyToken.reveal() };
    server.mount('/webhooks/meta', metaWebhooks({ ctx, ...secrets, log, metrics }));
  }
  if (dialog360.webhookSecret) {
    const secret = dialog360.webhookSecret.reveal();
    server.mount('/webhooks/dialog360', dialog360Webhooks({ ctx, secret, log, metrics }));
  }
  if (slack.listener) server.serveSlack(slack.listener);
  await slack.start();
  server.readiness(async () => {
    await database.sql`select 1`;
    return null;
  });

  void database.exited.then(() => {
    if (!stopping) onLost?.(new DatabaseUnavailable('unreachable', LOST));
  });

  const idle = async (): Promise<void> => {
    await slack.idle();
    await queue.idle();
  };

  return {
    ctx,
    database,
    clock,
    whoAmI: slack.whoAmI,
    /** Moves time on and answers when everything that was due by then has been done (SPEC 10.6). */
    async wind(ms: number): Promise<void> {
      await idle();
      await clock.advance(ms);
      await idle();
    },
    idle,
    nextDue: queue.nextDue,
    /** Takes no more, finishes what is in hand, closes the store last. */
    async stop(): Promise<void> {
      stopping = true;
      server.readiness(async () => 'stopping');
      await slack.stop();
      await queue.stop();
      await clock.close();
      await database.close();
    },
  };
}

export type SwitchboardApp = Awaited<ReturnType<typeof createApp>>;
