import type { NumberId, UserId } from '../../domain/asset/ids.ts';
import type { FaultKind, Remedy } from './provider.ts';

interface OnNumber {
  readonly number: NumberId;
  readonly e164: string;
  /** Its group, by name. */
  readonly group: string;
}

/** What a channel is told of people who stopped marketing messages of a number: how many, never who. */
export type StopNotice = OnNumber &
  (
    | {
        readonly type: 'stops_asked';
        readonly people: number;
        readonly version: number;
        /** Key of the message that this one takes the place of, in place. */
        readonly replaces: string | null;
      }
    | { readonly type: 'stops_closed'; readonly replaces: string; readonly outcome: StopsOutcome }
    | { readonly type: 'stops_done'; readonly people: number; readonly refused: number }
    | { readonly type: 'stops_resumed'; readonly people: number }
    | {
        readonly type: 'stops_stuck';
        readonly people: number;
        readonly fault: FaultKind;
        readonly remedy: Remedy;
      }
  );

export type StopsOutcome =
  | {
      readonly kind: 'unsubscribed' | 'left';
      readonly people: number;
      /** Null: the workspace's policy. */
      readonly by: UserId | null;
    }
  /** The question stands in a newer message. */
  | { readonly kind: 'asked_again' };
