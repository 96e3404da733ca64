import { Impossible } from '../impossible.ts';
import type { Channel } from './channels.ts';
import { createPerson } from './driver.ts';
import { announce, channelOf, sendEvent } from './events.ts';
import type { Opened } from './file-bytes.ts';
import type { Message, Seed, StoredFile } from './model.ts';
import type { Delivery, RawRequest, Retry } from './postbox.ts';
import type { SlackState } from './state.ts';

export type ChannelSummary = Pick<Channel, 'id' | 'name' | 'isPrivate'> & {
  with?: string;
  members: string[];
};

/** What tests and the page use: people to act as, and everything that can be read. */
export function createFacade(state: SlackState) {
  const inOrder = ({ messages }: Channel): Message[] =>
    [...messages.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  return {
    bot: state.bot,
    team: state.team,
    faults: state.faults,
    as: (userId: string) => createPerson(state, userId),

    users: () => [...state.world().people.values()],
    channels: (): ChannelSummary[] =>
      [...state.world().channels.all.values()].map(({ id, name, isPrivate, with: person, members }) => ({
        id,
        name,
        isPrivate,
        members: [...members],
        ...(person === undefined ? {} : { with: person }),
      })),
    /** Oldest first, replies among them. */
    messages: (where: string): Message[] => inOrder(channelOf(state, where)),
    dms: (userId: string): Message[] => inOrder(state.world().channels.directMessage(userId)),
    message: (where: string, ts: string): Message | undefined => channelOf(state, where).messages.get(ts),
    home: (userId: string) => createPerson(state, userId).home(),
    file: (id: string): StoredFile | undefined => state.world().files.find(id),
    fileBytes: (id: string): Promise<Uint8Array | undefined> => state.world().files.read(id),
    openFile: (id: string): Promise<Opened | undefined> => state.world().files.open(id),
    traffic: () => state.traffic.read(),
    subscribe: state.changes.subscribe,

    /** A person deletes a message. */
    async delete(where: string, ts: string): Promise<void> {
      const channel = channelOf(state, where);
      const message = channel.messages.get(ts);
      if (message === undefined) throw new Impossible(`no message ${ts} in ${channel.name}`);
      state.world().channels.remove(channel, message);
      const kind = channel.with !== undefined ? 'im' : channel.isPrivate ? 'group' : 'channel';
      const what = { type: 'message', subtype: 'message_deleted', hidden: true, deleted_ts: ts };
      const event_ts = state.world().stamps.next();
      await announce(state, channel, {
        ...what,
        channel: channel.id,
        channel_type: kind,
        ts: event_ts,
        event_ts,
      });
    },

    /** Any event, with its id and Slack's retry headers. */
    event: (
      event: Record<string, unknown>,
      more: { eventId?: string; retry?: Retry } = {},
    ): Promise<Delivery> => sendEvent(state, event, more),
    /** A request down to the byte: forged, stale or repeated. */
    deliver: (request: RawRequest): Promise<Delivery> => state.postbox.deliver(request),
    /** The same delivery once more. */
    repeat: (delivery: Delivery, retry?: Retry): Promise<Delivery> => state.postbox.repeat(delivery, retry),
    connectBot: state.connectBot,
    reset: (seed?: Seed): Promise<void> => state.reset(seed),
  };
}
