import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Uploads } from '../application/ports/uploads.ts';
import { outcomeOf } from './slack-error.ts';

const fileShape = z.looseObject({
  name: z.string().nullish(),
  size: z.number().default(0),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
});

/** Slack answers so for a file that is gone, or that the bot may not see. */
const GONE: readonly string[] = [
  'file_not_found',
  'file_deleted',
  'not_visible',
  'access_denied',
  'no_permission',
];

export interface UploadsOptions {
  readonly web: WebClient;
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  /** Milliseconds without a byte after which a download counts as broken; a minute unless given. */
  readonly silenceMs?: number;
}

/** Files that people gave to Slack, read by the bot's token. */
export function createUploads({ web, botToken, apiUrl, silenceMs = 60_000 }: UploadsOptions): Uploads {
  return {
    async find(file) {
      try {
        const answer = await web.files.info({ file });
        const found = fileShape.parse(answer.file);
        const url = found.url_private_download ?? found.url_private;
        if (!url || !isSlacks(url, apiUrl)) return { kind: 'missing' };
        const name = found.name ?? file;
        return {
          ...{ kind: 'file', name, size: found.size },
          open: (signal) => download(url, botToken, { signal, silenceMs }),
        };
      } catch (error) {
        const outcome = outcomeOf(error);
        const gone = outcome.kind === 'gone' || (outcome.kind === 'refused' && GONE.includes(outcome.error));
        return { kind: gone ? 'missing' : 'unreachable' };
      }
    },
  };
}

/** The token goes to Slack and nowhere else. */
function isSlacks(url: string, apiUrl: string | undefined): boolean {
  const { protocol, host, hostname } = new URL(url);
  if (apiUrl !== undefined && host === new URL(apiUrl).host) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

/** Rejects where Slack says nothing for `silenceMs`: an import that waits for ever holds back those behind it. */
async function* download(
  url: string,
  token: string,
  { signal, silenceMs }: { signal: AbortSignal; silenceMs: number },
): AsyncIterable<Uint8Array> {
  const silence = new AbortController();
  const within = async <T>(answer: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => silence.abort(new Error('Slack has stopped sending the file')), silenceMs);
    return answer.finally(() => clearTimeout(timer));
  };
  const answer = await within(
    fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.any([signal, silence.signal]),
    }),
  );
  if (!answer.ok || answer.body === null)
    throw new Error(`Slack answered the download with ${answer.status}`);
  // Without the scope files:read Slack answers 200 and a page to sign in.
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    throw new Error('Slack gave a page in place of the file');
  }
  const body = answer.body[Symbol.asyncIterator]();
  try {
    for (let part = await within(body.next()); !part.done; part = await within(body.next())) yield part.value;
  } finally {
    await body.return?.();
  }
}
