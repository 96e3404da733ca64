/** One difference between our inventory and a provider. */
export interface Drift {
  /** `number:…`, `waba:…`, `group:…` */
  readonly asset: string;
  readonly field: DriftField;
  readonly source: 'meta' | 'braze' | '360dialog';
  readonly ours: string | null;
  readonly theirs: string | null;
  /** Whether accepting brings our side in line. */
  readonly acceptable: boolean;
  /** ISO */
  readonly since: string;
}

export type DriftField =
  | 'missing_there'
  | 'missing_here'
  | 'e164'
  | 'display_name'
  | 'waba'
  | 'name'
  | 'currency'
  | 'business'
  | 'key_refused';

export interface Drifts {
  list(limit: number): Promise<readonly Drift[]>;
  /** Locked for this transaction: who asks at the same moment waits, and finds what the first has left. */
  find(asset: string, field: DriftField, source: Drift['source']): Promise<Drift | null>;
  /** The differences of one scope as they are now: new ones keep this time as `since`, those not in it are gone. */
  replace(
    scope: string,
    source: Drift['source'],
    found: readonly Omit<Drift, 'since' | 'source'>[],
    now: Date,
  ): Promise<readonly Drift[]>;
  remove(asset: string, field: DriftField, source: Drift['source']): Promise<void>;
  /** Brings our side in line with theirs. `changed`: ours is not what the difference says any more. */
  accept(drift: Drift): Promise<'accepted' | 'changed' | 'not_acceptable'>;
}

export interface SyncProgress {
  readonly scope: string;
  readonly cursor: string | null;
  readonly startedAt: string;
  readonly doneAt: string | null;
  readonly fault: string | null;
}

export interface Syncs {
  find(scope: string): Promise<SyncProgress | null>;
  put(progress: SyncProgress): Promise<void>;
  list(): Promise<readonly SyncProgress[]>;
}
