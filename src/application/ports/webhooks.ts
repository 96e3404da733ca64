import type { Update } from '../../domain/webhook/update.ts';

export type WebhookSource = 'meta' | '360dialog';

export interface ArrivedUpdate {
  /** The same update has the same key, however often it is delivered. */
  readonly key: string;
  readonly update: Update;
}

export interface WaitingUpdate extends ArrivedUpdate {
  readonly id: number;
  readonly source: WebhookSource;
}

/** The inbox of providers' webhooks. */
export interface Webhooks {
  /** Writes all of them down in one statement and tells how many were new. */
  arrive(source: WebhookSource, updates: readonly ArrivedUpdate[], now: Date): Promise<number>;
  /** The oldest that wait. */
  waiting(limit: number): Promise<readonly WaitingUpdate[]>;
  /** Done: the key is kept, what it said is not. False: somebody else has done it. */
  done(id: number, now: Date): Promise<boolean>;
  /** Could not be applied: kept with what it said, out of the way of the others. */
  failed(id: number, error: string, now: Date): Promise<void>;
  /** About something we do not know, or a field that we do not read. */
  unknown(asset: string, field: string, at: Date): Promise<void>;
  listUnknown(): Promise<readonly UnknownWebhook[]>;
  /** Forgets keys done before `before`: providers repeat for at most a week. */
  forget(before: Date): Promise<void>;
}

export interface UnknownWebhook {
  readonly asset: string;
  readonly field: string;
  readonly count: number;
  /** ISO */
  readonly firstAt: string;
  readonly lastAt: string;
}
