import { setTimeout as delay } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { chatMethods } from './api/chat.ts';
import { conversationMethods } from './api/conversations.ts';
import { fileMethods } from './api/files.ts';
import type { Answer } from './api/method.ts';
import { appMethods, userMethods } from './api/users.ts';
import { viewMethods } from './api/views.ts';
import { respond } from './bot-words.ts';
import { argumentsOf, bearerOf, uploadedBytes } from './requests.ts';
import type { SlackState } from './state.ts';

type Ctx = Context<{ Bindings: HttpBindings }>;

const botMethods = { ...userMethods, ...chatMethods, ...conversationMethods, ...viewMethods, ...fileMethods };

/** What a fault can name. */
export const slackCalls: readonly string[] = [
  ...Object.keys(botMethods),
  'response_url',
  'upload',
  'download',
  '*',
];

/** Slack's side of HTTP, to be served at `state.baseUrl()`. */
export function slackRoutes(state: SlackState) {
  const routes = new Hono<{ Bindings: HttpBindings }>();

  const answering = async (
    c: Ctx,
    call: string,
    request: unknown,
    work: () => Response | Promise<Response>,
  ) => {
    const at = new Date().toISOString();
    const begun = performance.now();
    const response = await struck(state, c, call, work);
    await state.keep();
    const ms = performance.now() - begun;
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const answer: unknown = isJson ? await response.clone().json() : undefined;
    const error = errorIn(answer);
    const ok = response.ok && error === undefined;
    const fault = error === undefined ? {} : { error };
    const { status } = response;
    state.traffic.record({ direction: 'bot_to_slack', call, at, ms, status, ok, ...fault, request, answer });
    return response;
  };

  routes.all('/api/:method', async (c) => {
    const name = c.req.param('method');
    const args = await argumentsOf(c);
    const token = bearerOf(c) ?? (typeof args.token === 'string' ? args.token : undefined);
    return answering(c, name, args, () => {
      const { retryAfter, ...answer } = call(state, name, token, args);
      if (state.scopes.length > 0) c.header('x-oauth-scopes', state.scopes.join(','));
      if (retryAfter === undefined) return c.json(answer);
      return c.json(answer, 429, { 'Retry-After': String(retryAfter) });
    });
  });

  routes.post('/response/:id', async (c) => {
    const payload = await argumentsOf(c);
    return answering(c, 'response_url', payload, () => {
      const { responseUrls } = state.world();
      const origin = responseUrls.find(c.req.param('id'));
      if (typeof origin === 'string') return c.json({ ok: false, error: origin }, 404);
      const outcome = respond(state, origin, payload);
      if (!outcome.ok) return c.json(outcome, 400);
      responseUrls.spend(c.req.param('id'));
      return c.text('ok');
    });
  });

  routes.post('/upload/v1/:id', async (c) => {
    const bytes = await uploadedBytes(c);
    const work = async () => {
      const taken = await state.world().files.receive(c.req.param('id'), bytes);
      return taken ? c.text(`OK - ${bytes.byteLength}`) : c.text('upload does not fit its announcement', 400);
    };
    return answering(c, 'upload', { bytes: bytes.byteLength }, work);
  });

  routes.get('/files-pri/:key/:name', (c) =>
    answering(c, 'download', { file: c.req.param('name') }, async () => {
      if (bearerOf(c) !== state.tokens.bot) return c.html('<!DOCTYPE html><title>Sign in | Slack</title>');
      const id = c.req.param('key').split('-').at(-1) ?? '';
      const file = state.world().files.find(id);
      const bytes = await state.world().files.read(id);
      if (file === undefined || bytes === undefined) return c.notFound();
      return c.body(Uint8Array.from(bytes), 200, { 'Content-Type': file.mimetype });
    }),
  );

  return routes;
}

function call(
  state: SlackState,
  name: string,
  token: string | undefined,
  args: Record<string, unknown>,
): Answer {
  if (token === undefined) return { ok: false, error: 'not_authed' };
  const forApp = token === state.tokens.app;
  if (!forApp && token !== state.tokens.bot) return { ok: false, error: 'invalid_auth' };
  const known = botMethods[name] ?? appMethods[name];
  if (known === undefined) return { ok: false, error: 'unknown_method', req_method: name };
  const allowed = name === 'auth.test' || forApp === name in appMethods;
  return allowed ? known(state, args) : { ok: false, error: 'not_allowed_token_type' };
}

function errorIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined;
  return String(answer.error);
}

async function struck(state: SlackState, c: Ctx, name: string, work: () => Response | Promise<Response>) {
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
  }
}

function cut(c: Ctx): Response {
  c.env.outgoing.destroy();
  return c.json({ ok: false, error: 'connection_cut' }, 500);
}
