import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { hubRoutes } from './hub-routes.ts';
import { dialog360ManageRoutes } from './manage-routes.ts';
import { messagingRoutes } from './messaging-routes.ts';
import { createDialog360State, type Dialog360State, type Dialog360StateOptions } from './state.ts';

const mountedAt = '/sandbox/dialog360';

export interface Dialog360StandInOptions extends Dialog360StateOptions {
  /** An address of this machine. 127.0.0.1 unless given. */
  readonly host?: string;
  /** Any free one unless given. */
  readonly port?: number;
}

export interface Dialog360StandIn {
  readonly state: Dialog360State;
  /** What `DIALOG360_HUB_URL` is. */
  readonly hubUrl: string;
  /** The messaging host. */
  readonly messagingUrl: string;
  readonly manageUrl: string;
  close(): Promise<void>;
}

/** A server of its own for both hosts of 360dialog, on loopback. */
export async function createDialog360StandIn(options: Dialog360StandInOptions): Promise<Dialog360StandIn> {
  const { host = '127.0.0.1', port = 0 } = options;
  const state = createDialog360State(options);
  const app = new Hono()
    .route(`${mountedAt}/hub`, hubRoutes(state))
    .route(`${mountedAt}/messaging`, messagingRoutes(state))
    .route(`${mountedAt}/manage`, dialog360ManageRoutes(state));
  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(port, host);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  const at = `http://${host}:${bound}${mountedAt}`;
  return {
    state,
    hubUrl: `${at}/hub/api/v2`,
    messagingUrl: `${at}/messaging`,
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
