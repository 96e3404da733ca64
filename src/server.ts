import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';

/** Routes that may also look at Node's own request. */
export type Routes = Hono<{ Bindings: HttpBindings }>;

/** Everything that HTTP reaches, on one port (SPEC 10.2). */
export interface HttpServer {
  readonly url: string;
  readonly node: Server;
  /** Serves these routes from now on. */
  mount(path: string, routes: Routes): void;
  /** Hands `POST /slack/events` to Bolt. */
  serveSlack(listener: RequestListener): void;
  /** What `/readyz` answers: what is still missing, or null. */
  readiness(check: () => Promise<string | null>): void;
  /** Not ready, whatever the check says, until the returned function is called. */
  holdBack(missing: string): () => void;
  close(): Promise<void>;
}

/** The port cannot be had; the message is for the terminal. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
}

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
}

export async function startServer({ host, port, metrics }: ServerOptions): Promise<HttpServer> {
  let check: () => Promise<string | null> = async () => 'starting';
  let heldBack: string | null = null;
  let slack: RequestListener | null = null;
  const app: Routes = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const missing = heldBack ?? (await check().catch(() => 'the database does not answer'));
    return missing === null ? c.json({ status: 'ready' }) : c.json({ status: 'not ready', missing }, 503);
  });
  app.get('/metrics', async (c) => {
    c.header('content-type', metrics.registry.contentType);
    return c.body(await metrics.registry.metrics());
  });
  const mounted = new Map<string, Routes>();
  app.all('*', (c) => {
    const path = [...mounted.keys()].find((p) => c.req.path === p || c.req.path.startsWith(`${p}/`));
    return mounted.get(path ?? '')?.fetch(c.req.raw, c.env) ?? c.json({ error: 'not found' }, 404);
  });
  const others = getRequestListener(app.fetch);
  const node = createServer((req, res) => {
    if (slack !== null && req.url?.split('?')[0] === '/slack/events') slack(req, res);
    else void others(req, res);
  });
  await listening(node, host, port);
  const { port: actual } = node.address() as AddressInfo;

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    node,
    mount: (path, routes) =>
      void mounted.set(path, new Hono<{ Bindings: HttpBindings }>().route(path, routes)),
    serveSlack: (listener) => {
      slack = listener;
    },
    readiness: (ready) => {
      check = ready;
    },
    holdBack: (missing) => {
      heldBack = missing;
      return () => {
        heldBack = null;
      };
    },
    async close() {
      node.close();
      node.closeIdleConnections();
      const grace = setTimeout(() => node.closeAllConnections(), 3_000);
      await once(node, 'close');
      clearTimeout(grace);
    },
  };
}

/** A request's JSON; null where it is none. */
export async function jsonOf(request: { json(): Promise<unknown> }): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use; stop what uses it or set PORT to another one',
  EACCES: 'this user may not use it; set PORT to one above 1023',
  EADDRNOTAVAIL: 'this machine does not have that address; set HOST',
};

async function listening(node: Server, host: string, port: number): Promise<void> {
  node.listen(port, host);
  try {
    await once(node, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new PortUnavailable(`Port ${port} on ${host} cannot be had: ${WHY[code] ?? code}.`, {
      cause: error,
    });
  }
}
