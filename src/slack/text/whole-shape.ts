import type { AllNumbers } from '../../domain/migration/whole-checks.ts';
import type { NumberOutcome } from '../../domain/migration/whole-outcome.ts';
import type { Mrkdwn } from './mrkdwn.ts';

/** What people read of a WABA that moves whole; numbers are formatted. */
export interface WholeText {
  readonly what: (n: number, source: string, target: string) => string;
  readonly title: (name: string, n: number) => string;
  /** Inside a sentence, where one number would be named. */
  readonly numbers: (n: number) => string;
  /** The choice in the form; null where it is not known yet which WABA. */
  readonly scope: (n: number | null) => string;
  readonly numbersTitle: (n: number) => Mrkdwn;
  readonly numberLine: (e164: string, displayName: string, group: string | null) => Mrkdwn;
  readonly more: (n: number) => Mrkdwn;
  readonly allNumbersTitle: string;
  readonly allNumbers: Record<
    'all' | 'some_stay' | 'unlisted' | 'unread',
    (facts: AllNumbers, staying: readonly string[]) => Mrkdwn
  >;
  /** In front of what was found at some of the numbers only. */
  readonly at: (numbers: readonly string[]) => string;
  readonly eachTitle: string;
  readonly onceTitle: string;
  readonly silence: Mrkdwn;
  readonly leaveOut: (n: number) => string;
  readonly partOf: (name: string) => Mrkdwn;
  readonly outcome: Record<Exclude<NumberOutcome, 'under_way'>, string>;
  readonly row: (
    e164: string,
    displayName: string,
    words: Mrkdwn | string,
    operation: string | null,
  ) => Mrkdwn;
  readonly moved: (
    name: string,
    moved: number,
    of: number,
    target: string,
    stayed: readonly string[],
  ) => Mrkdwn;
  readonly noneMoved: string;
  readonly cancelWarning: Mrkdwn;
}
