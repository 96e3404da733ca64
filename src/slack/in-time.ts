import { setTimeout as pause } from 'node:timers/promises';

/** Slack waits three seconds for the answer to a submission; what takes longer than this is waited for in a view of its own. */
const PATIENCE_MS = 2_000;

export const LATE = Symbol('late');

export const inTime = <T>(work: Promise<T>): Promise<T | typeof LATE> =>
  Promise.race([work, pause(PATIENCE_MS, LATE)]);
