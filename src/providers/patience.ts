import type { Patience } from '../application/ports/provider.ts';

const defaultMs = 20_000;

/** Milliseconds, whatever the caller said. */
export const patienceMs = (patience: Patience | undefined): number => patience?.withinMs ?? defaultMs;

/** What is left of a caller's patience each time it is asked, for calls that are made one after another. */
export function spending(patience: Patience | undefined): () => Patience {
  const started = performance.now();
  return () => ({ ...patience, withinMs: patienceMs(patience) - (performance.now() - started) });
}
