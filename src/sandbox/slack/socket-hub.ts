import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { z } from 'zod';

const pingEveryMs = 5000;
const acknowledgement = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() });

export type Envelope = {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: unknown;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
};

type Connection = { socket: WebSocket; waiting: Map<string, PromiseWithResolvers<unknown>> };
export type SocketHub = ReturnType<typeof createSocketHub>;

/** Socket Mode: the bot's open connections, used in turn. */
export function createSocketHub(appId: string) {
  const connections: Connection[] = [];
  const tickets = new Set<string>();
  let turn = 0;

  const drop = (connection: Connection) => {
    const position = connections.indexOf(connection);
    if (position >= 0) connections.splice(position, 1);
    for (const { reject } of connection.waiting.values()) reject(new Error('socket closed'));
    connection.waiting.clear();
  };

  return {
    issueTicket(): string {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    redeem: (ticket: string): boolean => tickets.delete(ticket),
    isConnected: (): boolean => connections.length > 0,
    connect(socket: WebSocket): void {
      const connection: Connection = { socket, waiting: new Map() };
      const pings = setInterval(() => socket.ping(`Ping from ${appId}`), pingEveryMs).unref();
      socket.on('message', (data) => {
        const ack = acknowledgement.safeParse(JSON.parse(data.toString()));
        if (!ack.success) return;
        connection.waiting.get(ack.data.envelope_id)?.resolve(ack.data.payload);
        connection.waiting.delete(ack.data.envelope_id);
      });
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        clearInterval(pings);
        drop(connection);
      });
      connections.push(connection);
      const hello = {
        type: 'hello',
        num_connections: connections.length,
        connection_info: { app_id: appId },
      };
      socket.send(JSON.stringify(hello));
    },
    /** Resolves with the payload of the acknowledgement. */
    send(envelope: Envelope): Promise<unknown> {
      const connection = connections[turn++ % connections.length];
      if (connection === undefined) return Promise.reject(new Error('no socket is connected'));
      const id = randomUUID();
      const answer = Promise.withResolvers<unknown>();
      connection.waiting.set(id, answer);
      connection.socket.send(JSON.stringify({ envelope_id: id, ...envelope }));
      return answer.promise;
    },
    close(): void {
      for (const { socket } of [...connections]) socket.close(1000);
    },
  };
}
