import type { Context } from '../application/ports/context.ts';
import { readState } from '../application/subscription/read-state.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Looks whether Braze shows a state that was written by hand (R77). */
export const lookAgain =
  (ctx: Context): Handler<'read_state'> =>
  async (job) =>
    againAfter(ctx, await readState(ctx, job));
