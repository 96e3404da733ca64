import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';

/** What becomes of a call: it is carried out and answered, or it is cut before or after it was carried out. */
export type Fate = 'answered' | 'cut_before' | 'cut_after';

export interface Wire {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands between the bot and the outside. `<url>/<name>/…` goes to the target of that name; `decide` is asked about
 * every call, by words that are the same when the same call is made again.
 */
export async function createWire(
  targets: Readonly<Record<string, string>>,
  decide: (call: string) => Fate,
): Promise<Wire> {
  const server = createServer((request, response) => {
    carry(request).then(
      (answer) => {
        if (answer === null) response.destroy();
        else response.writeHead(answer.status, answer.headers).end(answer.body);
      },
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });

  async function carry(request: IncomingMessage) {
    const [, name = '', ...rest] = (request.url ?? '').split('/');
    const target = targets[name];
    if (target === undefined) return { status: 404, headers: {}, body: `no target ${name}` };
    const sent = await buffer(request);
    const fate = decide(`${name} ${wordsOf(rest.join('/'), sent.toString())}`);
    if (fate === 'cut_before') return null;
    const { host: _, connection: __, 'content-length': ___, ...kept } = request.headers;
    const answer = await fetch(`${target}/${rest.join('/')}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(kept).map(([key, value]): [string, string] => [key, String(value)]),
      ...(sent.length === 0 ? {} : { body: new Uint8Array(sent) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (fate === 'cut_after') return null;
    const {
      'content-encoding': ____,
      'transfer-encoding': _____,
      ...headers
    } = Object.fromEntries(answer.headers);
    return { status: answer.status, headers, body };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const metadata = z.looseObject({
  event_payload: z.looseObject({ outbox: z.string(), version: z.number().optional() }),
});
const view = z.looseObject({ callback_id: z.string(), private_metadata: z.string().optional() });

function wordsOf(path: string, body: string): string {
  const [address = '', query = ''] = path.split('?');
  const call = address.startsWith('response/') ? 'response_url' : (address.split('/').at(-1) ?? '');
  const form = new URLSearchParams(body);
  const about = form.get('metadata');
  const shown = form.get('view');
  if (about !== null) {
    const { outbox, version } = metadata.parse(JSON.parse(about)).event_payload;
    return [call, outbox, ...(version === undefined ? [] : [`at ${version}`])].join(' ');
  }
  if (shown !== null) {
    const { callback_id, private_metadata } = view.parse(JSON.parse(shown));
    return `${call} ${callback_id} ${private_metadata}`;
  }
  const told = ['channel', 'user', 'users', 'ts'].flatMap((key) => form.get(key) ?? []);
  return [call, ...told, ...(query === '' ? [] : [query])].join(' ');
}
