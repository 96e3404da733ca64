import type { Ephemeral, Message } from '../../slack/model.ts';
import type { PageEvent } from '../contract.ts';
import { type Page, threadKey } from './page.ts';

const mostTraffic = 300;

const isReply = ({ thread_ts, ts }: Message): boolean => thread_ts !== undefined && thread_ts !== ts;
export const standsInChannel = (message: Message): boolean =>
  !isReply(message) || message.subtype === 'thread_broadcast';

type Stamped = { readonly ts: string };

/** Puts `item` where its time says, in the place of an older state of the same. */
export function placed<T extends Stamped>(items: readonly T[], item: T): readonly T[] {
  const same = items.findIndex(({ ts }) => ts === item.ts);
  if (same >= 0) return items.with(same, item);
  const after = items.findLastIndex(({ ts }) => ts < item.ts) + 1;
  return items.toSpliced(after, 0, item);
}

export function without<T extends Stamped>(items: readonly T[], ts: string): readonly T[] {
  return items.some((item) => item.ts === ts) ? items.filter((item) => item.ts !== ts) : items;
}

/** What is read again keeps its identity where nothing changed, so that its row is not drawn again. */
export function renewed<T extends Stamped>(
  before: readonly T[] | undefined,
  read: readonly T[],
): readonly T[] {
  const known = new Map(before?.map((item) => [item.ts, item]));
  return read.map((item) => {
    const old = known.get(item.ts);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(item) ? old : item;
  });
}

function withMessage(page: Page, channel: string, message: Message, isNew: boolean): Page {
  const { rooms, threads, state } = page;
  const room = rooms[channel];
  const inChannel = standsInChannel(message);
  const key = threadKey(channel, message.thread_ts ?? message.ts);
  const replies = threads[key];
  return {
    ...page,
    ...(inChannel && room !== undefined
      ? { rooms: { ...rooms, [channel]: { ...room, messages: placed(room.messages, message) } } }
      : {}),
    ...(replies !== undefined ? { threads: { ...threads, [key]: placed(replies, message) } } : {}),
    ...(isNew && inChannel && state !== null
      ? {
          state: {
            ...state,
            channels: state.channels.map((c) => (c.id === channel ? { ...c, latest: message.ts } : c)),
          },
        }
      : {}),
  };
}

function withoutMessage(page: Page, channel: string, ts: string): Page {
  const room = page.rooms[channel];
  const threads = Object.entries(page.threads).map(([key, replies]) => [
    key,
    key.startsWith(`${channel}/`) ? without(replies, ts) : replies,
  ]);
  return {
    ...page,
    threads: Object.fromEntries(threads),
    ...(room === undefined
      ? {}
      : { rooms: { ...page.rooms, [channel]: { ...room, messages: without(room.messages, ts) } } }),
    ...(page.thread?.ts === ts && page.thread.channel === channel ? { thread: null } : {}),
  };
}

const withEphemeral = (page: Page, user: string, ephemeral: Ephemeral): Page =>
  user === page.me ? { ...page, ephemerals: placed(page.ephemerals, ephemeral) } : page;

/** The page after one event; what must be read again (`channel`, `reset`) is the stream's business. */
export function applied(page: Page, event: PageEvent, nowMs: number): Page {
  switch (event.kind) {
    case 'message':
      return withMessage(page, event.channel, event.message, true);
    case 'message_changed':
      return withMessage(page, event.channel, event.message, false);
    case 'message_deleted':
      return withoutMessage(page, event.channel, event.ts);
    case 'ephemeral':
    case 'ephemeral_changed':
      return withEphemeral(page, event.user, event.ephemeral);
    case 'ephemeral_deleted':
      return event.user === page.me ? { ...page, ephemerals: without(page.ephemerals, event.ts) } : page;
    case 'modal':
      return event.user === page.me ? { ...page, modal: event.view ?? null } : page;
    case 'home':
      return event.user === page.me ? { ...page, home: event.view } : page;
    case 'traffic':
      return page.traffic.some(({ id }) => id === event.exchange.id)
        ? page
        : { ...page, traffic: [event.exchange, ...page.traffic].slice(0, mostTraffic) };
    case 'clock':
      return { ...page, clockOffset: Date.parse(event.now) - nowMs };
    case 'operations':
      return { ...page, operationsSeen: page.operationsSeen + 1 };
    case 'phones':
      return { ...page, phonesSeen: page.phonesSeen + 1 };
    case 'bot':
      return page.state === null ? page : { ...page, state: { ...page.state, botIsUp: event.up } };
    case 'channel':
    case 'reset':
      return page;
    default:
      return event satisfies never;
  }
}
