import { createServer } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { connectionOf } from '../../../src/store/connection.ts';

/** The least that can be called ready: Bolt listening, Drizzle connected. */
const db = drizzle(postgres(connectionOf(process.env.DATABASE_URL ?? '').options));
const receiver = new HTTPReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET ?? '' });
const app = new App({ receiver, authorize: async () => ({ botToken: process.env.SLACK_BOT_TOKEN ?? '' }) });
app.command('/wa', ({ ack }) => ack());
await db.execute(sql`select 1`);
createServer((request, response) => {
  if (request.url === '/readyz') response.end();
  else receiver.requestListener(request, response);
}).listen(Number(process.env.PORT), '127.0.0.1');
