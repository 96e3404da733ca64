import type { Context } from '../application/ports/context.ts';
import { runStep } from '../application/transfer/run-step.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Does a step that is the bot's own. */
export const run =
  (ctx: Context): Handler<'run'> =>
  async (job) =>
    againAfter(ctx, await runStep(ctx, job));
