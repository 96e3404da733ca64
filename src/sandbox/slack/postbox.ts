import { sign } from './signing.ts';
import type { SocketHub } from './socket-hub.ts';
import type { Traffic } from './traffic.ts';

/** What Slack's client would show the person. */
type DeliveryError =
  | 'operation_timeout'
  | 'dispatch_failed'
  | 'invalid_response'
  | 'unknown_command'
  | 'invalid_fields';

export type Retry = {
  num: number;
  reason: 'http_timeout' | 'http_error' | 'connection_failed' | 'unknown_error';
};

export type Parcel = {
  kind: 'slash_commands' | 'interactive' | 'events_api';
  call: string;
  payload: Record<string, unknown>;
};

/** One request to the bot, down to the byte. Left out: JSON, now, rightly signed. */
export type RawRequest = {
  body: string;
  contentType?: string;
  /** Seconds. */
  timestamp?: number;
  signature?: string;
  secret?: string;
  headers?: Record<string, string>;
};

export type Delivery = {
  /** 0: nothing came back. */
  status: number;
  body: string;
  /** Until the acknowledgement. */
  ms: number;
  error?: DeliveryError;
  messages?: string[];
  request: RawRequest;
  parcel?: Parcel;
};

type Parts = {
  signingSecret: string;
  botUrl: () => string | undefined;
  sockets: SocketHub;
  traffic: Traffic;
  ackTimeoutMs: number;
};
type Outcome = Pick<Delivery, 'status' | 'body' | 'error'>;

export function createPostbox({ signingSecret, botUrl, sockets, traffic, ackTimeoutMs }: Parts) {
  const timed = async (call: string, request: unknown, work: () => Promise<Outcome>) => {
    const at = new Date().toISOString();
    const begun = performance.now();
    const outcome = await work().catch(failed);
    const ms = performance.now() - begun;
    const { status, body: answer, error } = outcome;
    const ok = error === undefined;
    const fault = error === undefined ? {} : { error };
    traffic.record({ direction: 'slack_to_bot', call, at, ms, status, ok, ...fault, request, answer });
    return { ...outcome, ms };
  };

  const overHttp = async (request: RawRequest): Promise<Outcome> => {
    const url = botUrl();
    if (url === undefined) return { status: 0, body: '', error: 'dispatch_failed' };
    const { body, contentType = 'application/json', headers = {} } = request;
    const timestamp = request.timestamp ?? Math.floor(Date.now() / 1000);
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': request.signature ?? sign(request.secret ?? signingSecret, timestamp, body),
        ...headers,
      },
      signal: AbortSignal.timeout(ackTimeoutMs),
    });
    const answer = { status: response.status, body: await response.text() };
    return response.ok ? answer : { ...answer, error: 'dispatch_failed' };
  };

  const overSocket = async ({ kind, payload }: Parcel, retry?: Retry): Promise<Outcome> => {
    const again = retry === undefined ? {} : { retry_attempt: retry.num, retry_reason: retry.reason };
    const accepts = kind !== 'events_api';
    const sent = sockets.send({ type: kind, payload, accepts_response_payload: accepts, ...again });
    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => timeout.reject(new DOMException('no acknowledgement', 'TimeoutError')),
      ackTimeoutMs,
    );
    const answer = await Promise.race([sent, timeout.promise]).finally(() => clearTimeout(timer));
    return { status: 200, body: socketBody(answer) };
  };

  const deliver = async (
    request: RawRequest,
    call = 'raw',
    shownAs: unknown = { bytes: request.body.length },
  ): Promise<Delivery> => ({ ...(await timed(call, shownAs, () => overHttp(request))), request });

  const send = async (parcel: Parcel, retry?: Retry): Promise<Delivery> => {
    const request: RawRequest = { ...written(parcel), timestamp: Math.floor(Date.now() / 1000) };
    if (retry !== undefined) request.headers = retryHeaders(retry);
    if (sockets.isConnected()) {
      const outcome = await timed(parcel.call, parcel.payload, () => overSocket(parcel, retry));
      return { ...outcome, request, parcel };
    }
    return { ...(await deliver(request, parcel.call, parcel.payload)), parcel };
  };

  /** The very same request once more, as Slack does when it saw no answer. */
  const repeat = async ({ parcel, request }: Delivery, retry?: Retry): Promise<Delivery> => {
    if (parcel !== undefined && sockets.isConnected()) return send(parcel, retry);
    const headers = retry === undefined ? request.headers : { ...request.headers, ...retryHeaders(retry) };
    return deliver(headers === undefined ? request : { ...request, headers }, parcel?.call, parcel?.payload);
  };

  return { send, deliver: (request: RawRequest) => deliver(request), repeat };
}

const retryHeaders = ({ num, reason }: Retry) => ({
  'x-slack-retry-num': String(num),
  'x-slack-retry-reason': reason,
});

function written({ kind, payload }: Parcel): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
  return {
    body: new URLSearchParams(fields).toString(),
    contentType: 'application/x-www-form-urlencoded',
  };
}

/** Over a socket an empty acknowledgement is an empty object, and plain words come as `text`. */
function socketBody(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return '';
  return Object.keys(answer).length === 0 ? '' : JSON.stringify(answer);
}

function failed(cause: unknown): Outcome {
  const timeout = cause instanceof DOMException && cause.name === 'TimeoutError';
  return { status: 0, body: '', error: timeout ? 'operation_timeout' : 'dispatch_failed' };
}
