import { randomUUID } from 'node:crypto';
import { pushStates } from '../../../src/application/subscription/push.ts';
import { createBraze } from '../../../src/providers/braze/client.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { createRateBudget } from '../../../src/store/rate-budget.ts';
import { createStore } from '../../../src/store/store.ts';
import { later } from '../../eventually.ts';
import { watchMemory } from '../import/sample.ts';
import { servePart, settingsOf } from '../part.ts';
import { fastClock, restKey } from './sample.ts';

const settings = settingsOf();
const speed = Number(settings.speed);
const clock = fastClock(settings);
const database = await openDatabase({ url: settings.databaseUrl, dataDir: '.data' });
const store = createStore({ ...database, enqueue: async () => undefined });
const braze = createBraze({
  secret: () => restKey,
  budget: createRateBudget(database.sql),
  clock,
  timing: {
    elapsed: () => performance.now(),
    pause: (ms) => later(ms / speed),
    random: Math.random,
  },
});
const abilities = { hasKey: () => true, watchesMeta: false };
const ctx = { store, braze, meta: null, dialog360: null, abilities, clock, newId: randomUUID };

async function run() {
  const [row] = await database.sql<{ id: string }[]>`select operation_id as id from push`;
  if (row === undefined) throw new Error('there is nothing to push');
  const grown = watchMemory();
  const started = performance.now();
  const pushing = { operationId: row.id, goesOn: async () => true, told: async () => undefined };
  for (;;) {
    const pushed = await pushStates(ctx, pushing);
    if (pushed.kind === 'later') await later(pushed.afterMs / speed);
    else return { outcome: pushed.kind, ms: performance.now() - started, grownMiB: grown() };
  }
}

servePart('', { run }, () => database.close());
