import type { CarryOver, Voucher } from '../../domain/transfer/carry-over.ts';
import type { Mrkdwn } from './mrkdwn.ts';

export interface StateCounts {
  readonly subscribed: number;
  readonly unsubscribed: number;
  readonly unknown: number;
}

export interface ProfileCounts {
  readonly found: number;
  readonly no_phone: number;
  readonly absent: number;
}

/** Words about opt-ins that are carried over into a group that is made anew. */
export interface CarryingText {
  readonly choice: string;
  readonly choiceHint: string;
  readonly choices: Record<CarryOver, string>;
  readonly title: string;
  readonly left: Mrkdwn;
  readonly known: (subscribed: number, unsubscribed: number, group: string) => Mrkdwn;
  readonly nobody: (group: string) => Mrkdwn;
  readonly byHand: Mrkdwn;
  readonly vouched: (voucher: Voucher) => Mrkdwn;
  readonly otherVouchers: (n: number) => Mrkdwn;
  readonly imported: (voucher: Voucher) => Mrkdwn;
  readonly notImported: (group: string) => Mrkdwn;
  readonly how: Mrkdwn;
  readonly sameCompany: string;
  readonly sameCompanyYes: string;
  readonly sameCompanyHint: string;
  readonly mayNotConfirm: (workspace: string) => Mrkdwn;
  readonly mayNotConfirmPlain: (workspace: string) => string;
  readonly confirmed: (user: string, workspace: string) => Mrkdwn;
  readonly notConfirmed: (workspace: string) => Mrkdwn;
  readonly looking: (done: number, people: number, workspace: string) => Mrkdwn;
  readonly profiles: (counts: ProfileCounts, workspace: string) => Mrkdwn;
  readonly read: (states: StateCounts, people: number) => Mrkdwn;
  readonly written: (written: number, people: number) => Mrkdwn;
  readonly leftOut: (n: number) => Mrkdwn;
  readonly readBack: (checked: number, missing: number) => Mrkdwn;
  readonly waits: (until: string) => Mrkdwn;
  readonly missingFile: string;
  readonly missingColumns: readonly string[];
  readonly lacks: Record<'absent' | 'no_phone', string>;
  readonly notLookedUp: (error: string, workspace: string) => Mrkdwn;
  readonly notAsWritten: (names: readonly string[], more: number) => Mrkdwn;
}
