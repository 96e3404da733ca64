import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { brazeRoutes } from './routes.ts';
import { type BrazeState, type BrazeStateOptions, createBrazeState } from './state.ts';

const mountedAt = '/sandbox/braze';

export interface BrazeStandInOptions extends BrazeStateOptions {
  /** An address of this machine. 127.0.0.1 unless given. */
  readonly host?: string;
  /** Any free one unless given. */
  readonly port?: number;
}

export interface BrazeStandIn {
  readonly state: BrazeState;
  /** What a workspace's inventory row has as `restUrl`. */
  restUrlOf(workspaceKey: string): string;
  close(): Promise<void>;
}

/** A server of its own for `brazeRoutes`, on loopback. */
export async function createBrazeStandIn(options: BrazeStandInOptions): Promise<BrazeStandIn> {
  const { host = '127.0.0.1', port = 0 } = options;
  const state = createBrazeState(options);
  const app = new Hono().route(mountedAt, brazeRoutes(state));
  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(port, host);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return {
    state,
    restUrlOf: (workspaceKey) => `http://${host}:${bound}${mountedAt}/${workspaceKey}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
