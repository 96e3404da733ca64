import { useEffect, useState } from 'react';

/** Reads again each time `seen` is another; what was read last stays where reading fails. */
export function useRead<T>(read: () => Promise<T>, seen: number | string, isReadable: boolean): T | null {
  const [value, setValue] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read again is the same thing, later
  useEffect(() => {
    if (!isReadable) return;
    let current = true;
    void read().then(
      (answer) => current && setValue(answer),
      () => current && setValue((before) => before),
    );
    return () => {
      current = false;
    };
  }, [seen, isReadable]);
  return value;
}
