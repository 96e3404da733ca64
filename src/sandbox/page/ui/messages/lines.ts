import type { Ephemeral, Message } from '../../../slack/model.ts';
import { dateOfStamp, dayOf, type Reader } from '../times.ts';

/** What stands in a list of messages, from top to bottom. */
export type Line =
  | { readonly kind: 'day'; readonly key: string; readonly at: Date }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly compact: boolean }
  | { readonly kind: 'ephemeral'; readonly key: string; readonly ephemeral: Ephemeral };

const together = 300;

interface Shown {
  readonly messages: readonly Message[];
  readonly ephemerals: readonly Ephemeral[];
  readonly reader: Reader;
  /** The newest that was read before; nothing is marked as new without it. */
  readonly readUpTo?: string | undefined;
}

export function linesOf({ messages, ephemerals, reader, readUpTo }: Shown): readonly Line[] {
  const all = [...messages, ...ephemerals].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const lines: Line[] = [];
  let day = '';
  let marked = readUpTo === undefined;
  let before: Message | undefined;
  for (const item of all) {
    const at = dateOfStamp(item.ts);
    const today = dayOf(at, reader);
    if (today !== day) {
      lines.push({ kind: 'day', key: `day ${today}`, at });
      day = today;
      before = undefined;
    }
    if ('is_ephemeral' in item) {
      lines.push({ kind: 'ephemeral', key: `ephemeral ${item.ts}`, ephemeral: item });
      before = undefined;
      continue;
    }
    if (!marked && readUpTo !== undefined && item.ts > readUpTo) {
      if (lines.some(({ kind }) => kind === 'message')) lines.push({ kind: 'unread', key: 'unread' });
      marked = true;
      before = undefined;
    }
    const close = before?.user === item.user && Number(item.ts) - Number(before.ts) < together;
    const whole = item.subtype !== 'tombstone' && before?.subtype !== 'tombstone';
    lines.push({ kind: 'message', key: item.ts, message: item, compact: close && whole });
    before = item;
  }
  return lines;
}
