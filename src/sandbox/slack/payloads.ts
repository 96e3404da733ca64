import { wireMessage } from './api/wire.ts';
import type { Channel } from './channels.ts';
import { valuesOf } from './element-state.ts';
import { newId } from './identifiers.ts';
import {
  blocksOf,
  type Ephemeral,
  isEphemeral,
  isView,
  type Message,
  type Profile,
  type Target,
  type Values,
} from './model.ts';
import type { SlackState } from './state.ts';

const verificationToken = 'sandbox-verification';

/** What every interaction says of the workspace and the person. */
export function envelope(state: SlackState, user: Profile) {
  return {
    team: { id: state.team.id, domain: state.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: state.bot.appId,
    token: verificationToken,
    user: { id: user.id, username: user.name, name: user.name, team_id: state.team.id },
  };
}

export function channelName({ id, name, with: person }: Channel) {
  return { id, name: person === undefined ? name : 'directmessage' };
}

export const enteredKey = (user: string, { channel, ts }: { channel: string; ts: string }) =>
  `${user} ${channel} ${ts}`;

export function stateOf(state: SlackState, user: string, target: Message | Ephemeral): Values {
  return valuesOf(blocksOf(target), state.world().entered.get(enteredKey(user, target)), target.channel);
}

/** Where it happened: the container, with the message and channel, or the view, that holds the block. */
export function placeOf(state: SlackState, user: string, target: Target) {
  if (isView(target)) return { container: { type: 'view', view_id: target.id }, view: target };
  const channel = state.world().channels.all.get(target.channel);
  if (channel === undefined) throw new Error(`no channel ${target.channel}`);
  const thread = target.thread_ts === undefined ? {} : { thread_ts: target.thread_ts };
  return {
    container: {
      type: 'message',
      message_ts: target.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral(target),
      ...thread,
    },
    channel: channelName(channel),
    ...(isEphemeral(target) ? {} : { message: wireMessage(state, target) }),
    state: { values: stateOf(state, user, target) },
  };
}

export function commandPayload(
  state: SlackState,
  user: Profile,
  channel: Channel,
  command: string,
  text: string,
) {
  const { id, name } = channelName(channel);
  return {
    token: verificationToken,
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: id,
    channel_name: name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: state.bot.appId,
    is_enterprise_install: 'false',
  };
}

export function eventPayload(state: SlackState, event: Record<string, unknown>, eventId = newId('Ev')) {
  const authorization = {
    enterprise_id: null,
    team_id: state.team.id,
    user_id: state.bot.userId,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: verificationToken,
    team_id: state.team.id,
    api_app_id: state.bot.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: newId('4-'),
  };
}

export function messageEvent(state: SlackState, channel: Channel, message: Message) {
  const kind = channel.with !== undefined ? 'im' : channel.isPrivate ? 'group' : 'channel';
  const { id: channel_id } = channel;
  const wire = wireMessage(state, message);
  return { ...wire, channel: channel_id, channel_type: kind, event_ts: message.ts };
}
