import type { Message as PhoneMessage } from '../meta/model.ts';
import type { Change } from '../slack/changes.ts';
import type { Entry } from '../slack/entering.ts';
import type { Ephemeral, Message, Profile, ShownView, StoredFile, Values } from '../slack/model.ts';
import type { Option } from '../slack/surfaces/composition.ts';
import type { Exchange } from '../slack/traffic.ts';

/** What the page asks of its server, all under `/sandbox/api`. `as` is the person who acts or looks. */
export interface PageState {
  readonly team: { readonly id: string; readonly name: string };
  readonly bot: { readonly userId: string; readonly name: string };
  readonly people: readonly (Profile & { readonly job: string })[];
  readonly channels: readonly PageChannel[];
  readonly commands: readonly PageCommand[];
  /** What the menu of a message offers, from the manifest. */
  readonly shortcuts: readonly PageShortcut[];
  readonly now: string;
  /** False while the bot is not reachable. */
  readonly botIsUp: boolean;
}

export interface PageChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** The person of a direct message with the bot. */
  readonly with?: string;
  readonly members: readonly string[];
  /** `ts` of the newest message; null when there is none. */
  readonly latest: string | null;
}

/** From the manifest and the registry: what the composer suggests after a slash. */
export interface PageCommand {
  readonly command: string;
  readonly word: string;
  readonly usage: string;
  readonly does: string;
}

export interface PageShortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly description: string;
}

/** GET messages?channel=&before=&limit= : oldest first; `more` when there are older ones. Replies come by `thread`. */
export interface PageMessages {
  readonly messages: readonly Message[];
  readonly more: boolean;
}

/** Where a press lands. */
export type PageTarget =
  | { readonly in: 'message'; readonly channel: string; readonly ts: string }
  | { readonly in: 'ephemeral'; readonly channel: string; readonly ts: string }
  | { readonly in: 'view'; readonly id: string }
  | { readonly in: 'home' };

/** POST bodies by path. */
export interface PageRequests {
  readonly command: { readonly as: string; readonly channel: string; readonly text: string };
  readonly press: {
    readonly as: string;
    readonly target: PageTarget;
    readonly blockId: string;
    readonly actionId: string;
    readonly value?: string;
  };
  /** Enters something in an element; the server keeps the state, as Slack does. */
  readonly enter: {
    readonly as: string;
    readonly target: PageTarget;
    readonly blockId: string;
    readonly actionId: string;
    readonly entry: Entry;
  };
  readonly suggest: {
    readonly as: string;
    readonly target: PageTarget;
    readonly blockId: string;
    readonly query: string;
  };
  readonly submit: { readonly as: string; readonly view: string };
  readonly close: { readonly as: string; readonly view: string };
  readonly say: {
    readonly as: string;
    readonly channel: string;
    readonly text: string;
    readonly thread?: string;
    readonly files?: readonly string[];
  };
  readonly remove: { readonly as: string; readonly channel: string; readonly ts: string };
  readonly home: { readonly as: string };
  readonly shortcut: {
    readonly as: string;
    readonly callbackId: string;
    readonly channel?: string;
    readonly ts?: string;
  };
}

/** What became of something a person did; `error` as Slack's client would show it. */
export interface PageOutcome {
  readonly ok: boolean;
  /** `operation_timeout`, `dispatch_failed`, `invalid_response`, `unknown_command`, `invalid_fields` … */
  readonly error?: string;
  readonly messages?: readonly string[];
  /** Milliseconds until the bot acknowledged. */
  readonly ms: number;
}

export type PageSuggested = PageOutcome & {
  readonly options: readonly Option[];
};

/** GET looks?as= : what only this person sees. */
export interface PageLooks {
  readonly ephemerals: readonly Ephemeral[];
  readonly modal: (ShownView & { readonly values: Values }) | null;
  readonly home: ShownView | null;
}

/** Server-sent events on `stream?as=` (others' modals and ephemerals are left out), as JSON in `data`. */
export type PageEvent =
  | Change
  | { readonly kind: 'clock'; readonly now: string }
  | { readonly kind: 'operations' }
  /** Something arrived on a phone, or was written or read there. */
  | { readonly kind: 'phones' }
  | { readonly kind: 'bot'; readonly up: boolean };

/** GET operations : newest first. */
export interface PageOperation {
  readonly name: string;
  readonly status: string;
  readonly step: string | null;
  readonly version: number;
  readonly what: string;
}

