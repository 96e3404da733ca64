import { existsSync } from 'node:fs';
import { type Connections, createApp } from './app.ts';
import { clockRoutes } from './clock-routes.ts';
import { type Config, ConfigurationInvalid, formatConfigurationFaults, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { PortUnavailable, startServer } from './server.ts';
import { DatabaseUnavailable } from './store/database-unavailable.ts';

/** A fault that people can mend: said in one clear sentence, without a stack trace. */
const expected = (error: unknown): readonly string[] | null => {
  if (error instanceof ConfigurationInvalid) return formatConfigurationFaults(error);
  if (error instanceof DatabaseUnavailable || error instanceof PortUnavailable) return [error.message];
  return null;
};

/** A signal that comes while everything is still starting is kept until it can be stopped in order. */
function untilSignalled(): (stop: () => Promise<void>) => void {
  let asked = false;
  let stop: (() => Promise<void>) | null = null;
  const leave = () => {
    const leaving = stop;
    if (leaving === null) return;
    stop = null;
    leaving().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      asked = true;
      leave();
    });
  }
  return (started) => {
    stop = started;
    if (asked) leave();
  };
}

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const server = await startServer({ ...config.http, metrics });
  const started = untilSignalled();
  const ready = server.holdBack('starting');
  const sandbox = config.mode === 'sandbox' ? await import('./sandbox/sandbox.ts') : null;
  const { dataDir } = config;
  const parts = { config, server, log, metrics, onLost: fail };
  const world = await sandbox?.openSandbox({
    server,
    dataDir,
    log,
    args: process.argv.slice(2),
    launch: (connections, prepare) => createApp({ ...parts, connections, prepare }),
  });
  const app = world ?? (await createApp({ ...parts, connections: fromEnvironment(config) }));
  if ('wind' in app && config.clock === 'controlled') server.mount('/sandbox/clock', clockRoutes(app));
  ready();
  const invitation = ' (the sandbox: open it in a browser; nothing leaves this machine)';
  say(`Switchboard is ready at ${server.url}${world ? invitation : ''}`);
  started(async () => {
    world?.leave();
    await server.close();
    await app.stop();
  });
}

function fromEnvironment(config: Config): Connections {
  const { slack } = config;
  if (!slack) throw new Error('without Slack credentials the sandbox brings its own');
  const { botToken, apiUrl, receives } = slack;
  return {
    providers: {
      secret: (variable) => config.secret(variable),
      meta: config.meta,
      dialog360: config.dialog360,
    },
    slack: {
      botToken: botToken.reveal(),
      apiUrl,
      receives:
        receives.by === 'socket'
          ? { by: 'socket', appToken: receives.appToken.reveal() }
          : { by: 'http', signingSecret: receives.signingSecret.reveal() },
    },
  };
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function fail(error: unknown): void {
  const lines = expected(error) ?? [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

start().catch(fail);
