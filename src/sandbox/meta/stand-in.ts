import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { metaRoutes } from './graph/routes.ts';
import { manageRoutes } from './manage-routes.ts';
import { phoneRoutes } from './phone-routes.ts';
import { createMetaState, type MetaState, type MetaStateOptions } from './state.ts';

const mountedAt = '/sandbox/meta';

export interface MetaStandInOptions extends MetaStateOptions {
  /** An address of this machine. 127.0.0.1 unless given. */
  readonly host?: string;
  /** Any free one unless given. */
  readonly port?: number;
}

export interface MetaStandIn {
  readonly state: MetaState;
  /** What `META_GRAPH_URL` is. */
  readonly graphUrl: string;
  /** Where `phoneRoutes` and `manageRoutes` are. */
  readonly phonesUrl: string;
  readonly manageUrl: string;
  close(): Promise<void>;
}

/** A server of its own for the Graph API, the phones and what people do at Meta, on loopback. */
export async function createMetaStandIn(options: MetaStandInOptions): Promise<MetaStandIn> {
  const { host = '127.0.0.1', port = 0 } = options;
  const state = createMetaState(options);
  const app = new Hono()
    .route(`${mountedAt}/graph`, metaRoutes(state))
    .route(`${mountedAt}/people/phones`, phoneRoutes(state))
    .route(`${mountedAt}/manage`, manageRoutes(state));
  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(port, host);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  const at = `http://${host}:${bound}${mountedAt}`;
  return {
    state,
    graphUrl: `${at}/graph/v24.0`,
    phonesUrl: `${at}/people`,
    manageUrl: `${at}/manage`,
    async close() {
      state.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
