import type { Context } from '../application/ports/context.ts';
import { probeGroup } from '../application/transfer/probe-group.ts';
import type { Handler } from './run-job.ts';

/** Asks Braze again about a group id that it had not answered for. */
export const probe =
  (ctx: Context): Handler<'probe'> =>
  async (job) => {
    await probeGroup(ctx, job);
    return undefined;
  };
