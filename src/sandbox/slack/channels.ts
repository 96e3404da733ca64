import type { Changes } from './changes.ts';
import type { Bot, ChannelSeed, Message } from './model.ts';
import type { Stamps } from './stamps.ts';
import { removeFrom } from './timeline.ts';

export type Channel = {
  id: string;
  name: string;
  isPrivate: boolean;
  /** The person a direct message is with. */
  with?: string;
  created: number;
  members: Set<string>;
  messages: Map<string, Message>;
  /** Timestamps of what stands in the channel itself, ascending. */
  timeline: string[];
  /** Timestamps of replies by their parent's. */
  threads: Map<string, string[]>;
};

export type Draft = Omit<Message, 'type' | 'channel' | 'ts' | 'edited'> & { reply_broadcast?: boolean };
export type Revision = Partial<Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>>;

type Parts = { bot: Bot; stamps: Stamps; changes: Changes };

export function createChannels(seeds: readonly ChannelSeed[], { bot, stamps, changes }: Parts) {
  const all = new Map<string, Channel>();
  const open = (seed: ChannelSeed, extra: { with?: string } = {}): Channel => {
    const members = new Set(seed.members);
    if (seed.withBot ?? true) members.add(bot.userId);
    const channel: Channel = {
      id: seed.id,
      name: seed.name,
      isPrivate: seed.isPrivate ?? false,
      created: 1_700_000_000,
      members,
      messages: new Map(),
      timeline: [],
      threads: new Map(),
      ...extra,
    };
    all.set(channel.id, channel);
    return channel;
  };
  for (const seed of seeds) open(seed);

  const replace = (channel: Channel, message: Message) => {
    channel.messages.set(message.ts, message);
    changes.emit({ kind: 'message_changed', channel: channel.id, message });
    return message;
  };

  const countReplies = (channel: Channel, parentTs: string) => {
    const parent = channel.messages.get(parentTs);
    const replies = channel.threads.get(parentTs) ?? [];
    if (parent === undefined) return;
    const { reply_count: _count, latest_reply: _latest, thread_ts: _thread, ...bare } = parent;
    const latest = replies.at(-1);
    const counted = { reply_count: replies.length, thread_ts: parentTs };
    replace(channel, latest === undefined ? bare : { ...bare, ...counted, latest_reply: latest });
  };

  return {
    all,
    open,
    directMessage(user: string): Channel {
      const id = `D${user.slice(1)}`;
      const members = [user, bot.userId];
      return all.get(id) ?? open({ id, name: id, isPrivate: true, members }, { with: user });
    },
    join(channel: Channel, user: string): void {
      channel.members.add(user);
      changes.emit({ kind: 'channel', channel: channel.id });
    },
    post(channel: Channel, { reply_broadcast, ...draft }: Draft): Message | 'thread_not_found' {
      const parent = draft.thread_ts === undefined ? undefined : channel.messages.get(draft.thread_ts);
      if (draft.thread_ts !== undefined && parent === undefined) return 'thread_not_found';
      const message: Message = { ...draft, type: 'message', channel: channel.id, ts: stamps.next() };
      if (parent !== undefined) message.thread_ts = parent.thread_ts ?? parent.ts;
      if (reply_broadcast === true && parent !== undefined) message.subtype = 'thread_broadcast';
      channel.messages.set(message.ts, message);
      if (message.thread_ts === undefined || reply_broadcast === true) channel.timeline.push(message.ts);
      if (message.thread_ts !== undefined) {
        const replies = channel.threads.get(message.thread_ts) ?? [];
        replies.push(message.ts);
        channel.threads.set(message.thread_ts, replies);
      }
      changes.emit({ kind: 'message', channel: channel.id, message });
      if (message.thread_ts !== undefined) countReplies(channel, message.thread_ts);
      return message;
    },
    revise(channel: Channel, message: Message, revision: Revision): Message {
      const edited = { user: message.user, ts: stamps.next() };
      return replace(channel, { ...message, ...revision, edited });
    },
    remove(channel: Channel, message: Message): void {
      const { ts, thread_ts: parent, reply_count, latest_reply } = message;
      if (reply_count !== undefined && latest_reply !== undefined) {
        const thread = { thread_ts: ts, reply_count, latest_reply };
        const gone = { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' } as const;
        replace(channel, { type: 'message', channel: channel.id, ts, ...gone, ...thread });
        return;
      }
      channel.messages.delete(ts);
      channel.threads.delete(ts);
      changes.emit({ kind: 'message_deleted', channel: channel.id, ts });
      removeFrom(channel.timeline, ts);
      if (parent === undefined) return;
      removeFrom(channel.threads.get(parent) ?? [], ts);
      countReplies(channel, parent);
    },
  };
}
