import type { AccessStore } from './access.ts';
import type { Assets } from './assets.ts';
import type { Carrying } from './carrying.ts';
import type { Drifts, Syncs } from './drift.ts';
import type { FollowUps } from './follow-up.ts';
import type { Inbox } from './inbox.ts';
import type { Jobs } from './jobs.ts';
import type { Cards, Outbox } from './messages.ts';
import type { Operations } from './operations.ts';
import type { Pushes } from './pushes.ts';
import type { Readings } from './readings.ts';
import type { Staging } from './staging.ts';
import type { Stops } from './stops.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Tests } from './tests.ts';
import type { Webhooks } from './webhooks.ts';

/** The store as seen from inside one transaction: what is written and what is enqueued stand or fall together. */
export interface Transaction {
  readonly operations: Operations;
  readonly assets: Assets;
  readonly access: AccessStore;
  readonly inbox: Pick<Inbox, 'finish'>;
  readonly outbox: Outbox;
  readonly cards: Cards;
  readonly jobs: Jobs;
  readonly webhooks: Webhooks;
  readonly readings: Readings;
  readonly drifts: Drifts;
  readonly syncs: Syncs;
  readonly tests: Tests;
  readonly subscriptions: Subscriptions;
  readonly stops: Stops;
  readonly pushes: Pushes;
  readonly carrying: Carrying;
  readonly followUps: FollowUps;
}

export interface Store {
  /** Retries serialization failures, deadlocks and version conflicts; `work` may run more than once. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The same view without a transaction, for reading. */
  readonly read: Omit<Transaction, 'jobs' | 'inbox'>;
  readonly inbox: Inbox;
  readonly staging: Staging;
}
