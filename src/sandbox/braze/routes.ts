import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type Answer, jsonAnswer, through } from '../faults.ts';
import { parsed } from '../meta/traffic.ts';
import { type Endpoint, endpoints } from './endpoints.ts';
import { rateHeaders } from './rate-pool.ts';
import type { Reply } from './reply.ts';
import type { BrazeState } from './state.ts';
import type { StandInWorkspace } from './workspace.ts';

type OnNode = { Bindings: HttpBindings };

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
  const text = await c.req.text();
  const restKey = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const owner = restKey === undefined ? undefined : braze.ownerOf(restKey, host.cluster);
  const pool = (owner ?? host).pools[endpoint?.pool ?? 'shared'];
  const fault = braze.faults.take(call);
  const given = await through(
    fault,
    () => answerOf(judge(braze, { owner, query: searchParams, text }, endpoint)),
    { tooMany: () => answerOf(tooMany), broken: () => answerOf(broken) },
  );
  braze.traffic.record({
    at: new Date(braze.now()).toISOString(),
    workspace: host.key,
    method: c.req.method,
    call,
    query: search,
    status: given?.status ?? null,
    answer: given?.text ?? null,
    fault: fault?.fault ?? null,
    ms: performance.now() - started,
  });
  if (given === null) {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const rate = fault?.fault === '429' ? { ...pool.read(), remaining: 0 } : pool.read();
  return new Response(given.text, {
    status: given.status,
    headers: { 'content-type': given.type, ...rateHeaders(rate) },
  });
}

interface Request {
  readonly owner: StandInWorkspace | undefined;
  readonly query: URLSearchParams;
  readonly text: string;
}

/** Braze's order: is there such a call, whose key, may it, is there room, then what was asked. */
function judge(
  { traps, deliver }: BrazeState,
  { owner, query, text }: Request,
  endpoint: Endpoint | undefined,
): Reply {
  if (endpoint === undefined) return { status: 404, body: { message: 'Not Found' } };
  if (owner === undefined) return { status: 401, body: { message: 'Invalid API key' } };
  if (!(owner.permissions?.includes(endpoint.permission) ?? true))
    return { status: 403, body: { message: 'Access Denied' } };
  if (!owner.pools[endpoint.pool].draw()) return tooMany;
  return endpoint.answer({ workspace: owner, query, body: parsed(text), traps, deliver });
}

const tooMany: Reply = { status: 429, body: { message: 'Rate limit exceeded' } };
const broken: Reply = { status: 500, body: { message: 'Internal Server Error' } };

const answerOf = ({ status, body }: Reply): Answer => ({
  ...jsonAnswer(status, body),
  type: 'application/json',
});
