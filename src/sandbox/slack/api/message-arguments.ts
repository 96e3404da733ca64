import { type MessagePayload, readMessage } from '../surfaces/judge-message.ts';
import { type Reading, refusal } from '../surfaces/verdict.ts';
import { flag, json, word } from './method.ts';

/** What chat.postMessage, chat.update and chat.postEphemeral share. */
export const messageArguments = {
  text: word,
  blocks: json.optional(),
  attachments: json.optional(),
  metadata: json.optional(),
  thread_ts: word,
  reply_broadcast: flag,
  unfurl_links: flag,
  unfurl_media: flag,
  mrkdwn: flag,
  link_names: flag,
  parse: word,
  username: word,
  icon_emoji: word,
  icon_url: word,
};

export function readArguments(args: Record<string, unknown>): Reading<MessagePayload> {
  if (typeof args.blocks === 'string')
    return {
      ...refusal('invalid_blocks', 'must be a JSON array', '/blocks'),
      error: 'invalid_blocks_format',
    };
  const known = Object.entries(args).filter(([key, value]) => key in messageArguments && value !== undefined);
  return readMessage(Object.fromEntries(known));
}
