export type Page = { ts: string[]; next?: string };

export type Range = {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
};

/** A timestamp as a number that orders like it; Slack also takes whole seconds. */
export function toMicros(ts: string): number {
  const [seconds, micros = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(micros.padEnd(6, '0').slice(0, 6));
}

/** Where `ts` stands, or would stand, in an ascending list. */
function positionOf(list: readonly string[], ts: string): number {
  const wanted = toMicros(ts);
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (toMicros(list[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function removeFrom(list: string[], ts: string): void {
  const position = positionOf(list, ts);
  if (list[position] === ts) list.splice(position, 1);
}

const encode = (ts: string) => Buffer.from(`next_ts:${ts}`).toString('base64');

export function decodeCursor(cursor: string): string | undefined {
  return /^next_ts:(\d+\.\d{6})$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
}

/** One page out of an ascending list; `newest` first as in a channel, or oldest first as in a thread. */
export function pageOf(list: readonly string[], range: Range, first: 'newest' | 'oldest'): Page {
  const limit = Math.min(Math.max(range.limit ?? 100, 1), 999);
  const edge = range.inclusive === true ? 1 : 0;
  const after = (ts: string, included: number) => {
    const position = positionOf(list, ts);
    return list[position] === ts ? position + included : position;
  };
  let from = range.oldest === undefined ? 0 : after(range.oldest, 1 - edge);
  let to = range.latest === undefined ? list.length : after(range.latest, edge);
  const resumed = range.cursor === undefined ? undefined : decodeCursor(range.cursor);
  if (resumed !== undefined && first === 'newest') to = Math.min(to, after(resumed, 1));
  if (resumed !== undefined && first === 'oldest') from = Math.max(from, after(resumed, 0));
  const newest = first === 'newest';
  const ts = newest
    ? list.slice(Math.max(from, to - limit), to).reverse()
    : list.slice(from, Math.min(to, from + limit));
  const next = newest ? list[to - limit - 1] : list[from + limit];
  const more = newest ? to - limit > from : from + limit < to;
  return more && next !== undefined ? { ts, next: encode(next) } : { ts };
}
