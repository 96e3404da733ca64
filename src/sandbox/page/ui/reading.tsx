import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { page } from './page.ts';
import { useStore } from './store.ts';
import type { Reader } from './times.ts';
import { type Words, wordsFor } from './words.ts';

/** Who reads, and what the names mean: the same object until one of these changes. */
interface Reading {
  readonly me: string;
  readonly reader: Reader;
  readonly words: Words;
  readonly nameOf: (user: string) => string;
  readonly channelName: (channel: string) => string;
}

const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error('nobody is reading');
  return reading;
}

export const useWords = (): Words => useReading().words;

export function ReadingProvider({ children }: { children: ReactNode }) {
  const me = useStore(page, (p) => p.me);
  const people = useStore(page, (p) => p.state?.people);
  const botId = useStore(page, (p) => p.state?.bot.userId);
  const botName = useStore(page, (p) => p.state?.bot.name ?? '');
  const channelNames = useStore(page, (p) =>
    (p.state?.channels ?? []).map((c) => `${c.id} ${c.name}`).join('\n'),
  );
  const reading = useMemo<Reading>(() => {
    const person = people?.find(({ id }) => id === me);
    const locale = person?.locale ?? navigator.language;
    const tz = person?.tz ?? 'UTC';
    const names = new Map(people?.map(({ id, realName }) => [id, realName]));
    if (botId !== undefined) names.set(botId, botName);
    const channels = new Map(
      channelNames
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
    );
    return {
      me,
      reader: { locale, tz },
      words: wordsFor(locale),
      nameOf: (user) => names.get(user) ?? user,
      channelName: (channel) => channels.get(channel) ?? channel,
    };
  }, [me, people, botId, botName, channelNames]);
  return <ReadingContext.Provider value={reading}>{children}</ReadingContext.Provider>;
}
