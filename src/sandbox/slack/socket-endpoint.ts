import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { SlackState } from './state.ts';

/** Serves Socket Mode's WebSocket at `/link/` below the state's address; answers how to stop. */
export function attachSockets(state: SlackState, server: Server): () => void {
  const endpoint = new WebSocketServer({ noServer: true });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { origin, pathname, searchParams } = new URL(request.url ?? '/', state.baseUrl());
    if (`${origin}${pathname}` !== `${state.baseUrl()}/link/`) return;
    if (!state.sockets.redeem(searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    endpoint.handleUpgrade(request, socket, head, (webSocket) => state.sockets.connect(webSocket));
  };
  server.on('upgrade', upgrade);
  return () => {
    server.off('upgrade', upgrade);
    endpoint.close();
  };
}
