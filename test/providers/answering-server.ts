import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answering = (response: ServerResponse, asked: Asked) => void;

export type AnsweringServer = Awaited<ReturnType<typeof createAnsweringServer>>;

/** A plain HTTP server that answers as the test says and remembers what it was asked. */
export async function createAnsweringServer() {
  const asked: Asked[] = [];
  let answer: Answering = (response) => void response.writeHead(204).end();
  const server = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const receive = (body: string) => {
      const request = { method, url, headers, body };
      asked.push(request);
      answer(response, request);
    };
    text(incoming).then(receive, () => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answers(next: Answering): void {
      answer = next;
    },
    /** Answers in turn; the last one goes on. */
    answersInTurn(...turns: readonly Answering[]): void {
      let turn = 0;
      answer = (response, request) => {
        turns[Math.min(turn++, turns.length - 1)]?.(response, request);
      };
    },
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answering =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

export const html =
  (status: number): Answering =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end('<html>sample</html>');

export const halfJson: Answering = (response) => void response.writeHead(200).end('{"data":[{"id":"1');
export const nothing: Answering = (response) => void response.writeHead(200).end();
export const dropped: Answering = (response) => void response.destroy();
export const silent: Answering = () => {};
