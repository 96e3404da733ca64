import { z } from 'zod';
import { bodyOf, postAsBot } from '../bot-words.ts';
import type { Channel } from '../channels.ts';
import type { Message } from '../model.ts';
import type { SlackState } from '../state.ts';
import { messageArguments, readArguments } from './message-arguments.ts';
import {
  type Answer,
  failure,
  joinedChannel,
  type Method,
  method,
  refused,
  visibleChannel,
} from './method.ts';
import { wireMessage } from './wire.ts';

const longestEditable = 4000;

const postMessage = method({ channel: z.string(), ...messageArguments }, (state, args) => {
  const channel = joinedChannel(state, args.channel);
  if (typeof channel === 'string') return failure(channel);
  const reading = readArguments(args);
  if (!reading.ok) return refused(reading);
  const retryAfter = state.world().takePost(channel.id);
  if (retryAfter > 0) return failure('ratelimited', { retryAfter });
  const posted = postAsBot(state, channel, reading.value);
  if (typeof posted === 'string') return failure(posted);
  return { ok: true, channel: channel.id, ts: posted.ts, message: wireMessage(state, posted) };
});

const update = method({ channel: z.string(), ts: z.string(), ...messageArguments }, (state, args) => {
  const found = ownMessage(state, args, 'cant_update_message');
  if ('ok' in found) return found;
  const reading = readArguments(args);
  if (!reading.ok) return refused(reading);
  if ((args.text?.length ?? 0) > longestEditable) return failure('msg_too_long');
  const { text, ...body } = bodyOf(reading.value);
  const { metadata } = reading.value;
  const message = state.world().channels.revise(found.channel, found.message, {
    ...body,
    text: args.text === undefined && body.blocks === undefined ? found.message.text : text,
    ...(metadata === undefined ? {} : { metadata }),
  });
  const wire = wireMessage(state, message);
  return { ok: true, channel: found.channel.id, ts: message.ts, text: message.text, message: wire };
});

const remove = method({ channel: z.string(), ts: z.string() }, (state, args) => {
  const found = ownMessage(state, args, 'cant_delete_message');
  if ('ok' in found) return found;
  state.world().channels.remove(found.channel, found.message);
  return { ok: true, channel: found.channel.id, ts: args.ts };
});

const postEphemeral = method(
  { channel: z.string(), user: z.string(), ...messageArguments },
  (state, args) => {
    const channel = joinedChannel(state, args.channel);
    if (typeof channel === 'string') return failure(channel);
    if (!channel.members.has(args.user)) return failure('user_not_in_channel');
    const reading = readArguments(args);
    if (!reading.ok) return refused(reading);
    const { thread_ts } = reading.value;
    const { ts } = state.world().ephemerals.show(channel.id, args.user, {
      ...bodyOf(reading.value),
      ...(thread_ts === undefined ? {} : { thread_ts }),
    });
    return { ok: true, message_ts: ts };
  },
);

const getPermalink = method({ channel: z.string(), message_ts: z.string() }, (state, args) => {
  const channel = visibleChannel(state, args.channel);
  if (channel === undefined) return failure('channel_not_found');
  const message = channel.messages.get(args.message_ts);
  if (message === undefined) return failure('message_not_found');
  const path = `archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const { thread_ts: parent } = message;
  const thread =
    parent === undefined || parent === message.ts ? '' : `?thread_ts=${parent}&cid=${channel.id}`;
  const permalink = `https://${state.team.domain}.slack.com/${path}${thread}`;
  return { ok: true, channel: channel.id, permalink };
});

function ownMessage(
  state: SlackState,
  { channel: id, ts }: { channel: string; ts: string },
  refusal: string,
): Answer | { channel: Channel; message: Message } {
  const channel = visibleChannel(state, id);
  if (channel === undefined) return failure('channel_not_found');
  const message = channel.messages.get(ts);
  if (message === undefined || message.subtype === 'tombstone') return failure('message_not_found');
  return message.bot_id === state.bot.id ? { channel, message } : failure(refusal);
}

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
