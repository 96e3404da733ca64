import type { Context } from '../application/ports/context.ts';
import type { Handler } from './run-job.ts';

const EVERY_MS = 5_000;

/** Takes up what a process that is gone had acknowledged but not finished, then comes back. */
export const sweep =
  (ctx: Context, recover: () => Promise<void>): Handler<'sweep'> =>
  async () => {
    await recover();
    return { again: new Date(ctx.clock.now().getTime() + EVERY_MS) };
  };
