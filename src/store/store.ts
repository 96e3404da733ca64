import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { Job } from '../application/ports/jobs.ts';
import type { Store, Transaction } from '../application/ports/store.ts';
import { createAccess } from './access.ts';
import { createAssetSearch } from './asset-search.ts';
import { createAssets } from './assets.ts';
import { createCards } from './cards.ts';
import { createCarrying } from './carrying.ts';
import { createDrifts, createSyncs } from './drifts.ts';
import { createFollowUps } from './follow-ups.ts';
import { createInbox, finishDelivery } from './inbox.ts';
import { createOperations } from './operations.ts';
import { createOutbox } from './outbox.ts';
import { createPushes } from './pushes.ts';
import { createReadings } from './readings.ts';
import { createStaging } from './staging.ts';
import { createStops } from './stops.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTests } from './tests.ts';
import { type Drizzle, retryConflicts } from './transaction.ts';
import { createWebhooks } from './webhooks.ts';

export interface WantedJob {
  readonly job: Job;
  readonly after: Date | undefined;
}

export interface StoreParts {
  readonly db: PostgresJsDatabase;
  /** A client of its own, for raw SQL: Drizzle changes how the client that it wraps reads and writes types. */
  readonly sql: postgres.Sql;
  /** Writes jobs down inside a transaction; they run once it has committed. */
  readonly enqueue: (tx: Drizzle, jobs: readonly WantedJob[]) => Promise<void>;
}

export function createStore({ db, sql, enqueue }: StoreParts): Store {
  const search = createAssetSearch(sql);
  const parts = (on: Drizzle) => ({
    operations: createOperations(on),
    assets: { ...createAssets(on), ...search },
    access: createAccess(on),
    outbox: createOutbox(on),
    cards: createCards(on),
    webhooks: createWebhooks(on),
    readings: createReadings(on),
    drifts: createDrifts(on),
    syncs: createSyncs(on),
    tests: createTests(on),
    subscriptions: createSubscriptions(on),
    stops: createStops(on),
    pushes: createPushes(on),
    carrying: createCarrying(on),
    followUps: createFollowUps(on),
  });

  const once = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    db.transaction(async (tx) => {
      const wanted: WantedJob[] = [];
      const result = await work({
        ...parts(tx),
        inbox: finishDelivery(tx),
        jobs: {
          async enqueue(job, after) {
            wanted.push({ job, after });
          },
        },
      });
      if (wanted.length > 0) await enqueue(tx, wanted);
      return result;
    });

  return {
    transaction: (work) => retryConflicts(() => once(work)),
    read: parts(db),
    inbox: createInbox(db, sql),
    staging: createStaging(sql),
  };
}
