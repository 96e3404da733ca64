import type { ServerResponse } from 'node:http';

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
