/** One line of what `npm run bench` prints: two sides of one run, and what their ratio should be at most. */
export interface Row {
  readonly name: string;
  /** Milliseconds, as is `theirs`. */
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  readonly goal: number;
  readonly met: boolean;
}

/** Something that can be measured by its name. `note` says what belongs beside the numbers. */
export interface Benchmark {
  readonly name: string;
  readonly run: (note: (line: string) => void) => Promise<readonly Row[]>;
}

export function row(name: string, ours: number, theirs: number, goal: number): Row {
  const ratio = ours / theirs;
  return { name, ours, theirs, ratio, goal, met: ratio <= goal };
}

/** The value below which this share of the samples lies; 0.5 is the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
