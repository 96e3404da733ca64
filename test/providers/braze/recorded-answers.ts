import type { ServerResponse } from 'node:http';
import { type BrazeFault, estate } from '../../contract/braze-contract.ts';
import { type Answering, type Asked, nothing } from '../answering-server.ts';

type Answer = (response: ServerResponse) => void;

/** Answers in the shapes of Braze's documentation (domain.md A.5, A.12), composed by us: all ids are samples. */
export const recorded = {
  accepted: json(200, { status: { 'switchboard-probe': 'Unknown' }, message: 'success' }),
  invalidGroup: json(400, { message: 'sample text: not a subscription group of this workspace' }),
  invalidKey: json(401, { message: 'Invalid API key' }),
  accessDenied: json(403, { message: 'Access Denied' }),
  rateLimited: json(429, { message: 'sample text: too many requests' }, 0),
  serverError: json(500, { message: 'sample text: our side' }),
  html: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sample</html>'),
  halfJson: (response) => response.writeHead(200, rate(249_999)).end('{"status":{"switchboard-pro'),
  dropped: (response) => response.destroy(),
  silent: () => {},
} as const satisfies Record<string, Answer>;

function json(status: number, body: unknown, remaining = 249_999): Answer {
  const headers = { 'content-type': 'application/json', ...rate(remaining) };
  return (response) => response.writeHead(status, headers).end(JSON.stringify(body));
}

function rate(remaining: number) {
  return {
    'X-RateLimit-Limit': '250000',
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': '1767229200',
  };
}

const { group, subscribed, unsubscribed } = estate;
const states: Readonly<Record<string, string>> = {
  [subscribed.externalId]: 'Subscribed',
  [subscribed.phone]: 'Subscribed',
  [unsubscribed.externalId]: 'Unsubscribed',
};

/** The good answer to whatever the Braze client asks. */
export const fine: Answering = (response, asked) => {
  const [status, body] = answerTo(asked);
  json(status, body)(response);
};

/** The same, where V2 of the set endpoint is not there. */
export const withoutV2: Answering = (response, asked) =>
  asked.url.startsWith('/v2/') ? response.writeHead(404).end('<html>sample</html>') : fine(response, asked);

function answerTo({ url }: Asked): readonly [number, unknown] {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname.endsWith('/set')) return [201, { message: 'success' }];
  if (pathname === '/messages/send')
    return [201, { dispatch_id: 'c1b6a0b5e7a34b6bb1f0', message: 'success' }];
  if (pathname === '/subscription/user/status') return [200, groupsOfOne];
  const ids = [...searchParams].flatMap(([name, id]) => (name === 'subscription_group_id' ? [] : [id]));
  const status = Object.fromEntries(ids.map((id) => [id, states[id] ?? 'Unknown']));
  return [200, { status, message: 'success' }];
}

const groupsOfOne = {
  message: 'success',
  total_count: 1,
  users: [
    {
      ...{ external_id: subscribed.externalId, phone: subscribed.phone, email: subscribed.email },
      subscription_groups: [{ id: group, name: 'WhatsApp FR', channel: 'whatsapp', status: 'Subscribed' }],
    },
  ],
};

/** Texts that repeat what was sent, the key included. */
export const faultAnswers = (key: string): Readonly<Record<BrazeFault, Answering>> => ({
  wrong_key: json(401, { message: `Invalid API key ${key}` }),
  no_permission: json(403, { message: `Access Denied for ${key}` }),
  refused: json(400, { message: 'The value provided for the external_ids field is not a valid ID array.' }),
  rate_limited: recorded.rateLimited,
  server_error: recorded.serverError,
  html: recorded.html,
  half_json: recorded.halfJson,
  empty: nothing,
  wrong_shape: json(200, { message: 'sample', status: 'sample', users: 7 }),
  dropped: recorded.dropped,
  silent: recorded.silent,
});
