import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export type AnsweringServer = Awaited<ReturnType<typeof createAnsweringServer>>;

/** A plain HTTP server that answers as the test says and remembers what it was asked. */
export async function createAnsweringServer() {
  const asked: Asked[] = [];
  let answer = (response: ServerResponse): void => void response.writeHead(204).end();
  const server = createServer((incoming, response) => {
    asked.push({ method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers });
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answers(next: (response: ServerResponse) => void): void {
      answer = next;
    },
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
