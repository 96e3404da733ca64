import type { Ephemeral, Message, ShownView } from '../../slack/model.ts';
import type { Exchange } from '../../slack/traffic.ts';
import type { PageState } from '../contract.ts';
import type { Place } from './place.ts';
import { createStore } from './store.ts';

export interface Room {
  /** What stands in the channel itself, oldest first. */
  readonly messages: readonly Message[];
  readonly more: boolean;
}

/** Something a person did that failed, shown where they did it. */
export interface Problem {
  readonly error: string;
  readonly details: readonly string[];
  /** The command, where it was one. */
  readonly what?: string;
}

export interface Page {
  readonly state: PageState | null;
  readonly me: string;
  readonly place: Place;
  readonly thread: { readonly channel: string; readonly ts: string } | null;
  /** The message that a link pointed at, until its row has shown itself. */
  readonly pointed: string | null;
  readonly rooms: Readonly<Record<string, Room>>;
  readonly threads: Readonly<Record<string, readonly Message[]>>;
  readonly ephemerals: readonly Ephemeral[];
  readonly modal: ShownView | null;
  readonly home: ShownView | null;
  readonly traffic: readonly Exchange[];
  /** Counts up when an operation changed, so that who shows them reads again. */
  readonly operationsSeen: number;
  /** Counts up when something happened on a phone. */
  readonly phonesSeen: number;
  /** The world's clock less this machine's, in milliseconds. */
  readonly clockOffset: number;
  readonly connection: 'opening' | 'open' | 'lost' | 'failed';
  readonly pending: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
  readonly problems: Readonly<Record<string, Problem>>;
  /** Newest message read, by channel, of the person who looks. */
  readonly read: Readonly<Record<string, string>>;
}

export const emptyPage: Page = {
  state: null,
  me: '',
  place: { kind: 'home' },
  thread: null,
  pointed: null,
  rooms: {},
  threads: {},
  ephemerals: [],
  modal: null,
  home: null,
  traffic: [],
  operationsSeen: 0,
  phonesSeen: 0,
  clockOffset: 0,
  connection: 'opening',
  pending: new Set(),
  done: new Set(),
  problems: {},
  read: {},
};

export const page = createStore<Page>(emptyPage);

export const patch = (change: Partial<Page>): void => page.set((before) => ({ ...before, ...change }));

export const threadKey = (channel: string, ts: string): string => `${channel}/${ts}`;

/** Now, on the world's clock. */
export const worldNow = (): Date => new Date(Date.now() + page.get().clockOffset);
