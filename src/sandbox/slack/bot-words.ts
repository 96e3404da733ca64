import type { Channel, Draft } from './channels.ts';
import { withIds } from './identifiers.ts';
import type { Message } from './model.ts';
import type { ResponseOrigin } from './response-urls.ts';
import type { SlackState } from './state.ts';
import { type MessagePayload, readMessage } from './surfaces/judge-message.ts';
import type { Refusal } from './surfaces/verdict.ts';

type Body = Pick<Message, 'text' | 'blocks' | 'attachments'>;

export function bodyOf({ text, blocks, attachments }: MessagePayload): Body {
  return {
    text: text ?? '',
    ...(blocks === undefined ? {} : { blocks: withIds(blocks) }),
    ...(attachments === undefined ? {} : { attachments }),
  };
}

export function postAsBot(
  state: SlackState,
  channel: Channel,
  payload: MessagePayload,
  extra: Pick<Draft, 'files' | 'subtype'> = {},
): Message | 'thread_not_found' {
  const { id, appId, userId } = state.bot;
  const { metadata, thread_ts, reply_broadcast } = payload;
  return state.world().channels.post(channel, {
    user: userId,
    bot_id: id,
    app_id: appId,
    team: state.team.id,
    ...bodyOf(payload),
    ...(metadata === undefined ? {} : { metadata }),
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...(reply_broadcast === undefined ? {} : { reply_broadcast }),
    ...extra,
  });
}

type Response = { ok: true } | Refusal | { ok: false; error: 'channel_not_found' | 'thread_not_found' };

/** Takes an answer to a command or a press: from a response_url or from the acknowledgement itself. */
export function respond(state: SlackState, origin: ResponseOrigin, payload: unknown): Response {
  const { ephemerals, channels } = state.world();
  const { user, source } = origin;
  const channel = channels.all.get(origin.channel);
  if (channel === undefined) return { ok: false, error: 'channel_not_found' };
  const message = source === undefined ? undefined : channel.messages.get(source.ts);

  if (typeof payload === 'object' && payload !== null && Reflect.get(payload, 'delete_original') === true) {
    if (source?.ephemeral === true) ephemerals.remove(channel.id, user, source.ts);
    if (message !== undefined) channels.remove(channel, message);
    return { ok: true };
  }
  const reading = readMessage(payload);
  if (!reading.ok) return reading;
  const { replace_original, response_type, thread_ts } = reading.value;
  const body = bodyOf(reading.value);
  if (replace_original === true && source?.ephemeral === true) {
    ephemerals.replace(channel.id, user, source.ts, body);
    return { ok: true };
  }
  if (replace_original === true && message !== undefined) {
    channels.revise(channel, message, body);
    return { ok: true };
  }
  if (response_type === 'in_channel') {
    const posted = postAsBot(state, channel, reading.value);
    return typeof posted === 'string' ? { ok: false, error: posted } : { ok: true };
  }
  const thread = thread_ts ?? source?.thread_ts;
  ephemerals.show(channel.id, user, { ...body, ...(thread === undefined ? {} : { thread_ts: thread }) });
  return { ok: true };
}
