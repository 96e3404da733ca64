import type { Destination } from '../../../src/application/ports/messages.ts';
import type { Messenger, Outcome, Posted } from '../../../src/application/ports/messenger.ts';
import { ChannelId } from '../../../src/domain/asset/ids.ts';

/** `lost`: Slack did it, but nobody heard. `unclear`: nobody heard, and Slack did nothing. */
type Answer = 'ok' | 'lost' | Exclude<Outcome<never>, { kind: 'ok' }>;

export interface ScriptedSlack extends Messenger {
  /** What people see, oldest first, by key. */
  readonly shown: readonly { readonly key: string; readonly at: Posted; readonly thread: string | null }[];
  /** Every call, such as `post TR-0001:1:timeline`. */
  readonly calls: readonly string[];
  /** What the next calls get; `ok` once the script has run out. */
  answers(...script: readonly Answer[]): void;
  /** Somebody deletes a message. */
  delete(key: string): void;
}

/** Slack's clock is not ours. */
const slackTime = '2026-05-05T12:00:00.000Z';
/** From when on a channel is read for what was first tried at Slack's time. */
export const aLittleBefore = '2026-05-05T11:59:00.000Z';

export const unclear = { kind: 'unclear' } as const;
export const gone = { kind: 'gone' } as const;
export const later = (afterMs: number) => ({ kind: 'later', afterMs }) as const;
export const refused = (error: string) => ({ kind: 'refused', error }) as const;

/** Slack as the messenger reports it: keeps what was posted, and answers as it is told to. */
export function createScriptedSlack(): ScriptedSlack {
  let shown: { key: string; at: Posted; thread: string | null }[] = [];
  let stamp = 0;
  const calls: string[] = [];
  const script: Answer[] = [];

  function answer<T>(call: string, act: () => Outcome<T>): Outcome<T> {
    calls.push(call);
    const next = script.shift() ?? 'ok';
    if (next === 'ok') return act();
    if (next !== 'lost') return next;
    act();
    return unclear;
  }
  const post = (destination: Destination, thread: Posted | null, key: string): Outcome<Posted> => {
    stamp += 1;
    const at = { channel: thread?.channel ?? channelOf(destination), ts: `${stamp}.0` };
    shown.push({ key, at, thread: thread?.ts ?? null });
    return { kind: 'ok', value: at };
  };

  return {
    now: () => new Date(slackTime),
    get shown() {
      return shown;
    },
    calls,
    answers(...next) {
      script.push(...next);
    },
    delete(key) {
      shown = shown.filter((message) => message.key !== key);
    },
    postNotice: async ({ destination, thread }, _, key) =>
      answer(`post ${key}`, () => post(destination, thread, key)),
    updateNotice: async (at, _, key) =>
      answer(`update to ${key}`, () => {
        const message = shown.find((each) => each.at.ts === at.ts);
        if (!message) return gone;
        message.key = key;
        return { kind: 'ok', value: at };
      }),
    postCard: async (destination, _, __, key) => answer(`post ${key}`, () => post(destination, null, key)),
    updateCard: async (at, _, { version }, key) =>
      answer(`update ${key} to ${version}`, () =>
        shown.some((message) => message.at.ts === at.ts) ? { kind: 'ok', value: at } : gone,
      ),
    find: async (_, key, since) =>
      answer(`find ${key} since ${since.toISOString()}`, () => ({
        kind: 'ok',
        value: shown.find((message) => message.key === key)?.at ?? null,
      })),
  };
}

const channelOf = (destination: Destination): ChannelId =>
  destination.kind === 'channel' ? destination.channel : ChannelId.parse('D0SAMPLE');
