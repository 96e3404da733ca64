import type { ChannelId } from '../../domain/asset/ids.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import type { CardKind, Destination, Notice } from './messages.ts';
import type { StopNotice } from './stop-notice.ts';

/** Where a message is, once posted. */
export interface Posted {
  readonly channel: ChannelId;
  readonly ts: string;
}

/** What became of a call to Slack. `unclear`: it may or may not have happened, so look before doing it again. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly error: string };

export interface Place {
  readonly destination: Destination;
  /** The card's message, for a thread. */
  readonly thread: Posted | null;
}

/** Messages to people, by what they say; Slack's side renders them. Never throws for what Slack answers. */
export interface Messenger {
  /** Slack's own time, by which its messages are stamped: real, also where our clock is wound. */
  now(): Date;
  postNotice(place: Place, notice: Notice, key: string): Promise<Outcome<Posted>>;
  /** Puts another message in the place of one that stands in a channel. */
  updateNotice(at: Posted, notice: StopNotice, key: string): Promise<Outcome<Posted>>;
  postCard(
    destination: Destination,
    kind: CardKind,
    state: OperationState,
    key: string,
  ): Promise<Outcome<Posted>>;
  updateCard(at: Posted, kind: CardKind, state: OperationState, key: string): Promise<Outcome<Posted>>;
  /** Reads the channel or thread for the message with this outbox key, from `since` on. */
  find(place: Place, key: string, since: Date): Promise<Outcome<Posted | null>>;
}
