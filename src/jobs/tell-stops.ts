import type { Context } from '../application/ports/context.ts';
import { tellStops as tell } from '../application/subscription/tell-stops.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Asks and tells a channel about stops, now or as soon as it may be told again. */
export const tellStops =
  (ctx: Context): Handler<'tell_stops'> =>
  async (job) =>
    againAfter(ctx, await tell(ctx, job));
