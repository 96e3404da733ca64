import { refreshCards } from '../application/delivery/refresh.ts';
import type { Context } from '../application/ports/context.ts';
import type { Messenger } from '../application/ports/messenger.ts';
import { againAfter } from './again.ts';
import type { Handler } from './run-job.ts';

/** Brings an operation's card, checklist and approval requests up to date; a burst of changes is one update. */
export const refresh =
  (ctx: Context, messenger: Messenger): Handler<'refresh'> =>
  async ({ operationId }) =>
    againAfter(ctx, await refreshCards(ctx, messenger, operationId));
