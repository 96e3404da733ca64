import { useEffect, useRef, useState } from 'react';
import type { PageTarget } from '../../contract.ts';
import { act, Unreachable } from '../api.ts';
import { flush } from '../drafts.ts';
import { page } from '../page.ts';
import { surfaceKey } from '../surface.ts';
import { asChoice } from './choice-lists.ts';
import type { Choice } from './option-list.tsx';

const pause = 150;

/** What the bot suggests for the words typed; an answer that comes after a newer question is dropped. */
export function useSuggestions(target: PageTarget, blockId: string, least: number) {
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [looking, setLooking] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);

  useEffect(
    () => () => {
      asked.current += 1;
      clearTimeout(timer.current);
    },
    [],
  );

  const ask = async (query: string, question: number) => {
    await flush(surfaceKey(target));
    const answer = await act('suggest', { as: page.get().me, target, blockId, query }).catch(
      (cause: unknown) => ({
        ok: false,
        error: cause instanceof Unreachable ? 'dispatch_failed' : 'unknown',
        options: [],
      }),
    );
    if (asked.current !== question) return;
    setLooking(false);
    setFailed(answer.ok ? null : (answer.error ?? 'unknown'));
    setChoices(answer.options.map((option) => asChoice(option)));
  };

  const look = (query: string, wait = pause) => {
    asked.current += 1;
    const question = asked.current;
    clearTimeout(timer.current);
    if (query.length < least) {
      setChoices([]);
      setLooking(false);
      return;
    }
    setLooking(true);
    timer.current = setTimeout(() => void ask(query, question), wait);
  };

  return { choices, looking, failed, look };
}
