import { createApp } from '../../../src/app.ts';
import { createLog } from '../../../src/log.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { Secret } from '../../../src/secret.ts';
import { startServer } from '../../../src/server.ts';
import { unconnected } from '../../providers/unconnected.ts';
import { servePart, settingsOf } from '../part.ts';
import { botToken, signingSecret } from './press.ts';

/** The real bot, as `main.ts` puts it together, against the stand-in of Slack. */
const { databaseUrl = '', apiUrl } = settingsOf();
const metrics = createMetrics();
const server = await startServer({ host: '127.0.0.1', port: 0, metrics });
const app = await createApp({
  config: {
    database: { url: new Secret(databaseUrl), ownerUrl: undefined },
    dataDir: '.data',
    clock: 'real',
  },
  connections: {
    slack: { botToken, apiUrl, receives: { by: 'http', signingSecret } },
    providers: unconnected(),
  },
  server,
  log: createLog({ level: 'warn' }),
  metrics,
});

servePart(server.url, { idle: app.idle }, async () => {
  await server.close();
  await app.stop();
});
