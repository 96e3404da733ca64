import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import { type Answer, type Faults, through } from '../faults.ts';
import { readable, type Traffic } from './traffic.ts';

type Bindings = { Bindings: HttpBindings };
export type Routes = Hono<Bindings>;
export type OnNode = Context<Bindings>;

export interface Exchanging {
  readonly now: () => Date;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly call: string;
  answer(text: string): Answer;
  tooMany(): Answer;
  broken(): Answer;
}

/** One request: through the fault that waits for it, into the traffic, and out. */
export async function exchange(c: OnNode, it: Exchanging): Promise<Response> {
  const started = performance.now();
  const text = await c.req.text();
  const fault = it.faults.take(it.call);
  const given = await through(fault, () => it.answer(text), it);
  const { pathname, search } = new URL(c.req.url);
  it.traffic.record({
    at: it.now().toISOString(),
    direction: 'in',
    call: it.call,
    method: c.req.method,
    path: `${pathname}${search}`,
    request: readable(text),
    status: given?.status ?? null,
    answer: given === null ? null : readable(given.text),
    fault: fault?.fault ?? null,
    ms: performance.now() - started,
  });
  if (given === null) {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return new Response(given.text, {
    status: given.status,
    headers: { 'content-type': given.type, ...given.headers },
  });
}
