import { tickOperation } from '../application/operation/tick.ts';
import type { Context } from '../application/ports/context.ts';
import type { Handler } from './run-job.ts';

/** Expiry, a start at its hour, an overdue step: the use case looks at what is due. */
export const tick =
  (ctx: Context): Handler<'tick'> =>
  async ({ operation }) => {
    await tickOperation(ctx, { operation });
    return undefined;
  };
