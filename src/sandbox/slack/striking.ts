import { setTimeout as delay } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { SlackState } from './state.ts';

/** A request to this Slack, with Node's own. */
export type Asking = Context<{ Bindings: HttpBindings }>;

/** The answer as the fault that is switched on for this call leaves it. */
export async function struck(
  state: SlackState,
  c: Asking,
  name: string,
  work: () => Response | Promise<Response>,
): Promise<Response> {
  const fault = state.faults.take(name);
  if (fault === undefined) return work();
  switch (fault.fault) {
    case '429':
      return c.json({ ok: false, error: 'ratelimited' }, 429, { 'Retry-After': '1' });
    case '500':
      return c.json({ ok: false, error: 'internal_error' }, 500);
    case 'html':
      return c.html('<!DOCTYPE html><title>Slack is having trouble</title>');
    case 'slow':
      await delay(fault.ms);
      return work();
    case 'drop':
      return cut(c);
    case 'lost':
      await work();
      return cut(c);
    case 'half':
      await sendHalf(c, await work());
      return cut(c);
  }
}

function cut(c: Asking): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function sendHalf(c: Asking, response: Response): Promise<void> {
  const { outgoing } = c.env;
  const told = response.headers.get('content-length');
  const whole = told === null ? new Uint8Array(await response.arrayBuffer()) : undefined;
  const length = whole?.byteLength ?? Number(told);
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': String(length),
  });
  let left = Math.floor(length / 2);
  for await (const chunk of whole === undefined ? (response.body ?? []) : [whole]) {
    if (left === 0) break;
    const part = chunk.subarray(0, left);
    left -= part.byteLength;
    await new Promise<void>((resolve) => outgoing.write(part, () => resolve()));
  }
}
