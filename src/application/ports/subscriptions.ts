import type { GroupId, UserId } from '../../domain/asset/ids.ts';
import type { Consent, WrittenState } from '../../domain/subscription/consent.ts';

/** Who or what said a state. */
export type SourceKind = 'person' | 'import' | 'carry_over' | 'webhook' | 'braze';

export interface Source {
  readonly kind: SourceKind;
  readonly user: UserId | null;
  /** The operation's name. */
  readonly operation: string | null;
}

/** How a person is named: Braze takes either, and everybody who shares a phone together (domain.md A.3). */
export interface PersonName {
  readonly by: 'external_id' | 'phone';
  readonly id: string;
}

export interface Person {
  readonly id: number;
  readonly externalId: string | null;
  /** E.164 */
  readonly phone: string | null;
}

/** One state of one person in one group, as the ledger has or had it. Times ISO. */
export interface LedgerEntry {
  readonly person: number;
  readonly group: GroupId;
  readonly state: WrittenState;
  readonly consent: Consent;
  readonly source: Source;
  /** Of the file. */
  readonly line: number | null;
  /** When it became so, as far as the source knows. */
  readonly at: string;
  readonly recordedAt: string;
  /** When a newer one took its place; null: it holds. */
  readonly replacedAt: string | null;
}

export interface Saying {
  readonly group: GroupId;
  readonly state: WrittenState;
  readonly consent: Consent;
  /** ISO */
  readonly at: string;
}

export interface ProofRow extends LedgerEntry {
  readonly externalId: string | null;
  readonly phone: string | null;
}

export interface GroupCounts {
  readonly subscribed: number;
  readonly unsubscribed: number;
}

/** What was kept of somebody who was erased: numbers, never a name. */
export interface ErasedCounts {
  readonly people: number;
  readonly subscriptions: number;
  readonly history: number;
  /** Rows of imports and carry-overs that have not come into the ledger and never will. */
  readonly pending: number;
}

/** The ledger of opt-ins (R71): one row per person and group, with where it came from, and all that was before. */
export interface Subscriptions {
  /** Everybody of that name; nobody who was erased. */
  find(name: PersonName): Promise<readonly Person[]>;
  /** The same, made where there was nobody. */
  meet(name: PersonName): Promise<readonly Person[]>;
  /** Null for somebody who was erased, too. */
  byId(person: number): Promise<Person | null>;
  /** Those of them of whom nothing is known are gone again. */
  forget(people: readonly number[]): Promise<void>;
  /** What holds and, newest first, what was. */
  entries(people: readonly number[]): Promise<readonly LedgerEntry[]>;
  /** What holds for these people in one group. */
  statesIn(group: GroupId, people: readonly number[]): Promise<ReadonlyMap<number, LedgerEntry>>;
  /**
   * Keeps what is said of these people unless something newer is known; gives those whose state or consent it changed.
   * What held before goes to the history, also where the newer word is the same.
   */
  record(people: readonly number[], saying: Saying, source: Source, now: Date): Promise<readonly number[]>;
  counts(group: GroupId): Promise<GroupCounts>;
  /** Everything that holds or held, person by person; never all at once in memory. */
  proof(
    of: { readonly group: GroupId } | { readonly people: readonly number[] },
  ): AsyncIterable<readonly ProofRow[]>;
  /** Identifiers go in this transaction, wherever the store has them; states stay as counts of nobody. */
  erase(people: readonly number[], now: Date): Promise<ErasedCounts>;
}
