import type { AssetNotice } from '../../application/ports/messages.ts';
import type { FaultKind } from '../../application/ports/provider.ts';
import type { SourceKind } from '../../application/ports/subscriptions.ts';
import type { Consent, ReadState, WrittenState } from '../../domain/subscription/consent.ts';
import type { PersonFault } from '../../domain/subscription/typed-person.ts';
import type { Mrkdwn } from './mrkdwn.ts';

export type SubscriptionCommand = 'subscribe' | 'unsubscribe' | 'subscription';
type StateNews = Extract<AssetNotice, { type: 'state_news' }>;

/** Words about single people's states: looking up, setting, proving, erasing. Counts come as words. */
export interface SubscriptionText {
  readonly help: Record<SubscriptionCommand, { readonly does: string; readonly more: Mrkdwn }>;
  readonly person: string;
  readonly personHint: string;
  readonly lookUpHint: string;
  readonly personFault: Record<PersonFault | 'email' | 'email_erase', string>;

  readonly lookUpTitle: string;
  readonly lookUp: string;
  readonly looking: Mrkdwn;
  readonly nobody: Mrkdwn;
  readonly onlyBraze: Mrkdwn;
  readonly nowhere: Mrkdwn;
  readonly shared: Mrkdwn;
  readonly group: (name: string, workspace: string) => Mrkdwn;
  readonly archived: string;
  readonly state: Record<ReadState, string>;
  readonly ledgerSays: (state: string, how: string, at: string) => Mrkdwn;
  readonly ledgerSilent: Mrkdwn;
  readonly brazeSays: (state: string) => Mrkdwn;
  readonly brazeWaits: Mrkdwn;
  readonly brazeSilent: Mrkdwn;
  readonly differs: Mrkdwn;
  readonly consent: Record<Consent, string>;
  readonly source: Record<SourceKind, string>;
  readonly byWhom: (user: string) => Mrkdwn;
  readonly inOperation: (operation: string, line: string) => string;
  readonly earlier: (n: string) => Mrkdwn;
  readonly marketing: Record<'stopped' | 'resumed', (e164: string, at: string) => Mrkdwn>;
  readonly readLedger: (at: string) => Mrkdwn;
  readonly readBraze: (workspace: string, at: string) => Mrkdwn;
  readonly notRead: (workspace: string, why: string) => Mrkdwn;
  readonly fault: Record<FaultKind, string>;
  readonly more: (n: string) => Mrkdwn;

  readonly subscribe: string;
  readonly unsubscribe: string;
  readonly setAnother: string;
  readonly exportProof: string;
  readonly erase: string;

  readonly setTitle: string;
  readonly set: string;
  readonly groupLabel: string;
  readonly stateLabel: string;
  readonly consentLabel: string;
  readonly stateOption: Record<WrittenState, string>;
  readonly meaning: Mrkdwn;
  readonly afterwards: Mrkdwn;
  readonly asked: Record<WrittenState, (group: string) => Mrkdwn>;
  readonly already: (group: string) => Mrkdwn;
  readonly groupFault: Record<'missing' | 'archived', string>;

  readonly eraseTitle: string;
  readonly eraseReason: string;
  readonly eraseReasonHint: string;
  readonly eraseWarning: Mrkdwn;
  readonly erased: (people: string, states: string, earlier: string, pending: string) => Mrkdwn;
  readonly eraseInBraze: Mrkdwn;
  readonly nobodyToErase: string;

  readonly counts: (name: string, workspace: string, subscribed: string, unsubscribed: string) => Mrkdwn;
  readonly ownList: Mrkdwn;
  readonly proofTitle: string;
  readonly proofComes: Mrkdwn;
  readonly proofOfGroup: (group: string) => Mrkdwn;
  readonly proofOfPeople: (people: string) => Mrkdwn;

  readonly news: Record<StateNews['what'], (group: string, state: string, at: string, why: string) => Mrkdwn>;
}
