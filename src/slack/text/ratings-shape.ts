import type { Matter } from '../../domain/migration/ratings-changes.ts';
import type { Snooze } from '../../domain/reminder/snooze.ts';
import type { Mrkdwn } from './mrkdwn.ts';

/** What people read of the templates that a migration copied, until their ratings are known. */
export interface RatingsText {
  readonly title: (name: string, e164: string) => string;
  /** All copies, how many are rated, how many are not yet. */
  readonly counts: (all: number, settled: number, unknown: number) => Mrkdwn;
  /** R105: no alarm. */
  readonly unknownIs: Record<'first_day' | 'little_data', Mrkdwn>;
  readonly coming: (n: number) => Mrkdwn;
  readonly other: (names: string) => Mrkdwn;
  readonly changedTitle: string;
  /** `from` is null where it is looked at for the first time. */
  readonly changed: (template: string, from: string | null, to: string, reason: string | null) => Mrkdwn;
  readonly state: (state: string, quality: string | null) => string;
  readonly awaitedTitle: string;
  readonly awaited: Record<Matter, (template: string, detail: string | null) => Mrkdwn>;
  readonly more: (n: number) => string;
  readonly next: (at: string) => Mrkdwn;
  readonly ended: Mrkdwn;
  readonly over: Mrkdwn;
  readonly snooze: string;
  readonly snoozes: Record<Snooze, string>;
  /** On one template. */
  readonly recreateThis: string;
  readonly done: string;
  readonly snoozed: (until: string) => Mrkdwn;
  readonly snoozedUntilMeta: Mrkdwn;
  readonly dealtWith: (n: number) => Mrkdwn;
  readonly nothingAwaited: Mrkdwn;
}
