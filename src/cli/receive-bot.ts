import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Recording, type Trigger, whoAndWhere, written } from './receive-payload.ts';

/** There is no bot to send it to; the message is for the terminal. */
export class ConnectionMissing extends Error {
  override readonly name = 'ConnectionMissing';
}

export interface BotConnection {
  /** Of `POST /slack/events`. */
  readonly eventsUrl: string;
  readonly signingSecret: string;
  /** Where the sandbox gives out trigger ids; null for any other bot. */
  readonly triggersUrl: string | null;
}

const connectionFile = z.object({ url: z.url(), signingSecret: z.string().min(1) });
const triggerAnswer = z.object({ trigger_id: z.string(), response_url: z.string() });
const patienceMs = 10_000;

/** The bot at `url` with the secret of the environment, or the sandbox that runs on DATA_DIR. */
export async function findConnection(
  environment: Readonly<Record<string, string | undefined>>,
  url: string | undefined,
): Promise<BotConnection> {
  const secret = environment.SLACK_SIGNING_SECRET;
  if (secret) {
    const base = url ?? `http://127.0.0.1:${environment.PORT ?? 3000}`;
    return { eventsUrl: eventsOf(base), signingSecret: secret, triggersUrl: null };
  }
  const file = path.resolve(environment.DATA_DIR ?? '.data', 'sandbox/connection.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConnectionMissing(
      `${file} cannot be read (${error.code}): start the sandbox first, or set SLACK_SIGNING_SECRET and --url`,
    );
  });
  const sandbox = connectionFile.parse(JSON.parse(text));
  return {
    eventsUrl: eventsOf(url ?? sandbox.url),
    signingSecret: sandbox.signingSecret,
    triggersUrl: `${sandbox.url}/sandbox/control/slack/trigger`,
  };
}

/** A bare address means the bot's one path for Slack. */
function eventsOf(url: string): string {
  const parsed = new URL(url);
  if (parsed.pathname === '/') parsed.pathname = '/slack/events';
  return parsed.href;
}

/** One that the sandbox's Slack knows, so that a modal opens there; any other bot gets an id that nobody has seen. */
export async function freshTrigger(bot: BotConnection, recording: Recording): Promise<Trigger> {
  const made = { triggerId: `${Date.now()}.${randomUUID().replaceAll('-', '')}` };
  const asked = whoAndWhere(recording);
  if (bot.triggersUrl === null || asked.user === undefined) return made;
  const answer = await reach(bot.triggersUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  const given = answer.ok ? triggerAnswer.safeParse(await answer.json()) : undefined;
  if (!given?.success) return made;
  return { triggerId: given.data.trigger_id, responseUrl: given.data.response_url };
}

/** Sends it as Slack would, signed now. */
export async function send(
  { eventsUrl, signingSecret }: BotConnection,
  recording: Recording,
): Promise<{ status: number; ms: number; body: string }> {
  const { body, type } = written(recording);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const begun = performance.now();
  const answer = await reach(eventsUrl, {
    method: 'POST',
    body,
    headers: {
      ...retryHeaders(recording),
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  const ms = performance.now() - begun;
  return { status: answer.status, ms, body: await answer.text() };
}

/** Of the recorded headers only Slack's retry marks mean anything again. */
const retryHeaders = ({ headers }: Recording): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => /^x-slack-retry-/i.test(name)));

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, signal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    const reason =
      error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'nobody listens there';
    throw new ConnectionMissing(`${new URL(url).origin} cannot be reached: ${reason}`);
  }
}
