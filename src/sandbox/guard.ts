import { type Context, Hono } from 'hono';
import { type Log, newRef } from '../log.ts';
import type { Routes } from '../server.ts';
import { Impossible, NotNow } from './impossible.ts';

const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** A foreign page may point a name of its own at this machine; it cannot choose the Host header. */
const isLocal = (c: Context): boolean => thisMachine.test(c.req.header('host') ?? '');

const isOwnPage = (c: Context): boolean => {
  const origin = c.req.header('origin');
  if (c.req.header('sec-fetch-site') === 'cross-site') return false;
  return origin === undefined || URL.parse(origin)?.host === c.req.header('host');
};

const writes = (c: Context): boolean => !['GET', 'HEAD'].includes(c.req.method);
const hasBody = (c: Context): boolean =>
  c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
/** The kinds that another origin cannot send without asking first. */
const isExpected = (c: Context): boolean =>
  !hasBody(c) || /^application\/(json|octet-stream)\b/.test(c.req.header('content-type') ?? '');

/** Only by a name of this machine: what the bot itself calls. */
export function onlyLocal(inner: Routes): Routes {
  const routes: Routes = new Hono();
  routes.use(async (c, next) =>
    isLocal(c) ? next() : c.json({ error: 'the sandbox answers on this machine only' }, 403),
  );
  return routes.route('/', inner);
}

/** For people at this machine: their browser's other pages may not press anything here. */
export function forPeople(inner: Routes, log: Log): Routes {
  const routes: Routes = new Hono();
  routes.use(async (c, next) => {
    if (writes(c) && !isOwnPage(c)) return c.json({ error: 'another page may not act in the sandbox' }, 403);
    if (writes(c) && !isExpected(c)) return c.json({ error: 'send application/json' }, 415);
    return next();
  });
  routes.onError((error, c) => {
    if (error instanceof Impossible) return c.json({ error: error.message }, 404);
    if (error instanceof NotNow) return c.json({ error: error.message }, 503);
    const ref = newRef();
    log.error({ ref, err: error }, 'the sandbox failed');
    return c.json({ error: `the sandbox failed; its log says why (ref ${ref})` }, 500);
  });
  return onlyLocal(routes.route('/', inner));
}
