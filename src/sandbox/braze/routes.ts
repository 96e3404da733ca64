import { setTimeout as pause } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type Endpoint, endpoints, type Reply } from './endpoints.ts';
import type { FaultKind } from './faults.ts';
import { type RateReading, rateHeaders } from './rate-pool.ts';
import type { BrazeState, StandInWorkspace } from './state.ts';

type OnNode = { Bindings: HttpBindings };
type Answer = { status: number; type: string; text: string; rate: RateReading };

/** Braze's REST API. Mounted under a path, each workspace's host is `<that path>/<workspace key>`. */
export function brazeRoutes(braze: BrazeState): Hono<OnNode> {
  const routes = new Hono<OnNode>();
  for (const endpoint of endpoints) {
    const { method, call } = endpoint;
    routes.on(method, `/:workspace/${call}`, (c) => exchange(braze, c, call, endpoint));
  }
  routes.all('/:workspace/:call{.+}', (c) => exchange(braze, c, c.req.param('call'), undefined));
  return routes;
}

async function exchange(braze: BrazeState, c: Context<OnNode>, call: string, endpoint: Endpoint | undefined) {
  const started = performance.now();
  const { searchParams, search } = new URL(c.req.url);
  const host = braze.workspace(c.req.param('workspace') ?? '');
  if (host === undefined) return c.json({ message: 'Not Found' }, 404);
  const fault = braze.faults.take(call);
  const record = (answer: Answer | null) =>
    braze.traffic.record({
      at: new Date(braze.now()).toISOString(),
      workspace: host.key,
      method: c.req.method,
      call,
      query: search,
      status: answer?.status ?? null,
      answer: answer?.text ?? null,
      fault: fault?.fault ?? null,
      ms: performance.now() - started,
    });
  if (fault?.fault === 'drop') {
    record(null);
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  if (fault?.fault === 'slow') await pause(fault.ms, undefined, { ref: false });
  const sent = strike(
    fault?.fault,
    judge(braze, host, c.req.header('authorization'), searchParams, endpoint),
  );
  record(sent);
  return new Response(sent.text, {
    status: sent.status,
    headers: { 'content-type': sent.type, ...rateHeaders(sent.rate) },
  });
}

/** Braze's order: whose key, may it, is there room, then what was asked. */
function judge(
  braze: BrazeState,
  host: StandInWorkspace,
  authorization: string | undefined,
  query: URLSearchParams,
  endpoint: Endpoint | undefined,
): Answer {
  const restKey = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  const workspace = restKey === undefined ? undefined : braze.ownerOf(restKey, host.cluster);
  const reply = (): Reply => {
    if (endpoint === undefined) return { status: 404, body: { message: 'Not Found' } };
    if (workspace === undefined) return { status: 401, body: { message: 'Invalid API key' } };
    if (!workspace.may(endpoint.permission)) return { status: 403, body: { message: 'Access Denied' } };
    if (!workspace.pool.draw()) return tooMany;
    return endpoint.answer(workspace, query);
  };
  const { status, body } = reply();
  const rate = (workspace ?? host).pool.read();
  return { status, type: 'application/json', text: JSON.stringify(body), rate };
}

const tooMany: Reply = { status: 429, body: { message: 'Rate limit exceeded' } };

function strike(fault: FaultKind | undefined, answer: Answer): Answer {
  switch (fault) {
    case '429':
      return { ...answer, ...jsonOf(tooMany), rate: { ...answer.rate, remaining: 0 } };
    case '500':
      return { ...answer, ...jsonOf({ status: 500, body: { message: 'Internal Server Error' } }) };
    case 'html':
      return { ...answer, status: 200, type: 'text/html', text: '<!doctype html><title>Maintenance</title>' };
    case 'half_json':
      return { ...answer, text: answer.text.slice(0, answer.text.length / 2) };
    default:
      return answer;
  }
}

function jsonOf({ status, body }: Reply) {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}
