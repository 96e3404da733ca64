import { setTimeout as pause } from 'node:timers/promises';

const pollEveryMs = 10;

/** For a bench whose clock goes faster than the machine's: the tests wait for what they expect. */
export const later = (ms: number): Promise<void> => pause(ms);

/** Polls until `attempt` neither throws nor rejects, and gives its value; its last error after `timeout` ms. */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeout = 5000 }: { timeout?: number } = {},
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() >= deadline) throw error;
    }
    await pause(pollEveryMs);
  }
}
