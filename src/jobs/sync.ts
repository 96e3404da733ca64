import type { Context } from '../application/ports/context.ts';
import { runSync } from '../application/sync/run.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Compares our store with the providers, scope by scope; `all` comes back every hour. */
export const sync =
  (ctx: Context): Handler<'sync'> =>
  async ({ scope }) =>
    againAfter(ctx, await runSync(ctx, scope));
