import { runStep } from '../application/operation/run-step.ts';
import type { Context } from '../application/ports/context.ts';
import type { FileTools } from '../application/subscription/read-file.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Does a step that is the bot's own. */
export const run =
  (ctx: Context, tools: FileTools): Handler<'run'> =>
  async (job) =>
    againAfter(ctx, await runStep(ctx, tools, job));
