import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createFacade } from './facade.ts';
import { slackRoutes } from './routes.ts';
import { attachSockets } from './socket-endpoint.ts';
import { createSlackState, type SlackOptions } from './state.ts';

export type SlackStandInOptions = SlackOptions & { port?: number; host?: string };
export type SlackStandIn = Awaited<ReturnType<typeof createSlackStandIn>>;

/** A Slack of our own, on its own port. */
export async function createSlackStandIn({ port = 0, host = '127.0.0.1', ...options }: SlackStandInOptions) {
  const state = await createSlackState(options);
  const server = createAdaptorServer({ fetch: slackRoutes(state).fetch }) as Server;
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  const url = `http://${host}:${actual}`;
  state.serveAt(url);
  const detach = attachSockets(state, server);
  return {
    ...createFacade(state),
    state,
    url,
    apiUrl: `${url}/api/`,
    async close(): Promise<void> {
      if (!server.listening) return;
      detach();
      await state.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
