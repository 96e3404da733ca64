import type { ChannelId, NumberId, UserId, WabaId } from '../../domain/asset/ids.ts';
import type { WrittenState } from '../../domain/subscription/consent.ts';
import type { RowsOf } from '../../domain/subscription/import-report.ts';
import type { TemplateNews } from '../../domain/template/template.ts';
import type { FaultKind, Remedy } from './provider.ts';
import type { NumberField } from './readings.ts';
import type { StopNotice } from './stop-notice.ts';

/** A message that is posted once, said in the words of the domain; Slack's side finds the words for people. */
export type Notice =
  | { readonly type: 'timeline'; readonly operation: string; readonly version: number }
  | {
      readonly type: 'announce';
      readonly what: 'approved' | 'sending_stops' | 'sending_works' | 'numbers_moved' | 'done' | 'cancelled';
      readonly operation: string;
    }
  | {
      readonly type: 'to_requester';
      readonly what: 'approved' | 'declined' | 'expired' | 'plan_changed';
      readonly operation: string;
    }
  | AssetNotice
  | CarriedNotice
  | StopNotice
  /** How the copied templates stand; the look is kept. */
  | { readonly type: 'ratings'; readonly operation: string; readonly look: number }
  /** A table of an operation's rows, as a file in its thread. */
  | { readonly type: 'rows'; readonly what: RowsOf | 'missing'; readonly operation: string }
  | { readonly type: 'to_approver'; readonly what: 'plan_changed'; readonly operation: string }
  | {
      readonly type: 'your_turn' | 'overdue' | 'group_refused' | 'step_failed';
      readonly operation: string;
      readonly step: string;
    };

/** What a carry-over found, for the thread under its card. */
export type CarriedNotice =
  /** Who of the group has a profile in the destination was looked up, or could not be. */
  | { readonly type: 'surveyed'; readonly operation: string; readonly fault: FaultKind | null }
  /** `names` are masked. */
  | {
      readonly type: 'not_as_written';
      readonly operation: string;
      readonly names: readonly string[];
      readonly more: number;
    };

/** What a provider told of an asset, for the channels of the workspaces that send through it. */
export type AssetNotice =
  | {
      readonly type: 'number_news';
      readonly number: NumberId;
      readonly e164: string;
      readonly field: NumberField;
      readonly from: string | null;
      readonly to: string;
    }
  | {
      readonly type: 'template_news';
      readonly waba: WabaId;
      readonly name: string;
      readonly language: string;
      readonly news: TemplateNews;
      readonly from: string | null;
      readonly to: string;
      readonly reason: string | null;
      /** ISO; when a category changes. */
      readonly at: string | null;
    }
  | {
      readonly type: 'test_news';
      readonly e164: string;
      readonly what: 'delivered' | 'failed' | 'answered';
      readonly code: number | null;
    }
  | {
      /** What became of a state that somebody set by hand; whose it is, is not said. */
      readonly type: 'state_news';
      readonly what:
        | 'written'
        | 'queued'
        | 'not_written'
        | 'unclear'
        | 'gone'
        | 'overtaken'
        | 'visible'
        | 'not_visible'
        | 'not_read';
      /** Its name. */
      readonly group: string;
      readonly state: WrittenState;
      /** ISO: when it was asked for. */
      readonly at: string;
      readonly fault: FaultKind | null;
      readonly remedy: Remedy | null;
    }
  | {
      readonly type: 'account_news';
      readonly waba: WabaId;
      readonly event: string;
      readonly detail: string | null;
    };

/** Where it goes: a channel, a person's direct messages, or the thread under an operation's card. */
export type Destination =
  | { readonly kind: 'channel'; readonly channel: ChannelId }
  | { readonly kind: 'person'; readonly user: UserId }
  | { readonly kind: 'thread'; readonly operationId: string };

export interface OutgoingNotice {
  /** Stable: the same decision gives the same key; one message per key, ever. */
  readonly key: string;
  readonly destination: Destination;
  readonly notice: Notice;
}

export interface OutboxRow extends OutgoingNotice {
  readonly id: number;
  readonly state: 'pending' | 'sending' | 'sent' | 'failed';
  readonly attempts: number;
  /** ISO time of the first attempt by Slack's clock, null before it. */
  readonly firstTriedAt: string | null;
}

export interface Outbox {
  add(notices: readonly OutgoingNotice[]): Promise<void>;
  /** The oldest undelivered row of a destination. */
  head(destination: Destination): Promise<OutboxRow | null>;
  /** The `ts` of the message of this key; null while it is nowhere. */
  postedAs(key: string): Promise<string | null>;
  /** Marks the attempt before it is made: a row found in `sending` has an unclear outcome. */
  markSending(id: number, at: string): Promise<void>;
  markSent(id: number, ts: string): Promise<void>;
  markFailed(id: number, error: string): Promise<void>;
  /** Back to `pending`: Slack said that it did nothing. */
  markRefused(id: number): Promise<void>;
}

/** A message that follows an operation and is updated in place. */
export type CardKind = 'card' | 'checklist' | `approval:${UserId}`;

export interface CardRow {
  readonly operationId: string;
  readonly kind: CardKind;
  readonly destination: Destination;
  readonly channel: ChannelId | null;
  readonly ts: string | null;
  readonly generation: number;
  readonly shownVersion: number;
  readonly posting: boolean;
  readonly firstTriedAt: string | null;
}

export interface Cards {
  /** Makes the card exist; nothing when it does. */
  want(operationId: string, kind: CardKind, destination: Destination): Promise<void>;
  of(operationId: string): Promise<readonly CardRow[]>;
  find(operationId: string, kind: CardKind): Promise<CardRow | null>;
  markPosting(operationId: string, kind: CardKind, at: string): Promise<void>;
  markShown(
    operationId: string,
    kind: CardKind,
    shown: { channel: ChannelId; ts: string; version: number },
  ): Promise<void>;
  /** Slack said that it did nothing: the next attempt may post without looking first. */
  markRefused(operationId: string, kind: CardKind): Promise<void>;
  /** What it shows has changed without an event: how far a push is. */
  redraw(operationId: string, kind: CardKind): Promise<void>;
  /** Somebody deleted the message: the next refresh posts it again under a new key. */
  markGone(operationId: string, kind: CardKind): Promise<void>;
  /** The message at this place is to be looked at again; nothing happens where the card stands elsewhere by now. */
  markStale(operationId: string, kind: CardKind, at: { channel: ChannelId; ts: string }): Promise<void>;
  markFailed(operationId: string, kind: CardKind, error: string, version: number): Promise<void>;
}
