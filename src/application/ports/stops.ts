import type { GroupId, NumberId, UserId } from '../../domain/asset/ids.ts';
import type { KnownWord } from '../../domain/subscription/marketing-stop.ts';
import type { PersonName } from './subscriptions.ts';

export interface MarketingPreference extends KnownWord {
  readonly person: number;
  readonly number: NumberId;
  readonly told: 'user_preferences' | '131050';
}

/** People, and the newest of their rows: rows change only to higher versions. */
export interface StopCount {
  readonly people: number;
  readonly version: number;
}

/** Somebody who is to be unsubscribed because of a stop. */
export interface Leaver {
  readonly person: number;
  readonly name: PersonName;
  /** Everybody whom Braze reaches by that name (domain.md A.3). */
  readonly sharing: readonly number[];
  /** ISO: when they said so. */
  readonly at: string;
  readonly decidedBy: UserId | null;
}

export interface Decided {
  readonly decision: 'unsubscribed' | 'left';
  readonly people: number;
  /** Null: the workspace's policy. */
  readonly by: UserId | null;
  /** ISO */
  readonly at: string;
}

export type StopNews = 'ask' | 'done' | 'resumed';

/** The last message about stops on a number: what it showed, and where it is. */
export interface StopsTold {
  /** Outbox key; null once it asks nothing any more. */
  readonly key: string | null;
  readonly group: GroupId;
  readonly version: number;
  /** ISO: when the message was posted, and when it last changed. */
  readonly postedAt: string;
  readonly toldAt: string;
}

/** Who stopped marketing messages of which number, and what was made of it for the group. Nobody's name is in here. */
export interface Stops {
  /** What is known of these people on the number; nobody else hears of them until the transaction ends. */
  lock(number: NumberId, people: readonly number[]): Promise<readonly MarketingPreference[]>;
  /** A new word, under a new version. */
  keep(preference: MarketingPreference): Promise<void>;
  /** The same word once more, at a later time. */
  repeat(number: NumberId, person: number, at: string): Promise<void>;
  /** What is known of these people, number by number. */
  of(people: readonly number[]): Promise<readonly MarketingPreference[]>;
  hasStopped(number: NumberId, people: readonly number[]): Promise<boolean>;
  countStopped(number: NumberId): Promise<number>;
  /** People who stopped and of whom nobody has decided. */
  undecided(number: NumberId): Promise<StopCount>;
  /** Decides about those of them up to this version; how many they were. */
  decide(
    upTo: { readonly number: NumberId; readonly version: number },
    decision: 'unsubscribing' | 'left',
    by: UserId | null,
    now: Date,
  ): Promise<number>;
  lastDecided(number: NumberId): Promise<Decided | null>;
  countUnsubscribing(number: NumberId): Promise<number>;
  /** Who is to be unsubscribed. Who opted in to the group after their stop is not among them, and is left. */
  leavers(number: NumberId, group: GroupId, limit: number): Promise<readonly Leaver[]>;
  /** What became of them, each under a new version. */
  settle(number: NumberId, people: readonly number[], became: 'unsubscribed' | 'refused'): Promise<void>;
  /** Whom the policy unsubscribed or Braze refused since that version; who resumed since and stays unsubscribed. */
  settledSince(number: NumberId, version: number): Promise<StopCount & { readonly refused: number }>;
  resumedSince(number: NumberId, version: number): Promise<StopCount>;
  told(number: NumberId, what: StopNews): Promise<StopsTold | null>;
  tell(number: NumberId, what: StopNews, told: StopsTold): Promise<void>;
}
