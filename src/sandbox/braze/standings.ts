import type { WrittenState } from './model.ts';

const pageSize = 4096;
const states = [null, 'subscribed', 'unsubscribed'] as const;
const codes = { subscribed: 1, unsubscribed: 2 } as const;

interface Page {
  /** The state in the lower two bits, in the next two what was read before it; 0: none. */
  readonly states: Uint8Array;
  /** When it was written, in milliseconds. */
  readonly at: Float64Array;
}

export interface Standing {
  readonly group: string;
  readonly state: WrittenState;
  readonly at: number;
  readonly before: WrittenState | null;
}

/** The states of rows in groups: nine bytes each, in pages that come to be when one of their rows is written. */
export function createStandings() {
  const columns = new Map<string, Page[]>();

  const pageOf = (group: string, row: number): Page => {
    const column = columns.get(group) ?? [];
    if (column.length === 0) columns.set(group, column);
    const index = Math.floor(row / pageSize);
    const page = column[index] ?? { states: new Uint8Array(pageSize), at: new Float64Array(pageSize) };
    column[index] = page;
    return page;
  };
  const read = (group: string, row: number): Standing | undefined => {
    const page = columns.get(group)?.[Math.floor(row / pageSize)];
    const bits = page?.states[row % pageSize] ?? 0;
    const state = states[bits & 3] ?? null;
    if (page === undefined || state === null) return undefined;
    return { group, state, at: page.at[row % pageSize] ?? 0, before: states[bits >> 2] ?? null };
  };

  return {
    read,
    write(group: string, row: number, state: WrittenState, at: number, before: WrittenState | null): void {
      const page = pageOf(group, row);
      page.states[row % pageSize] = codes[state] | ((before === null ? 0 : codes[before]) << 2);
      page.at[row % pageSize] = at;
    },
    /** In the order they were written; what was written at once, by group. */
    of: (row: number): readonly Standing[] =>
      [...columns.keys()]
        .flatMap((group) => read(group, row) ?? [])
        .toSorted((a, b) => a.at - b.at || (a.group < b.group ? -1 : 1)),
    forget(row: number): void {
      for (const column of columns.values()) {
        const page = column[Math.floor(row / pageSize)];
        if (page !== undefined) page.states[row % pageSize] = 0;
      }
    },
    clear: (): void => columns.clear(),
    /** The rows below `end` that stand anywhere, ascending. */
    *rowsBelow(end: number): Generator<number> {
      for (let first = 0; first < end; first += pageSize) {
        const pages = [...columns.values()].flatMap((column) => column[first / pageSize] ?? []);
        if (pages.length === 0) continue;
        for (let row = first; row < Math.min(first + pageSize, end); row += 1)
          if (pages.some((page) => page.states[row % pageSize] !== 0)) yield row;
      }
    },
  };
}
