import { type Refusal, refuse } from '../refusal.ts';

const defaultLimit = 25;
const mostALimit = 100;

export interface CursorPage<T> {
  readonly items: readonly T[];
  readonly paging?: {
    readonly cursors: { readonly before: string; readonly after: string };
    readonly next?: string;
    readonly previous?: string;
  };
}

/** Graph's cursor paging: the last page has cursors too, but no `next` (B.6). */
export function pageOf<T extends { readonly id: string }>(
  all: readonly T[],
  url: URL,
): CursorPage<T> | Refusal {
  const { searchParams: query } = url;
  const limit = Number(query.get('limit') ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostALimit) {
    return refuse(100, { message: `(#100) Param limit must be an integer between 1 and ${mostALimit}` });
  }
  const after = query.get('after');
  const before = query.get('before');
  const start = placeOf(all, after, 1) ?? 0;
  const end = placeOf(all, before, 0);
  if ((after && placeOf(all, after, 1) === undefined) || (before && end === undefined)) {
    return refuse(100, { message: '(#100) Invalid cursors values' });
  }
  const from = end === undefined ? start : Math.max(0, end - limit);
  const items = all.slice(from, end ?? from + limit);
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return { items };
  const to = from + items.length;
  return {
    items,
    paging: {
      cursors: { before: cursorOf(first, from), after: cursorOf(last, to - 1) },
      ...(to < all.length ? { next: link(url, 'after', cursorOf(last, to - 1)) } : {}),
      ...(from > 0 ? { previous: link(url, 'before', cursorOf(first, from)) } : {}),
    },
  };
}

function cursorOf({ id }: { readonly id: string }, place: number): string {
  return Buffer.from(`${place}:${id}`).toString('base64url');
}

/** Where the cursor's item is now, or where it was when it has gone since. */
function placeOf(
  all: readonly { readonly id: string }[],
  cursor: string | null,
  next: 0 | 1,
): number | undefined {
  if (!cursor) return undefined;
  const [, place, id] = /^(\d+):(.+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place === undefined) return undefined;
  const there = all[Number(place)]?.id === id ? Number(place) : all.findIndex((each) => each.id === id);
  return there === -1 ? Math.min(Number(place), all.length) : there + next;
}

function link(url: URL, direction: 'after' | 'before', cursor: string): string {
  const linked = new URL(url);
  for (const name of ['after', 'before', 'access_token']) linked.searchParams.delete(name);
  linked.searchParams.set(direction, cursor);
  return linked.href;
}
