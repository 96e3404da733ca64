import { Impossible } from '../impossible.ts';
import type { Channel } from './channels.ts';
import { eventPayload } from './payloads.ts';
import type { Delivery, Retry } from './postbox.ts';
import type { SlackState } from './state.ts';

/** By id, by name with or without #, or a person's id for their direct messages. */
export function channelOf(state: SlackState, where: string): Channel {
  const { channels, people } = state.world();
  if (people.has(where)) return channels.directMessage(where);
  const name = where.replace(/^#/, '');
  const channel = channels.all.get(where) ?? [...channels.all.values()].find((each) => each.name === name);
  if (channel === undefined) throw new Impossible(`no channel ${where}`);
  return channel;
}

export function sendEvent(
  state: SlackState,
  event: Record<string, unknown>,
  { eventId, retry }: { eventId?: string; retry?: Retry } = {},
): Promise<Delivery> {
  const call = `event ${String(event.type)}`;
  return state.postbox.send(
    { kind: 'events_api', call, payload: eventPayload(state, event, eventId) },
    retry,
  );
}

const subscription: Record<string, string> = {
  im: 'message.im',
  group: 'message.groups',
  channel: 'message.channels',
};

/** A message event, where the manifest asks for it and the bot is there to hear it. */
export async function announce(
  state: SlackState,
  channel: Channel,
  event: Record<string, unknown> & { channel_type: string },
): Promise<void> {
  if (!state.events.has(subscription[event.channel_type] ?? '')) return;
  if (channel.members.has(state.bot.userId)) await sendEvent(state, event);
}
