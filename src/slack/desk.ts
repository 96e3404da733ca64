import { setTimeout as pause } from 'node:timers/promises';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Context } from '../application/ports/context.ts';
import type { Denied } from '../domain/access/access.ts';
import type { Log } from '../log.ts';
import { section } from './blocks/primitives.ts';
import type { ActionDelivery, CommandDelivery } from './deliveries.ts';
import type { Readers } from './readers.ts';
import { outcomeOf, platformError } from './slack-error.ts';
import { bare, type Mrkdwn } from './text/mrkdwn.ts';
import type { Text } from './text/shape.ts';

/** What a listener works with. */
export interface Desk {
  readonly ctx: Context;
  readonly web: WebClient;
  readonly readers: Readers;
  readonly log: Log;
}

type Asked = CommandDelivery | ActionDelivery;

/** A trigger lives for three seconds, so there is time for a second attempt. */
const AGAIN_MS = 1_000;

const EXPIRED = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

interface Words {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Rounds of trying every way to the person, a little apart: what was asked is done by now, and they should know. */
const ROUNDS = 3;
const BETWEEN_MS = 1_000;

/** Answers the one who asked, only to them. Repeating it does no harm. */
export async function say(
  desk: Desk,
  asked: Asked,
  text: Mrkdwn,
  blocks?: readonly KnownBlock[],
): Promise<void> {
  const words = { text: bare(text), blocks: [...(blocks ?? [section(text)])] };
  for (let round = 1; ; round++) {
    if (asked.responseUrl !== null && (await respond(desk, asked.responseUrl, words))) return;
    try {
      return await post(desk, asked, words);
    } catch (error) {
      if (round === ROUNDS || !isPassing(error)) throw error;
    }
    await pause(BETWEEN_MS);
  }
}

async function respond(desk: Desk, url: string, words: Words): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...words, response_type: 'ephemeral', replace_original: false }),
      signal: AbortSignal.timeout(10_000),
    });
    // A page of HTML comes while Slack is in maintenance.
    if (answer.ok && !(await answer.text()).trimStart().startsWith('<')) return true;
    desk.log.warn({ status: answer.status }, 'the response_url did not take the answer');
  } catch (error) {
    desk.log.warn({ err: error }, 'the response_url did not answer');
  }
  return false;
}

async function post({ web }: Desk, { channel, user }: Asked, words: Words): Promise<void> {
  if (channel !== null) await web.chat.postEphemeral({ channel, user, ...words });
  else await web.chat.postMessage({ channel: user, ...words });
}

const isPassing = (error: unknown): boolean => {
  const { kind } = outcomeOf(error);
  return kind === 'later' || kind === 'unclear';
};

/** Opens a modal; a trigger that is gone is answered in words. Over an open modal it is pushed. */
export async function open(desk: Desk, asked: Asked, view: ModalView, text: Text): Promise<string | null> {
  if (asked.triggerId === null) {
    await say(desk, asked, text.errors.tooLate);
    return null;
  }
  const over = asked.kind === 'action' && asked.view?.type === 'modal';
  const call = { trigger_id: asked.triggerId, view };
  const once = async () => {
    const opened = over ? await desk.web.views.push(call) : await desk.web.views.open(call);
    return opened.view?.id ?? null;
  };
  try {
    return await once();
  } catch (error) {
    if (EXPIRED.has(platformError(error) ?? '')) return tooLate(desk, asked, text);
    if (!isPassing(error)) throw error;
  }
  try {
    await pause(AGAIN_MS);
    return await once();
  } catch (error) {
    // The first attempt was carried out and only its answer was lost: the modal is open.
    if (platformError(error) === 'exchanged_trigger_id') return null;
    if (EXPIRED.has(platformError(error) ?? '')) return tooLate(desk, asked, text);
    throw error;
  }
}

async function tooLate(desk: Desk, asked: Asked, text: Text): Promise<null> {
  await say(desk, asked, text.errors.tooLate);
  return null;
}

/** Names the missing permission, where, and who can grant it (SPEC 8). */
export async function deniedWords(desk: Desk, denied: Denied, text: Text): Promise<Mrkdwn> {
  const { assets, access } = desk.ctx.store.read;
  const names = await Promise.all(
    denied.workspaces.map(async (key) => (await assets.workspace(key))?.name ?? key),
  );
  return text.errors.denied(denied.permission, names, await access.admins());
}
