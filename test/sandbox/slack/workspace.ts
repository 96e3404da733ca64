import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import {
  createSlackStandIn,
  type SlackStandIn,
  type SlackStandInOptions,
} from '../../../src/sandbox/slack/stand-in.ts';

export const signingSecret = 'a-sample-signing-secret';
export const botToken = 'xoxb-sample';
export const appToken = 'xapp-sample';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

export async function startSlack(more: Partial<SlackStandInOptions> = {}): Promise<SlackStandIn> {
  const slack = await createSlackStandIn({
    signingSecret,
    botToken,
    team: { id: 'T0SAMPLE', name: 'Sample Co', domain: 'sample-co' },
    users: [
      { id: 'U0OLIVIA', name: 'olivia', realName: 'Olivia Operator', locale: 'en-US', tz: 'Europe/London' },
      { id: 'U0AMELIE', name: 'amelie', realName: 'Amélie Approver', locale: 'fr-FR', tz: 'Europe/Paris' },
    ],
    channels: [
      { id: 'C0OPS', name: 'ops', members: ['U0OLIVIA', 'U0AMELIE'] },
      { id: 'C0OTHER', name: 'other', members: ['U0OLIVIA'], withBot: false },
      { id: 'C0SECRET', name: 'secret', isPrivate: true, members: ['U0AMELIE'], withBot: false },
    ],
    commands: ['/wa'],
    limits: { postsPerSecond: Number.POSITIVE_INFINITY },
    ...more,
  });
  onTestFinished(() => slack.close());
  return slack;
}

export const clientOf = (slack: SlackStandIn, token = botToken) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });

export async function startBot(slack: SlackStandIn, listen: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret, port: 0, logLevel: LogLevel.ERROR });
  const app = new App({
    token: botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  const server = await app.start(0);
  onTestFinished(async () => {
    await app.stop();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  slack.connectBot(`http://127.0.0.1:${address.port}/slack/events`);
  return app;
}

export async function startSocketBot(slack: SlackStandIn, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: botToken,
    appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

export function defined<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected something to be there');
  return value;
}
