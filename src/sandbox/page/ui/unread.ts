import type { PageChannel } from '../contract.ts';
import type { Page } from './page.ts';

type Marks = Readonly<Record<string, string>>;

const keyOf = (person: string): string => `switchboard.read.${person}`;

export function readMarks(person: string, storage: Pick<Storage, 'getItem'>): Marks {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(person)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

export const writeMarks = (person: string, marks: Marks, storage: Pick<Storage, 'setItem'>): void =>
  storage.setItem(keyOf(person), JSON.stringify(marks));

export const isUnread = ({ id, latest }: PageChannel, marks: Marks): boolean =>
  latest !== null && latest > (marks[id] ?? '');

/** The page once the person has seen the channel; the same page where that is no news. */
export function seen(page: Page, channel: string): Page {
  const latest = page.state?.channels.find(({ id }) => id === channel)?.latest ?? null;
  if (latest === null || latest <= (page.read[channel] ?? '')) return page;
  return { ...page, read: { ...page.read, [channel]: latest } };
}
