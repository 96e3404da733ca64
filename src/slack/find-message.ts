import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { rowsFileName } from './rows-file.ts';

const page = z.object({
  messages: z
    .array(
      z.looseObject({
        ts: z.string(),
        files: z.array(z.looseObject({ name: z.string().nullish() })).nullish(),
        metadata: z
          .looseObject({ event_payload: z.looseObject({ outbox: z.string().optional() }).optional() })
          .optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const PAGE = 200;

export interface Search {
  readonly channel: string;
  /** `ts` of the thread's parent; null looks in the channel itself. */
  readonly thread: string | null;
  readonly key: string;
  readonly since: Date;
}

/** The `ts` of the message that carries this outbox key in its metadata, or null. Throws what the Web API throws. */
export async function findByKey(
  web: WebClient,
  { channel, thread, key, since }: Search,
): Promise<string | null> {
  const oldest = String(since.getTime() / 1000);
  let cursor: string | undefined;
  do {
    const call = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
    const answer = thread
      ? await web.conversations.replies({ ...call, ts: thread })
      : await web.conversations.history(call);
    const { messages, response_metadata } = page.parse(answer);
    const found = messages.find(
      (m) =>
        m.metadata?.event_payload?.outbox === key || m.files?.some(({ name }) => name === rowsFileName(key)),
    );
    if (found) return found.ts;
    cursor = response_metadata?.next_cursor || undefined;
  } while (cursor);
  return null;
}
