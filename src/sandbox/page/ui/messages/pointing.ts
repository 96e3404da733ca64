import { type RefObject, useEffect, useRef, useState } from 'react';
import { page, patch } from '../page.ts';
import { useStore } from '../store.ts';

/** Scrolls to the row when a link points at it. */
export function usePointed(ts: string): [row: RefObject<HTMLElement | null>, isPointed: boolean] {
  const row = useRef<HTMLElement>(null);
  const asked = useStore(page, (p) => p.pointed === ts);
  const [isPointed, setPointed] = useState(false);
  useEffect(() => {
    if (!asked) return;
    setPointed(true);
    row.current?.scrollIntoView({ block: 'start' });
    patch({ pointed: null });
  }, [asked]);
  return [row, isPointed];
}
