import type { z } from 'zod';
import type { Answer } from '../../application/ports/provider.ts';
import type { WabaId } from '../../domain/asset/ids.ts';
import type { Secret } from '../../secret.ts';
import { type Call, type CallerOptions, createCaller } from '../caller.ts';
import { faultOf, quote, type Reading, readShape, unexpected } from '../fault.ts';
import type { RateLimit } from '../http.ts';
import { isSendable } from '../key.ts';
import { readError } from './errors.ts';
import { appBucket } from './limits.ts';

export const management = 'whatsapp_business_management';
export const messaging = 'whatsapp_business_messaging';

type Taken = 'repeatable' | 'limit' | 'quota' | 'attemptMs' | 'patience';

export type MetaCall<T> = Pick<Call<T>, Taken> & {
  /** Without its first slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  readonly body?: unknown;
  /** The permission that it needs, for the fault that says it is missing. */
  readonly permission: string;
  /** What is sent and may stand in no fault: a code, a PIN. */
  readonly secrets?: readonly string[];
  readonly shape: z.ZodType<T>;
};

/** Meta's own words made fit to show; null where there are none. */
type Quoting = (words: string) => string | null;

/** One call, its answer in our words. `toOurs`: null where the answer can't be right. */
export type AskMeta = <T, U>(
  asked: MetaCall<T>,
  toOurs: (read: T, quoting: Quoting) => U | null,
) => Promise<Answer<U>>;

/** What the calls that change something are made of. */
export interface Writing {
  readonly ask: AskMeta;
  readonly limitOf: (waba: WabaId) => Promise<RateLimit>;
}

export interface AskOptions extends CallerOptions {
  /** With its version: `https://graph.facebook.com/v24.0`. */
  readonly graphUrl: string;
  /** Undefined: every call answers `no_key`. */
  readonly accessToken: Secret | undefined;
}

/** A hundred templates with all their components and examples. */
const maxBytes = 8 << 20;

/** One call to the Graph API with the bot's own token. */
export function createAsk({ graphUrl, accessToken, ...calling }: AskOptions): AskMeta {
  const call = createCaller(calling);

  return async <T, U>(
    asked: MetaCall<T>,
    toOurs: (read: T, quoting: Quoting) => U | null,
  ): Promise<Answer<U>> => {
    const token = accessToken?.reveal();
    if (!isSendable(token)) return faultOf('no_key', 'set_key');
    const { path, query, body, permission, shape, secrets: sent = [], ...rest } = asked;
    const secrets = [token, ...sent];
    const writes = body !== undefined;
    return call({
      ...rest,
      request: {
        method: writes ? 'POST' : 'GET',
        url: `${graphUrl}/${path}`,
        headers: { authorization: `Bearer ${token}` },
        ...(query && { query }),
        ...(writes && { body }),
        maxBytes,
      },
      appBucket,
      subject: { provider: 'meta', call: path },
      read(answer, now): Reading<U> {
        const succeeded = answer.status >= 200 && answer.status < 300 && !saysError(answer.body);
        if (!succeeded) return readError(answer, { now, secrets, permission });
        const reading = readShape(answer, shape);
        if (reading.kind === 'fault') return reading;
        const value = toOurs(reading.value, (words) => quote(words, secrets));
        return value === null ? unexpected(answer.status, false) : { kind: 'value', value };
      },
    });
  };
}

const saysError = (body: { kind: string; value?: unknown }): boolean =>
  typeof body.value === 'object' && body.value !== null && 'error' in body.value;
