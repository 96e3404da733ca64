import type { Context } from '../application/ports/context.ts';
import { runStops } from '../application/subscription/run-stops.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** What is to be done because people stopped marketing messages of a number; one copy at a time. */
export const stops =
  (ctx: Context): Handler<'stops'> =>
  async (job) =>
    againAfter(ctx, await runStops(ctx, job));
