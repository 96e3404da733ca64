import { english } from './words-en.ts';
import { french } from './words-fr.ts';

/** Everything the page itself says; what the bot says comes from the bot. */
export interface Words {
  readonly app: string;
  readonly skip: string;
  readonly loading: string;
  readonly failedToLoad: string;
  readonly retry: string;
  readonly reconnecting: string;
  readonly botIsDown: string;
  readonly rail: {
    readonly label: string;
    readonly open: string;
    readonly channels: string;
    readonly app: string;
    readonly home: string;
    readonly messages: string;
    readonly unread: string;
  };
  readonly person: {
    readonly actAs: string;
    /** What the sandbox's people do, by the name of their job. */
    readonly jobs: Readonly<Record<string, string>>;
  };
  readonly messages: {
    readonly label: (place: string) => string;
    readonly empty: string;
    readonly older: string;
    readonly edited: string;
    readonly bot: string;
    readonly onlyYou: string;
    readonly deleted: string;
    readonly more: string;
    readonly remove: string;
    readonly removeTitle: string;
    readonly removeText: string;
    readonly reply: string;
    readonly replies: (count: number) => string;
    readonly thread: string;
    readonly cannotShow: string;
    readonly newest: string;
    readonly unreadFrom: string;
    readonly members: (count: number) => string;
    readonly shortcuts: string;
  };
  readonly composer: {
    readonly label: (place: string) => string;
    readonly placeholder: (place: string) => string;
    readonly reply: string;
    readonly send: string;
    readonly attach: string;
    readonly detach: (file: string) => string;
    /** Said to a screen reader. */
    readonly attached: (files: string) => string;
    readonly detached: (file: string) => string;
    readonly drop: (place: string) => string;
    readonly commands: string;
    readonly hint: string;
    readonly notInThreads: string;
    readonly notAMember: string;
  };
  readonly dialog: {
    readonly close: string;
    readonly cancel: string;
    readonly yes: string;
    readonly no: string;
    readonly sure: string;
    readonly optional: string;
    readonly sending: string;
    readonly done: string;
    readonly dismiss: string;
  };
  readonly field: {
    readonly choose: string;
    readonly search: string;
    readonly clear: string;
    readonly remove: (what: string) => string;
    readonly nothingFound: string;
    readonly looking: string;
    readonly typeMore: (characters: number) => string;
    readonly left: (characters: number) => string;
    readonly chooseFiles: string;
    readonly drop: string;
    readonly wrongKind: (kinds: string) => string;
    readonly inZone: (zone: string) => string;
    readonly menu: string;
    /** What the client says of a form before it is sent, by its English words. */
    readonly faults: Readonly<Record<string, string>>;
  };
  readonly problem: {
    readonly command: (command: string) => string;
    readonly errors: Readonly<Record<string, string>>;
    readonly unknown: string;
    readonly offline: string;
  };
  readonly home: { readonly label: string; readonly empty: string };
  readonly help: {
    readonly label: string;
    readonly tour: string;
    readonly theme: string;
    readonly themes: { readonly auto: string; readonly light: string; readonly dark: string };
  };
  readonly tour: {
    readonly label: string;
    readonly step: (n: number, of: number) => string;
    readonly next: string;
    readonly back: string;
    readonly finish: string;
    readonly skip: string;
    readonly cards: readonly (readonly [title: string, text: string])[];
  };
  readonly world: WorldWords;
}

export interface WorldWords {
  readonly label: string;
  readonly show: string;
  readonly hide: string;
  readonly intro: string;
  readonly clock: {
    readonly title: string;
    readonly hour: string;
    readonly day: string;
    readonly next: string;
    readonly nextDue: (when: string) => string;
    readonly nothingDue: string;
  };
  readonly bot: {
    readonly title: string;
    readonly up: string;
    readonly down: string;
    readonly stop: string;
    readonly start: string;
  };
  readonly braze: {
    readonly title: string;
    readonly explain: string;
    readonly active: string;
    readonly archived: string;
    readonly archive: string;
    readonly unarchive: string;
    readonly integrate: string;
    readonly integrateName: string;
    readonly integrated: string;
    readonly copy: string;
    readonly copied: string;
    readonly noGroups: string;
    readonly groups: (count: number) => string;
  };
  readonly phones: {
    readonly title: string;
    readonly explain: string;
    readonly unread: (count: number) => string;
    readonly empty: string;
    readonly to: string;
    readonly answer: string;
    readonly send: string;
    readonly read: string;
    readonly window: (isOpen: boolean) => string;
    readonly stop: string;
    readonly resume: string;
    readonly stopped: string;
  };
  readonly numbers: {
    readonly title: string;
    readonly explain: string;
    readonly find: string;
    readonly none: string;
    readonly more: (count: number) => string;
    readonly twoStep: string;
    readonly twoStepOn: string;
    readonly twoStepOff: string;
    readonly turnOff: string;
    readonly turnOn: string;
    readonly code: (method: 'SMS' | 'VOICE') => string;
    readonly until: (time: string) => string;
  };
  readonly faults: {
    readonly title: string;
    readonly explain: string;
    readonly service: string;
    readonly call: string;
    readonly fault: string;
    readonly times: string;
    readonly add: string;
    readonly clear: string;
    readonly none: string;
    readonly any: string;
    readonly waiting: (times: number) => string;
  };
  readonly operations: {
    readonly title: string;
    readonly none: string;
    readonly whole: (events: number) => string;
    readonly broken: (version: number) => string;
    readonly event: (version: number, actor: string) => string;
  };
  readonly traffic: {
    readonly title: string;
    readonly none: string;
    readonly toBot: string;
    readonly toSlack: string;
    readonly request: string;
    readonly answer: string;
    readonly refused: string;
    readonly onlyRefused: string;
    readonly ms: (ms: number) => string;
  };
  readonly reset: {
    readonly title: string;
    readonly button: string;
    readonly confirmTitle: string;
    readonly confirmText: string;
    readonly yes: string;
  };
  readonly failed: string;
}

/** The page speaks as the person who looks reads. */
export const wordsFor = (locale: string): Words => (locale.startsWith('fr') ? french : english);
