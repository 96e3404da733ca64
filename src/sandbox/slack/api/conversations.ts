import { z } from 'zod';
import type { Channel } from '../channels.ts';
import type { Message } from '../model.ts';
import type { SlackState } from '../state.ts';
import { decodeCursor, type Page, pageOf } from '../timeline.ts';
import {
  count,
  failure,
  flag,
  joinedChannel,
  type Method,
  method,
  nextCursor,
  visibleChannel,
  word,
} from './method.ts';
import { wireChannel, wireMessage } from './wire.ts';

const range = {
  channel: z.string(),
  oldest: word,
  latest: word,
  inclusive: flag,
  limit: count,
  cursor: word,
  include_all_metadata: flag,
};

const history = method(range, (state, args) => {
  const channel = joinedChannel(state, args.channel);
  if (typeof channel === 'string') return failure(channel);
  if (args.cursor && decodeCursor(args.cursor) === undefined) return failure('invalid_cursor');
  const page = pageOf(channel.timeline, { ...args, cursor: args.cursor || undefined }, 'newest');
  return listed(state, channel, page, args.include_all_metadata);
});

const replies = method({ ...range, ts: z.string() }, (state, args) => {
  const channel = joinedChannel(state, args.channel);
  if (typeof channel === 'string') return failure(channel);
  if (args.cursor && decodeCursor(args.cursor) === undefined) return failure('invalid_cursor');
  const asked = channel.messages.get(args.ts);
  if (asked === undefined) return failure('thread_not_found');
  const parent = asked.thread_ts ?? asked.ts;
  const thread = [parent, ...(channel.threads.get(parent) ?? [])];
  const page = pageOf(thread, { ...args, cursor: args.cursor || undefined }, 'oldest');
  return listed(state, channel, page, args.include_all_metadata);
});

function listed(state: SlackState, channel: Channel, page: Page, withMetadata = false) {
  const messages = page.ts
    .map((ts) => channel.messages.get(ts))
    .filter((message): message is Message => message !== undefined)
    .map((message) => wireMessage(state, message, withMetadata));
  return { ok: true, messages, has_more: page.next !== undefined, ...nextCursor(page.next) };
}

const open = method({ users: word, channel: word }, (state, args) => {
  if (args.users === undefined) {
    const channel = args.channel === undefined ? undefined : visibleChannel(state, args.channel);
    if (channel === undefined) return failure(args.channel ? 'channel_not_found' : 'users_list_not_supplied');
    return { ok: true, channel: wireChannel(state, channel) };
  }
  const { people, channels } = state.world();
  const [user, ...others] = args.users.split(',');
  if (user === undefined || others.length > 0) return failure('method_not_supported_for_channel_type');
  if (!people.has(user)) return failure('user_not_found');
  return { ok: true, channel: wireChannel(state, channels.directMessage(user)) };
});

const info = method({ channel: z.string() }, (state, args) => {
  const channel = visibleChannel(state, args.channel);
  if (channel === undefined) return failure('channel_not_found');
  return { ok: true, channel: wireChannel(state, channel) };
});

const members = method({ channel: z.string() }, (state, args) => {
  const channel = visibleChannel(state, args.channel);
  if (channel === undefined) return failure('channel_not_found');
  return { ok: true, members: [...channel.members], ...nextCursor(undefined) };
});

const listing = { types: z.string().default('public_channel'), user: word };

const list = method(listing, (state, { types }) => ({
  ok: true,
  channels: ofTypes(state, types).map((channel) => wireChannel(state, channel)),
  ...nextCursor(undefined),
}));

const joined = method(listing, (state, { types, user = state.bot.userId }) => ({
  ok: true,
  channels: ofTypes(state, types)
    .filter(({ members: them }) => them.has(user))
    .map((channel) => wireChannel(state, channel)),
  ...nextCursor(undefined),
}));

function ofTypes(state: SlackState, types: string): Channel[] {
  const wanted = new Set(types.split(',').map((type) => type.trim()));
  const typeOf = ({ with: person, isPrivate }: Channel) =>
    person !== undefined ? 'im' : isPrivate ? 'private_channel' : 'public_channel';
  return [...state.world().channels.all.values()].filter(
    (channel) => wanted.has(typeOf(channel)) && visibleChannel(state, channel.id) !== undefined,
  );
}

export const conversationMethods: Record<string, Method> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.list': list,
  'users.conversations': joined,
};
