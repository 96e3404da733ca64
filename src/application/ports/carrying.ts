import type { GroupId } from '../../domain/asset/ids.ts';
import type { ReadState } from '../../domain/subscription/consent.ts';
import type { Voucher } from '../../domain/transfer/carry-over.ts';
import type { Person } from './subscriptions.ts';

/** `no_phone`: the profile is there, but nobody can be reached by it. */
export type ProfileThere = 'found' | 'no_phone' | 'absent';

/** People of a group, in the order of their ids, from after this one on. */
export interface PageOf {
  readonly group: GroupId;
  readonly after: number;
  readonly limit: number;
}

/** How far a carry-over is; everything counts people. */
export interface CarryProgress {
  readonly people: number;
  readonly states: Readonly<Record<ReadState, number>>;
  readonly profiles: Readonly<Record<ProfileThere, number>>;
}

/** Masked; `person` is the ledger's number. */
export interface MissingPerson {
  readonly person: number;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly profile: Exclude<ProfileThere, 'found'>;
}

export interface CarryBuild {
  readonly from: GroupId;
  readonly to: GroupId;
  /** False: opt-outs alone (R62). */
  readonly optIns: boolean;
  /** ISO; when the reading of the old group ended. */
  readonly snapshotAt: string;
  /** ISO; only words of the ledger that are newer than this. Null: everybody. */
  readonly newerThan: string | null;
}

/** States of people in a group that is about to be archived, kept for the group that comes after it. */
export interface Carrying {
  /** Who vouches for the people of a group, those for the most people first. */
  vouchers(group: GroupId): Promise<readonly Voucher[]>;
  /** People of whom Braze has not said a state yet. */
  unread(operationId: string, page: PageOf): Promise<readonly Person[]>;
  /** People who were not looked up in the destination. */
  unsurveyed(operationId: string, page: PageOf): Promise<readonly Person[]>;
  /** Whoever was not there is looked up once more. */
  surveyAgain(operationId: string): Promise<void>;
  /** The last person of whom something was kept; 0 before. */
  reached(operationId: string, what: 'state' | 'profile'): Promise<number>;
  keep(operationId: string, states: ReadonlyMap<number, ReadState>, readAt: string): Promise<void>;
  keepProfiles(operationId: string, profiles: ReadonlyMap<number, ProfileThere>): Promise<void>;
  progress(operationId: string, group: GroupId): Promise<CarryProgress>;
  /**
   * Makes batches of what is to be written, opt-outs last; how many people are in them. Whoever is in one with that
   * state already, or has no profile in the destination, or said otherwise there later, is in none.
   */
  build(operationId: string, build: CarryBuild): Promise<number>;
  /** When its batches were made (ISO); null before. */
  begunAt(operationId: string): Promise<string | null>;
  /** Whoever has no profile or no phone in the destination, page by page. */
  missing(operationId: string): AsyncIterable<readonly MissingPerson[]>;
  /** Nothing will be carried: what was read and looked up is dropped. */
  forget(operationId: string): Promise<void>;
}
