/**
 * Does something with each, at most so many at the same time, in their order. After a failure none is begun any more;
 * it rejects with the first one when those at work have ended.
 */
export async function forEachAtOnce<T>(
  all: readonly T[],
  most: number,
  work: (one: T) => void | Promise<void>,
): Promise<void> {
  const waiting = all.values();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const one of waiting) {
      if (failures.length > 0) return;
      try {
        await work(one);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
  if (failures.length > 0) throw failures[0];
}
