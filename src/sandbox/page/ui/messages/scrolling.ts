import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const near = 80;

/** Stays at the newest line until the reader scrolls up, and says when something newer came meanwhile. */
export function useNewest(newest: string | undefined) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [behind, setBehind] = useState(false);

  const toNewest = useCallback(() => {
    sticks.current = true;
    setBehind(false);
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, []);

  useLayoutEffect(() => {
    if (newest === undefined) return;
    if (sticks.current) toNewest();
    else setBehind(true);
  }, [newest, toNewest]);

  useEffect(() => {
    const inner = content.current;
    const outer = frame.current;
    if (inner === null || outer === null) return;
    const observer = new ResizeObserver(() => {
      if (sticks.current) outer.scrollTo({ top: outer.scrollHeight });
    });
    observer.observe(inner);
    observer.observe(outer);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const box = frame.current;
    if (box === null) return;
    sticks.current = box.scrollHeight - box.scrollTop - box.clientHeight < near;
    if (sticks.current) setBehind(false);
  };

  return { frame, content, onScroll, behind, toNewest };
}
