import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import postgres from 'postgres';
import { connectionOf, quiet } from '../../../src/store/connection.ts';
import { servePart, settingsOf } from '../part.ts';
import { botToken, signingSecret } from './press.ts';

/** Bolt alone: one durable insert, then the acknowledgement. */
const { databaseUrl = '' } = settingsOf();
const sql = postgres({ ...connectionOf(databaseUrl).options, ...quiet, max: 10 });
await sql`create table if not exists bare_inbox (key text primary key, payload jsonb not null, at timestamptz not null)`;
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({ receiver, authorize: async () => ({ botToken }) });
app.command('/wa', async ({ body, ack }) => {
  const { trigger_id: key, user_id, channel_id, text } = body;
  await sql`
    insert into bare_inbox (key, payload, at)
    values (${key}, ${sql.json({ user_id, channel_id, text })}, ${new Date()})
    on conflict (key) do nothing`;
  await ack();
});
const server = createServer(receiver.requestListener);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

servePart(`http://127.0.0.1:${port}`, { idle: async () => {} }, async () => {
  server.closeAllConnections();
  await sql.end();
});
