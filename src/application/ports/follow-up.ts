import type { WabaId } from '../../domain/asset/ids.ts';
import type { RatingReport } from '../../domain/migration/ratings.ts';
import type { AwaitedMatter, CopyChange } from '../../domain/migration/ratings-changes.ts';
import type { TemplateRef } from '../../domain/migration/template-key.ts';
import type { TemplateChange } from '../../domain/template/template.ts';

/** The templates that a migration copies, followed until all of them are rated or a week is over (R105). Times ISO. */
export interface FollowUp {
  readonly operationId: string;
  readonly waba: WabaId;
  readonly registeredAt: string;
  /** Nobody is reminded before. */
  readonly snoozedUntil: string | null;
  readonly endedAt: string | null;
  /** What a person has dealt with. */
  readonly dealtWith: readonly AwaitedMatter[];
  /** How many looks were kept. */
  readonly looks: number;
  readonly last: RatingReport | null;
}

/** One look that found something to tell. */
export interface RatingLook {
  readonly report: RatingReport;
  readonly changes: readonly CopyChange[];
  readonly awaited: readonly AwaitedMatter[];
  /** The follow-up ended with it. */
  readonly ends: boolean;
}

export interface FollowUps {
  /** The copies that are expected, once for an operation: a second list changes nothing. */
  expect(operationId: string, copies: readonly TemplateRef[]): Promise<void>;
  expected(operationId: string): Promise<readonly TemplateRef[]>;
  begin(operationId: string, waba: WabaId, registeredAt: string): Promise<void>;
  find(operationId: string): Promise<FollowUp | null>;
  /** Locks it for this transaction. */
  lock(operationId: string): Promise<FollowUp | null>;
  /** Names of the operations whose copies in this WABA are still followed. */
  following(waba: WabaId): Promise<readonly string[]>;
  /** Keeps a look; its number, from 1. */
  look(operationId: string, look: RatingLook): Promise<number>;
  lookAt(operationId: string, n: number): Promise<RatingLook | null>;
  snooze(operationId: string, until: string | null): Promise<void>;
  dealWith(operationId: string, matters: readonly AwaitedMatter[]): Promise<void>;
  end(operationId: string, at: string): Promise<void>;
  /** Statuses, ratings and categories are kept as they change (R100, R101, R105). */
  remember(change: TemplateChange, at: string): Promise<void>;
}