/** GET operations/NAME : the stream with its hash chain. */
export interface PageOperationDetail extends PageOperation {
  readonly events: readonly {
    readonly version: number;
    readonly type: string;
    readonly actor: string;
    readonly at: string;
    readonly hash: string;
    readonly data: unknown;
  }[];
  readonly brokenAt: number | null;
}

/** GET world : the panel's readings. */
export interface PageWorld {
  readonly now: string;
  /** When the next job is due, if one waits. */
  readonly nextDue: string | null;
  readonly faults: readonly {
    readonly service: string;
    readonly call: string;
    readonly fault: string;
    readonly times: number;
  }[];
  readonly services: readonly {
    readonly service: string;
    readonly calls: readonly string[];
    readonly faults: readonly string[];
  }[];
  /** Braze as its dashboard would show it: what people do there by hand. */
  readonly workspaces: readonly {
    readonly key: string;
    readonly name: string;
    readonly cluster: string;
    readonly groups: readonly {
      readonly id: string;
      readonly name: string;
      readonly state: 'active' | 'archived';
    }[];
  }[];
}

/** GET `/sandbox/phones` : `{ phones }`, the customers' phones. */
export interface PagePhone {
  /** With its plus sign. */
  readonly e164: string;
  readonly name: string;
  readonly isSwitchedOn: boolean;
  readonly unread: number;
  readonly latest: PhoneMessage | null;
}

/** GET `/sandbox/phones/E164` : what the person sees, oldest first, and whom they can write to. */
export interface PagePhoneDetail extends PagePhone {
  readonly messages: readonly PhoneMessage[];
  /** Ids of the numbers whose marketing messages they stopped. */
  readonly stopped: readonly string[];
  readonly numbers: readonly {
    readonly id: string;
    readonly e164: string;
    readonly name: string;
    readonly isWindowOpen: boolean;
  }[];
}

/** GET numbers?find= : WhatsApp numbers as their owners have them; those with a code or a migration under way come first. */
export interface PageNumbers {
  readonly numbers: readonly PageNumber[];
  /** How many others fit as well. */
  readonly more: number;
}

export interface PageNumber {
  readonly id: string;
  readonly e164: string;
  readonly name: string;
  readonly isTwoStepOn: boolean;
  /** Names of the WABA that it is on, and of the one where it was announced. */
  readonly account: string;
  readonly movesTo: string | null;
  /** What its phone received; `until` is ISO. */
  readonly code: { readonly digits: string; readonly method: 'SMS' | 'VOICE'; readonly until: string } | null;
}

/** POST `/sandbox/phones/E164/answer` : a text, or a button of a message. */
export type PhoneAnswer = { readonly number: string; readonly context?: string } & (
  | { readonly text: string }
  | { readonly payload: string; readonly buttonText: string }
);

/** POST `/sandbox/phones/E164/stop` and `…/resume`: marketing messages of one number. */
export type PhonePreference = { readonly number: string };

export type PageTraffic = readonly Exchange[];

/** POST `upload?as=&name=` takes the bytes as `application/octet-stream`; GET `files/ID?as=` gives them back. */
export type PageUpload = StoredFile;
/** Of a file that people upload, in bytes. */
export const largestUpload = 500 * 1024 * 1024;

/** POST bodies that change the world, by path under `/sandbox` (not under `/sandbox/api`). */
export interface WorldRequests {
  /** Answers `{ now }`. `next`: to when the next job is due; where none waits the time stays. */
  readonly clock: { readonly advance: string } | { readonly to: 'next' };
  /** GET lists `{ faults }`, DELETE clears them all. */
  readonly faults: {
    readonly service: 'slack' | 'braze' | 'meta' | 'dialog360';
    readonly call: string;
    readonly fault: string;
    readonly times?: number;
  };
  /** Brings the seed back; 409 while that is under way. */
  readonly reset: Readonly<Record<string, never>>;
  /** Stops or starts the bot; Slack's stand-in and the page go on. */
  readonly bot: { readonly up: boolean };
  readonly 'control/braze/archive': { readonly workspace: string; readonly group: string };
  readonly 'control/braze/unarchive': { readonly workspace: string; readonly group: string };
  /** Answers `{ id }` of the new group. */
  readonly 'control/braze/integrate': { readonly workspace: string; readonly name: string };
  /** As the link in the e-mail does; switched on so, nobody knows the PIN. */
  readonly 'manage/meta/two-step-off': { readonly number: string };
  readonly 'manage/meta/two-step-on': { readonly number: string };
}
