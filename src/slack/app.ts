import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Context } from '../application/ports/context.ts';
import type { SlackUsers } from '../application/ports/slack-users.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { boltLogger } from './bolt-logger.ts';
import { createCourier } from './courier.ts';
import { createFrontDoor } from './front-door.ts';
import { createMessenger } from './messenger.ts';
import { createReaders } from './readers.ts';
import { createUploads } from './uploads.ts';

export type Receives =
  | { readonly by: 'http'; readonly signingSecret: string }
  | { readonly by: 'socket'; readonly appToken: string };

export interface SlackOptions {
  readonly ctx: Context;
  readonly users: SlackUsers;
  readonly botToken: string;
  readonly receives: Receives;
  /** Unset: Slack's own. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Larger than any payload Slack sends; a view is at most 250 KB. */
const BODY_LIMIT = 1024 * 1024;

/** Slack's side of the bot: what comes in by HTTP or Socket Mode, and the messenger that goes out. */
export function createSlack(options: SlackOptions) {
  const { ctx, users, botToken, apiUrl, log, metrics } = options;
  const clientOptions = {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger: boltLogger(log),
  };
  const web = new WebClient(botToken, clientOptions);
  const readers = createReaders({ web, users, clock: ctx.clock });
  const { receiver, listener } = createReceiver(options, log);
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions,
    logger: boltLogger(log),
  });
  const frontDoor = createFrontDoor({ desk: { ctx, web, readers, log }, metrics });
  frontDoor.listen(app);

  return {
    messenger: createMessenger({ ctx, web, readers }),
    courier: createCourier({ web, readers }),
    /** Files that people gave to Slack. */
    uploads: createUploads({ web, botToken, apiUrl }),
    /** For `POST /slack/events`; null in Socket Mode. */
    listener,
    /** Takes up deliveries whose process died before it had answered them. */
    recover: frontDoor.recover,
    /** Who we are; throws where the token is not valid. */
    whoAmI: () => web.auth.test(),
    /** Resolves when everything that was acknowledged has been done. */
    idle: frontDoor.idle,
    async start(): Promise<void> {
      if (options.receives.by === 'socket') await app.start();
    },
    async stop(): Promise<void> {
      if (options.receives.by === 'socket') await app.stop();
      await frontDoor.idle();
    },
  };
}

function createReceiver(
  { receives, apiUrl }: SlackOptions,
  log: Log,
): { receiver: Receiver; listener: RequestListener | null } {
  const logger = boltLogger(log);
  if (receives.by === 'socket') {
    const installerOptions = apiUrl ? { clientOptions: { slackApiUrl: apiUrl } } : {};
    return {
      receiver: new SocketModeReceiver({ appToken: receives.appToken, logger, installerOptions }),
      listener: null,
    };
  }
  const receiver = new HTTPReceiver({ signingSecret: receives.signingSecret, logger, bodyLimit: BODY_LIMIT });
  return { receiver, listener: receiver.requestListener };
}
