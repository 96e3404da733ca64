import type { GroupId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Consent, WrittenState } from '../../domain/subscription/consent.ts';
import type { RejectReason } from '../../domain/subscription/import-row.ts';
import type { Source } from './subscriptions.ts';

/** What reading a file found; nobody is named in it. */
export interface DryRun {
  readonly format: 'csv' | 'json';
  readonly separator: string | null;
  /** Columns that are not read. */
  readonly ignored: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
  /** States that the file asks for, rejected ones included. */
  readonly rows: number;
  readonly toSubscribe: number;
  readonly toUnsubscribe: number;
  /** The ledger says so already. */
  readonly unchanged: number;
  /** Of the rejected: a person said otherwise after the file was made. */
  readonly newer: number;
  readonly rejected: number;
  readonly groups: readonly GroupId[];
  readonly sample: readonly {
    readonly line: number;
    readonly person: string;
    readonly state: WrittenState;
  }[];
}

export interface PushPerson {
  readonly person: number;
  readonly id: string;
  readonly line: number | null;
}

/** One call to Braze. People who were erased, or for whom something newer is known by now, are not in it. */
export interface PushBatch {
  readonly no: number;
  readonly group: GroupId;
  readonly workspace: WorkspaceKey;
  readonly state: WrittenState;
  readonly by: 'external_id' | 'phone';
  readonly people: readonly PushPerson[];
}

export interface PushProgress {
  readonly readRows: number;
  readonly dryRun: DryRun | null;
  /** Rows that are to be written, those that were, and those that were refused on the way. */
  readonly rows: number;
  readonly written: number;
  readonly rejected: number;
  readonly readBack: { readonly checked: number; readonly missing: number };
  /** ISO */
  readonly startedAt: string | null;
  readonly lastWrittenAt: string | null;
}

export interface Rejected {
  readonly line: number;
  readonly column: string | null;
  /** Masked where it is personal. */
  readonly shown: string | null;
  readonly reason: RejectReason;
}

export interface WrittenRow {
  readonly line: number | null;
  readonly group: GroupId;
  readonly state: WrittenState;
  readonly missing: boolean;
}

/** Who works on a push now. */
export interface Claim {
  readonly epoch: number;
  /** Whoever had it before did not end in order: Braze may have taken calls that nobody recorded. */
  readonly inDoubt: boolean;
}

export interface PushBegun {
  readonly source: Source;
  /** ISO */
  readonly asOf: string;
  readonly consent: Consent;
  readonly fromGroup: GroupId | null;
}

/** What operations write to Braze: batches of at most 50 people, each written once and then kept in the ledger. */
export interface Pushes {
  /** Nothing when it has begun. */
  begin(operationId: string, begun: PushBegun, now: Date): Promise<void>;
  progress(operationId: string): Promise<PushProgress | null>;
  countRead(operationId: string, rows: number): Promise<void>;
  /** What the file asks for, once it is read. */
  found(operationId: string, dryRun: DryRun): Promise<void>;
  /** Takes the work over; whoever had it before can record nothing more. */
  claim(operationId: string, now: Date): Promise<Claim>;
  /** Gives the work back: all that Braze took is recorded. Nothing where another copy has taken over. */
  release(operationId: string, epoch: number): Promise<void>;
  /** The next batches after number `after` that were not written, in their order. */
  next(operationId: string, limit: number, after: number): Promise<readonly PushBatch[]>;
  /** Braze took them. False: somebody else works on it now. */
  written(operationId: string, epoch: number, batches: readonly PushBatch[], now: Date): Promise<boolean>;
  /** Braze refused a batch: it becomes two; one of a single person is rejected with Braze's words. */
  refused(operationId: string, epoch: number, batch: PushBatch, said: string | null): Promise<boolean>;
  /** Brings at most so many written batches into the ledger; how many there were. */
  fold(operationId: string, limit: number, now: Date): Promise<number>;
  /**
   * Written batches, all or a sample of at most so many, that have not read as written yet and were not looked at
   * since `since`.
   */
  unread(
    operationId: string,
    sample: number | null,
    limit: number,
    since: Date,
  ): Promise<readonly PushBatch[]>;
  /** How many of its people did not read as written. */
  readBack(operationId: string, no: number, missing: readonly number[], now: Date): Promise<void>;
  rejects(operationId: string): AsyncIterable<readonly Rejected[]>;
  writtenRows(operationId: string): AsyncIterable<readonly WrittenRow[]>;
  /** Of a batch that is not written only these people stay. */
  keepOnly(operationId: string, no: number, people: readonly number[]): Promise<void>;
  /**
   * Nothing more is written but words of people that are newer than the push: the rest, and people whom only this
   * operation knew, are forgotten.
   */
  abandon(operationId: string): Promise<void>;
}
