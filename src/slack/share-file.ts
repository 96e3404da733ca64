import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WebClient } from '@slack/web-api';
import type { Posted } from '../application/ports/messenger.ts';

export interface Shared {
  readonly name: string;
  readonly comment: string;
  /** The file's text, part by part. */
  readonly parts: AsyncIterable<string>;
}

/** Less than a delivery may take before another copy takes it over. */
const UPLOAD_MS = 90_000;

/** Gives a file to a channel or a thread. It is on disk meanwhile: Slack wants its length first, and memory is small. */
export async function shareFile(
  web: WebClient,
  at: { readonly channel: Posted['channel']; readonly thread: string | null },
  { name, comment, parts }: Shared,
): Promise<string> {
  const place = path.join(tmpdir(), `switchboard-${randomUUID()}`);
  try {
    const length = await write(place, parts);
    const { upload_url: url, file_id: id } = await web.files.getUploadURLExternal({ filename: name, length });
    if (!url || !id) throw new Error('Slack gave no place for the file');
    const body = await openAsBlob(place);
    const sent = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/octet-stream' },
      signal: AbortSignal.timeout(UPLOAD_MS),
    });
    if (!sent.ok) throw new Error(`Slack answered the upload with ${sent.status}`);
    const thread = at.thread === null ? {} : { thread_ts: at.thread };
    await web.files.completeUploadExternal({
      files: [{ id, title: name }],
      channel_id: at.channel,
      initial_comment: comment,
      ...thread,
    });
    return id;
  } finally {
    await rm(place, { force: true });
  }
}

async function write(place: string, parts: AsyncIterable<string>): Promise<number> {
  const file = await open(place, 'w', 0o600);
  try {
    for await (const part of parts) await file.write(part);
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
