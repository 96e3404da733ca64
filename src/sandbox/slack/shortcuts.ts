import { Impossible } from '../impossible.ts';
import { wireMessage } from './api/wire.ts';
import { channelOf } from './events.ts';
import { responseUrl } from './interacting.ts';
import type { Profile, Shortcut } from './model.ts';
import { channelName, envelope } from './payloads.ts';
import type { Delivery } from './postbox.ts';
import type { SlackState } from './state.ts';

export type MessageRef = { channel: string; ts: string };

/** A person chooses one of the app's shortcuts: on a message, or without one anywhere. */
export async function takeShortcut(
  state: SlackState,
  user: Profile,
  callbackId: string,
  on?: MessageRef,
): Promise<Delivery> {
  const { triggers, responseUrls, stamps } = state.world();
  const { callback_id } = known(state, callbackId, on === undefined ? 'global' : 'message');
  const shared = { ...envelope(state, user), callback_id, action_ts: stamps.next() };
  if (on === undefined) {
    const payload = { type: 'shortcut', ...shared, trigger_id: triggers.issue({ user: user.id }) };
    return state.postbox.send({ kind: 'interactive', call: 'shortcut', payload });
  }
  const channel = channelOf(state, on.channel);
  const message = channel.messages.get(on.ts);
  const isSeen = !channel.isPrivate || channel.members.has(user.id);
  if (!isSeen || message === undefined || message.subtype === 'tombstone')
    throw new Impossible(`${user.name} sees no message ${on.ts} in ${on.channel}`);
  const origin = { user: user.id, channel: channel.id };
  const payload = {
    type: 'message_action',
    ...shared,
    trigger_id: triggers.issue(origin),
    response_url: responseUrl(state, responseUrls.issue(origin)),
    message_ts: message.ts,
    message: wireMessage(state, message),
    channel: channelName(channel),
  };
  return state.postbox.send({ kind: 'interactive', call: 'message_action', payload });
}

function known({ shortcuts }: SlackState, callbackId: string, type: Shortcut['type']): Shortcut {
  const offered = shortcuts.filter((each) => each.type === type);
  const found = offered.find((each) => each.callback_id === callbackId);
  if (found !== undefined) return found;
  const there = offered.map(({ callback_id }) => callback_id).join(', ') || 'none';
  throw new Impossible(`the app has no ${type} shortcut "${callbackId}"; there is ${there}`);
}
