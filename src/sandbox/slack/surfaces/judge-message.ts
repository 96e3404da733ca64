import { z } from 'zod';
import { limited } from './composition.ts';
import { writtenLength } from './cross-checks.ts';
import { messageBlocks } from './surfaces.ts';
import { inSlackWords, type Reading, refusal, type SurfaceError, type Verdict } from './verdict.ts';

const maximumText = 40_000;
const maximumWritten = 13_200;

const flag = z.boolean().optional();
const word = z.string().optional();

const metadata = z.strictObject({
  event_type: limited(255),
  event_payload: z.record(z.string(), z.unknown()),
});
const attachment = z.strictObject({
  color: word,
  fallback: word,
  text: word,
  blocks: messageBlocks.optional(),
});

const message = z.strictObject({
  text: word,
  blocks: messageBlocks.optional(),
  attachments: z.array(attachment).max(100).optional(),
  metadata: metadata.optional(),
  thread_ts: word,
  reply_broadcast: flag,
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag,
  delete_original: flag,
  channel: word,
  user: word,
  ts: word,
  unfurl_links: flag,
  unfurl_media: flag,
  mrkdwn: flag,
  link_names: flag,
  parse: word,
  username: word,
  icon_emoji: word,
  icon_url: word,
});

export type MessagePayload = z.infer<typeof message>;

const errorOf: Record<string, SurfaceError> = {
  blocks: 'invalid_blocks',
  attachments: 'invalid_attachments',
  metadata: 'invalid_metadata_format',
};

export function readMessage(payload: unknown): Reading<MessagePayload> {
  const parsed = message.safeParse(payload);
  if (!parsed.success) {
    const part = parsed.error.issues[0]?.path[0];
    const messages = inSlackWords(parsed.error.issues, payload);
    return { ok: false, error: errorOf[String(part)] ?? 'invalid_arguments', messages };
  }
  const { text, blocks, attachments } = parsed.data;
  if ((text ?? '').length > maximumText)
    return refusal('msg_too_long', `must be less than ${maximumText + 1} characters`, '/text');
  if (!text && !blocks?.length && !attachments?.length)
    return refusal('no_text', 'must provide text, blocks or attachments');
  if (writtenLength(blocks) > maximumWritten)
    return refusal('msg_blocks_too_long', `must hold less than ${maximumWritten + 1} characters`, '/blocks');
  return { ok: true, value: parsed.data };
}

/** Would Slack take this as a message (chat.postMessage, chat.update, response_url)? */
export function judgeMessage(payload: unknown): Verdict {
  const reading = readMessage(payload);
  return reading.ok ? { ok: true } : reading;
}
