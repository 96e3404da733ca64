import { flushCompileCache } from 'node:module';
import '../../src/app.ts';
import '../../src/clock-routes.ts';
import '../../src/config.ts';
import '../../src/server.ts';

/** The bot as `npm start` runs it, loaded beforehand, so that a killed one is followed within a fraction of a second. */
process.once('message', () => import('../../src/main.ts'));
process.once('disconnect', () => process.exit(1));
// A process that is killed leaves nothing for the next one otherwise.
flushCompileCache();
process.send?.('loaded');
