import { newId } from './identifiers.ts';

const lifeMs = 30 * 60 * 1000;
const posts = 5;

/** Where an answer goes, and the message it may replace. */
export type ResponseOrigin = {
  user: string;
  channel: string;
  source?: { ts: string; ephemeral: boolean; thread_ts?: string };
};

/** A response_url takes five posts within thirty minutes. */
export function createResponseUrls(monotonic: () => number) {
  const issued = new Map<string, ResponseOrigin & { born: number; left: number }>();
  return {
    issue(origin: ResponseOrigin): string {
      const id = newId('', 24);
      issued.set(id, { ...origin, born: monotonic(), left: posts });
      return id;
    },
    find(id: string): ResponseOrigin | 'expired_url' | 'used_url' {
      const url = issued.get(id);
      if (url === undefined || monotonic() - url.born > lifeMs) return 'expired_url';
      return url.left === 0 ? 'used_url' : url;
    },
    spend(id: string): void {
      const url = issued.get(id);
      if (url !== undefined) url.left -= 1;
    },
  };
}
