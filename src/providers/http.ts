export type Fetch = typeof globalThis.fetch;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Absolute, without a query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A list repeats its name. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Milliseconds for the whole exchange, the body included. */
  readonly timeoutMs: number;
  /** A longer body is cut there and counts as not JSON. 1 MiB unless given. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  readonly fetch?: Fetch;
}

export type HttpBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'not_json'; readonly text: string };

export type HttpOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: HttpBody }
  | {
      readonly kind: 'no_answer';
      readonly why: 'timeout' | 'network' | 'aborted';
      /** The system's name for the fault, such as ECONNREFUSED. */
      readonly code: string | null;
    };

/** What one key may do at a provider: never more than `calls` in any `windowMs`, of which `burst` may go out at once. */
export interface RateLimit {
  readonly bucket: string;
  readonly calls: number;
  readonly windowMs: number;
  readonly burst: number;
}

/** What is left of every limit, shared by all copies of the bot. */
export interface RateBudget {
  /** Takes `cost` calls and gives 0; or takes nothing and gives the milliseconds until it is worth asking again. */
  take(limit: RateLimit, cost: number, now: Date): Promise<number>;
  /** Nobody takes from it before then: the provider said so. */
  pause(bucket: string, until: Date): Promise<void>;
  /** Milliseconds for which it is paused; 0 when it isn't. Takes nothing. */
  pausedFor(bucket: string, now: Date): Promise<number>;
}

const defaultMaxBytes = 1 << 20;

/** One exchange, tried once. Never throws: every status, and every silence, is an outcome. Redirects aren't followed. */
export async function request(asked: HttpRequest): Promise<HttpOutcome> {
  const timeout = AbortSignal.timeout(Math.max(0, Math.floor(asked.timeoutMs)));
  const signal = asked.signal === undefined ? timeout : AbortSignal.any([timeout, asked.signal]);
  const fetch = asked.fetch ?? globalThis.fetch;
  try {
    const payload = asked.body === undefined ? null : JSON.stringify(asked.body);
    // A followed redirect could carry the key to another host.
    const response = await fetch(withQuery(asked), {
      method: asked.method,
      headers: {
        accept: 'application/json',
        ...(payload !== null && { 'content-type': 'application/json' }),
        ...asked.headers,
      },
      body: payload,
      redirect: 'manual',
      signal,
    });
    const body = await readBody(response, asked.maxBytes ?? defaultMaxBytes);
    return { kind: 'answer', status: response.status, headers: response.headers, body };
  } catch (error) {
    const why = asked.signal?.aborted ? 'aborted' : timeout.aborted ? 'timeout' : 'network';
    return { kind: 'no_answer', why, code: faultCode(error) };
  }
}

/** What a log may hold of an exchange: no header, no query, no body, so neither keys nor people. */
export function loggable({ method, url }: Pick<HttpRequest, 'method' | 'url'>, outcome: HttpOutcome) {
  const parsed = URL.parse(url);
  const exchange = { method, host: parsed?.host ?? null, path: parsed?.pathname ?? null };
  return outcome.kind === 'answer'
    ? { ...exchange, status: outcome.status, json: outcome.body.kind === 'json' }
    : { ...exchange, why: outcome.why, fault: outcome.code };
}

function withQuery({ url, query = {} }: HttpRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  const parameters = new URLSearchParams(pairs).toString();
  return parameters === '' ? url : `${url}?${parameters}`;
}

async function readBody(response: Response, maxBytes: number): Promise<HttpBody> {
  const decoder = new TextDecoder();
  let text = '';
  let room = maxBytes;
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk.subarray(0, room), { stream: true });
    if (chunk.byteLength > room) return { kind: 'not_json', text };
    room -= chunk.byteLength;
  }
  return parseBody(text + decoder.decode());
}

function parseBody(text: string): HttpBody {
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'not_json', text };
  }
}

function faultCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return faultCode(error.cause);
}
