import { drainOutbox } from '../application/delivery/drain.ts';
import type { Context } from '../application/ports/context.ts';
import type { Messenger } from '../application/ports/messenger.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Delivers what waits for one destination, in order. */
export const deliver =
  (ctx: Context, messenger: Messenger): Handler<'deliver'> =>
  async ({ destination }) =>
    againAfter(ctx, await drainOutbox(ctx, messenger, destination));
