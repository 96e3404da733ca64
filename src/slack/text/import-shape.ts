import type { DryRun } from '../../application/ports/pushes.ts';
import type { Consent } from '../../domain/subscription/consent.ts';
import type { ImportStepKey } from '../../domain/subscription/import-plan.ts';
import type { RowsOf } from '../../domain/subscription/import-report.ts';
import type { RejectReason } from '../../domain/subscription/import-row.ts';
import type { Mrkdwn } from './mrkdwn.ts';

/** How far a push is: rows a second and the seconds left, where there is enough to reckon from. */
export interface Pace {
  readonly written: number;
  readonly rows: number;
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** What a file asks for, as the ledger sees it. */
export type DryRunCounts = Pick<
  DryRun,
  'rows' | 'toSubscribe' | 'toUnsubscribe' | 'unchanged' | 'newer' | 'rejected'
>;

/** Words about imports of subscription states. */
export interface ImportText {
  readonly what: (file: string, workspace: string) => string;
  readonly title: (name: string, file: string) => string;
  readonly of: (file: string, workspace: string) => Mrkdwn;
  readonly group: (group: string | null) => Mrkdwn;
  readonly steps: Record<ImportStepKey, string>;
  readonly instructions: Record<ImportStepKey, Mrkdwn>;
  readonly reading: (rows: number) => Mrkdwn;
  readonly found: (counts: DryRunCounts) => Mrkdwn;
  readonly separator: (separator: string) => Mrkdwn;
  readonly ignored: (columns: readonly string[]) => Mrkdwn;
  readonly sample: (rows: readonly { line: number; person: string; state: string }[]) => Mrkdwn;
  readonly pace: (pace: Pace) => Mrkdwn;
  readonly refusedByBraze: (n: number) => Mrkdwn;
  readonly readBack: (checked: number, missing: number) => Mrkdwn;
  /** Before it is too late for what was written to show (R77). */
  readonly notYet: (checked: number, missing: number) => Mrkdwn;
  readonly paused: Mrkdwn;
  /** Why the bot waits for somebody. */
  readonly stuck: (error: string) => Mrkdwn;
  readonly confirm: string;
  readonly confirmTitle: string;
  readonly confirmText: (counts: DryRunCounts, workspace: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly pause: string;
  readonly resume: string;
  readonly cancel: string;
  readonly cancelWarning: Mrkdwn;
  readonly stopped: (written: number, rows: number) => Mrkdwn;
  /** What the thread keeps of each step. */
  readonly report: {
    readonly read: (rows: number, subscribe: number, unsubscribe: number, rejected: number) => Mrkdwn;
    readonly written: (written: number, refused: number) => Mrkdwn;
    readonly readBack: (checked: number) => Mrkdwn;
  };
  readonly newTitle: string;
  readonly readFile: string;
  readonly explain: Mrkdwn;
  readonly file: string;
  readonly fileHint: string;
  readonly given: (name: string) => Mrkdwn;
  readonly groupLabel: string;
  readonly groupHint: string;
  readonly consent: string;
  readonly consentHint: string;
  readonly consents: Record<Consent, string>;
  readonly asOf: string;
  readonly asOfHint: string;
  readonly readBackLabel: string;
  readonly readAll: string;
  /** R70, R71, R72. */
  readonly upkeep: Mrkdwn;
  /** R67, R76. */
  readonly otherWays: Mrkdwn;
  readonly archived: (group: string) => string;
  readonly whichWorkspace: string;
  readonly inTheFuture: string;
  readonly noFile: Mrkdwn;
  readonly held: Mrkdwn;
  readonly rows: Record<RowsOf, string>;
  readonly rejectColumns: readonly string[];
  readonly writtenColumns: readonly string[];
  /** What is wrong with a row, and how to mend it. */
  readonly reasons: Record<RejectReason, { readonly what: string; readonly fix: string }>;
  /** Why a file cannot be imported, by the code of its fault; null for a code of something else. */
  readonly fileError: (code: string, detail: string) => string | null;
}
