import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Post = z.strictObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.strictObject({
      id: z.string(),
      time: z.number().optional(),
      changes: z.array(z.strictObject({ field: z.string(), value: z.record(z.string(), z.unknown()) })),
    }),
  ),
});
export type Post = z.infer<typeof Post>;

/** A webhook endpoint that owes nothing to the stand-in: it verifies, keeps what came, and may be told to fail. */
export async function createReceiver({ appSecret = 'sample-secret', verifyToken = 'sample-verify' } = {}) {
  const posts: Post[] = [];
  const bodies: string[] = [];
  let forged = 0;
  let failing = 0;
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    if (incoming.method === 'GET') {
      const isMeta = url.searchParams.get('hub.verify_token') === verifyToken;
      outgoing.writeHead(isMeta ? 200 : 403).end(isMeta ? url.searchParams.get('hub.challenge') : 'no');
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const expected = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`);
    const given = Buffer.from(String(incoming.headers['x-hub-signature-256'] ?? ''));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      forged += 1;
      outgoing.writeHead(401).end();
      return;
    }
    if (failing > 0) {
      failing -= 1;
      outgoing.writeHead(503).end();
      return;
    }
    bodies.push(raw.toString());
    posts.push(Post.parse(JSON.parse(raw.toString())));
    outgoing.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    posts,
    bodies,
    connection: { url: `http://127.0.0.1:${port}/webhooks/meta`, appSecret, verifyToken },
    forged: () => forged,
    fail(times: number): void {
      failing = times;
    },
    entries: () => posts.flatMap(({ entry }) => entry),
    changes: () => posts.flatMap(({ entry }) => entry.flatMap(({ changes }) => changes)),
    values: (field: string) =>
      posts
        .flatMap(({ entry }) => entry.flatMap(({ changes }) => changes))
        .filter((change) => change.field === field)
        .map(({ value }) => value),
    /** Every outbound status that came, in order. */
    statuses: () =>
      posts.flatMap(({ entry }) =>
        entry.flatMap(({ changes }) => changes.flatMap(({ value }) => Statuses.parse(value.statuses))),
      ),
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const Statuses = z
  .array(z.looseObject({ id: z.string(), status: z.string(), timestamp: z.string() }))
  .default([]);
