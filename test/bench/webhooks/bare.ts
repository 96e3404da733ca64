import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import postgres from 'postgres';
import { connectionOf, quiet } from '../../../src/store/connection.ts';
import { servePart, settingsOf } from '../part.ts';

/** One durable insert of every update in a request, and the answer: no signature, no reading, no job. */
const { databaseUrl = '' } = settingsOf();
const sql = postgres({ ...connectionOf(databaseUrl).options, ...quiet, max: 10 });
await sql`create table if not exists bare_webhook (key text primary key, data jsonb not null, at timestamptz not null)`;
const server = createServer(async (request, response) => {
  const body: { entry: { changes: { value: { statuses: { id: string }[] } }[] }[] } = JSON.parse(
    (await buffer(request)).toString('utf8'),
  );
  const statuses = body.entry.flatMap((entry) => entry.changes.flatMap(({ value }) => value.statuses));
  await sql`
    insert into bare_webhook (key, data, at)
    select s->>'id', s, now() from jsonb_array_elements(${sql.json(statuses)}) s
    on conflict (key) do nothing`;
  response.end('ok');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const kept = async () => (await sql`select count(*)::int as kept from bare_webhook`)[0]?.kept;

servePart(`http://127.0.0.1:${port}`, { kept }, async () => {
  server.closeAllConnections();
  await sql.end();
});
