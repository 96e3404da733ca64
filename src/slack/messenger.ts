import type { WebClient } from '@slack/web-api';
import type { Context } from '../application/ports/context.ts';
import type { Destination, Notice } from '../application/ports/messages.ts';
import type { Messenger, Outcome, Posted } from '../application/ports/messenger.ts';
import { ChannelId } from '../domain/asset/ids.ts';
import { missingFile } from './carried-words.ts';
import { type Drawn, drawCard, drawNotice, textFor } from './draw.ts';
import { findByKey } from './find-message.ts';
import type { Readers } from './readers.ts';
import { rowsFile, rowsFileName } from './rows-file.ts';
import { shareFile } from './share-file.ts';
import { outcomeOf, platformError } from './slack-error.ts';

/** Slack's side of the outbox: renders what is to be said and reports exactly what became of the call. */
export function createMessenger({
  ctx,
  web,
  readers,
}: {
  ctx: Context;
  web: WebClient;
  readers: Readers;
}): Messenger {
  const drawing = { ctx, web, readers };
  /** Slack refused a `plan` block once: everything is drawn with sections from then on (ARCHITECTURE, Style). */
  let planBlocks = true;

  async function channelOf(destination: Destination, thread: Posted | null): Promise<ChannelId> {
    if (thread) return thread.channel;
    if (destination.kind === 'channel') return destination.channel;
    if (destination.kind === 'thread') throw new Error('a thread needs its card');
    const opened = await web.conversations.open({ users: destination.user });
    return ChannelId.parse(opened.channel?.id);
  }

  async function post(
    destination: Destination,
    thread: Posted | null,
    drawn: Drawn,
  ): Promise<Outcome<Posted>> {
    const channel = await channelOf(destination, thread);
    const call = { channel, ...drawn, unfurl_links: false, unfurl_media: false };
    const answer = await web.chat.postMessage(thread ? { ...call, thread_ts: thread.ts } : call);
    return { kind: 'ok', value: { channel: ChannelId.parse(answer.channel), ts: String(answer.ts) } };
  }

  async function postRows(
    destination: Destination,
    thread: Posted | null,
    { what, operation }: Extract<Notice, { type: 'rows' }>,
    key: string,
  ): Promise<Outcome<Posted>> {
    const state = await ctx.store.read.operations.byName(operation);
    if (state === null) throw new Error(`rows of ${operation}, which does not exist`);
    const channel = await channelOf(destination, thread);
    const text = await textFor(drawing, { kind: 'channel', channel }, state);
    const ts = await shareFile(
      web,
      { channel, thread: thread?.ts ?? null },
      {
        name: rowsFileName(key),
        comment: what === 'missing' ? text.carrying.missingFile : text.imports.rows[what],
        parts: what === 'missing' ? missingFile(ctx, state, text) : rowsFile(ctx, state, what, text),
      },
    );
    return { kind: 'ok', value: { channel, ts } };
  }

  /** With sections instead of the plan block where Slack does not take it. */
  async function withFallback(draw: () => Promise<Drawn>, send: (drawn: Drawn) => Promise<Outcome<Posted>>) {
    try {
      return await send(await draw());
    } catch (error) {
      if (!planBlocks || platformError(error) !== 'invalid_blocks') return outcomeOf(error);
      planBlocks = false;
      return attempt(async () => send(await draw()));
    }
  }

  return {
    now: () => new Date(),

    postNotice: ({ destination, thread }, notice, key) =>
      attempt(async () =>
        notice.type === 'rows'
          ? postRows(destination, thread, notice, key)
          : post(destination, thread, await drawNotice(drawing, destination, notice, key)),
      ),

    updateNotice: (at, notice, key) =>
      attempt(async () => {
        const destination = { kind: 'channel', channel: at.channel } as const;
        const drawn = await drawNotice(drawing, destination, notice, key);
        await web.chat.update({ channel: at.channel, ts: at.ts, ...drawn });
        return { kind: 'ok', value: at };
      }),

    postCard: (destination, kind, state, key) =>
      withFallback(
        () => drawCard(drawing, kind, state, { key, planBlocks }),
        (drawn) => post(destination, null, drawn),
      ),

    updateCard: (at, kind, state, key) =>
      withFallback(
        () => drawCard(drawing, kind, state, { key, planBlocks }),
        async (drawn) => {
          await web.chat.update({ channel: at.channel, ts: at.ts, ...drawn });
          return { kind: 'ok', value: at };
        },
      ),

    find: ({ destination, thread }, key, since) =>
      attempt(async () => {
        const channel = await channelOf(destination, thread);
        const ts = await findByKey(web, { channel, thread: thread?.ts ?? null, key, since });
        return { kind: 'ok', value: ts === null ? null : { channel, ts } };
      }),
  };
}

async function attempt<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await call();
  } catch (error) {
    return outcomeOf(error);
  }
}
