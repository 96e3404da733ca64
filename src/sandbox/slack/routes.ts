import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { chatMethods } from './api/chat.ts';
import { conversationMethods } from './api/conversations.ts';
import { fileMethods } from './api/files.ts';
import type { Answer } from './api/method.ts';
import { appMethods, userMethods } from './api/users.ts';
import { viewMethods } from './api/views.ts';
import { respond } from './bot-words.ts';
import { argumentsOf, bearerOf, uploadedContent, whileSent } from './requests.ts';
import type { SlackState } from './state.ts';
import { type Asking, struck } from './striking.ts';

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
    c: Asking,
    call: string,
    request: unknown,
    work: () => Response | Promise<Response>,
  ) => {
    const at = new Date().toISOString();
    const begun = performance.now();
    const response = await struck(state, c, call, work);
    await state.keep();
    const ms = performance.now() - begun;
    // Only a download tells its length: what a file holds is not read here, it may be much of JSON.
    const { headers } = response;
    const isJson =
      !headers.has('content-length') && headers.get('content-type')?.startsWith('application/json');
    const answer: unknown = isJson ? await response.clone().json() : undefined;
    const isCut = response === RESPONSE_ALREADY_SENT;
    const error = isCut ? 'connection_cut' : errorIn(answer);
    const ok = response.ok && error === undefined;
    const fault = error === undefined ? {} : { error };
    const status = isCut ? 500 : response.status;
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

  routes.post('/upload/v1/:id', (c) =>
    answering(c, 'upload', { file: c.req.param('id') }, () =>
      whileSent(c, async () => {
        const taken = await state.world().files.receive(c.req.param('id'), await uploadedContent(c));
        if (taken === undefined) return c.text('upload does not fit its announcement', 400);
        return c.text(`OK - ${taken}`);
      }),
    ),
  );

  routes.get('/files-pri/:key/:name', (c) =>
    answering(c, 'download', { file: c.req.param('name') }, async () => {
      if (bearerOf(c) !== state.tokens.bot) return c.html('<!DOCTYPE html><title>Sign in | Slack</title>');
      const id = c.req.param('key').split('-').at(-1) ?? '';
      const { files } = state.world();
      const file = files.find(id);
      const opened = await files.open(id);
      if (file === undefined || opened === undefined) return c.notFound();
      return c.body(opened.stream, 200, {
        'Content-Type': file.mimetype,
        'Content-Length': String(opened.size),
      });
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
