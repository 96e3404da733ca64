import type { Context } from '../application/ports/context.ts';
import { writeState } from '../application/subscription/write-state.ts';
import type { Handler } from './run-job.ts';

/** Writes a state that was asked for by hand; those of one person in one group in the order of asking. */
export const setState =
  (ctx: Context): Handler<'set_state'> =>
  async (job) => {
    await writeState(ctx, job);
    return undefined;
  };
