import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Context } from '../application/ports/context.ts';
import type { Denied } from '../domain/access/access.ts';
import type { Log } from '../log.ts';
import { section } from './blocks/primitives.ts';
import type { ActionDelivery, CommandDelivery } from './deliveries.ts';
import type { Readers } from './readers.ts';
import { platformError } from './slack-error.ts';
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

const EXPIRED = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

/** Answers the one who asked, only to them. Repeating it after a crash does no harm. */
export async function say(
  desk: Desk,
  asked: Asked,
  text: Mrkdwn,
  blocks?: readonly KnownBlock[],
): Promise<void> {
  const body = { text: bare(text), blocks: [...(blocks ?? [section(text)])] };
  if (asked.responseUrl !== null) {
    const answer = await fetch(asked.responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, response_type: 'ephemeral', replace_original: false }),
      signal: AbortSignal.timeout(10_000),
    });
    if (answer.ok) return;
    desk.log.warn({ status: answer.status }, 'the response_url did not take the answer');
  }
  if (asked.channel !== null)
    await desk.web.chat.postEphemeral({ channel: asked.channel, user: asked.user, ...body });
  else await desk.web.chat.postMessage({ channel: asked.user, ...body });
}

/** Opens a modal; a trigger that is gone is answered in words. Over an open modal it is pushed. */
export async function open(desk: Desk, asked: Asked, view: ModalView, text: Text): Promise<string | null> {
  if (asked.triggerId === null) {
    await say(desk, asked, text.errors.tooLate);
    return null;
  }
  const over = asked.kind === 'action' && asked.view !== null;
  try {
    const call = { trigger_id: asked.triggerId, view };
    const opened = over ? await desk.web.views.push(call) : await desk.web.views.open(call);
    return opened.view?.id ?? null;
  } catch (error) {
    if (!EXPIRED.has(platformError(error) ?? '')) throw error;
    await say(desk, asked, text.errors.tooLate);
    return null;
  }
}

/** Names the missing permission, where, and who can grant it (SPEC 8). */
export async function deniedWords(desk: Desk, denied: Denied, text: Text): Promise<Mrkdwn> {
  const { assets, access } = desk.ctx.store.read;
  const names = await Promise.all(
    denied.workspaces.map(async (key) => (await assets.workspace(key))?.name ?? key),
  );
  return text.errors.denied(denied.permission, names, await access.admins());
}
