import { createApp } from '../../../src/app.ts';
import { createLog } from '../../../src/log.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { Secret } from '../../../src/secret.ts';
import { startServer } from '../../../src/server.ts';
import { unconnected } from '../../providers/unconnected.ts';
import { botToken, signingSecret } from '../acknowledgement/press.ts';
import { servePart, settingsOf } from '../part.ts';
import { appSecret, verifyToken } from './post.ts';

/** The real bot with Meta's webhooks; it reads what has arrived while more arrives. */
const { databaseUrl = '', apiUrl } = settingsOf();
const metrics = createMetrics();
const server = await startServer({ host: '127.0.0.1', port: 0, metrics });
const none = unconnected();
const app = await createApp({
  config: {
    database: { url: new Secret(databaseUrl), ownerUrl: undefined },
    dataDir: '.data',
    clock: 'real',
  },
  connections: {
    slack: { botToken, apiUrl, receives: { by: 'http', signingSecret } },
    providers: {
      ...none,
      meta: { ...none.meta, appSecret: new Secret(appSecret), verifyToken: new Secret(verifyToken) },
    },
  },
  server,
  log: createLog({ level: 'warn' }),
  metrics,
});

const kept = async () => (await app.database.sql`select count(*)::int as kept from webhook_update`)[0]?.kept;

servePart(server.url, { kept }, async () => {
  await server.close();
  await app.stop();
});
