import { followRatings } from '../application/migration/follow-ratings.ts';
import type { Context } from '../application/ports/context.ts';
import type { Handler } from './run-job.ts';

/** One look at the templates that a migration copied. */
export const ratings =
  (ctx: Context): Handler<'ratings'> =>
  async (job) => {
    await followRatings(ctx, job);
    return undefined;
  };
