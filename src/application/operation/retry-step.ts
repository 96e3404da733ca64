import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import type { Context } from '../ports/context.ts';
import { type Change, changeOperation } from './change.ts';
import { stepNeeds } from './step-needs.ts';

/** Lets the bot try its step again after it could not do it; nothing while it has not failed. */
export const retryStep = (
  ctx: Context,
  { operation, step, by }: { operation: string; step: string; by: UserId },
): Promise<Change> =>
  changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: stepNeeds(step),
    command: () => ({ type: 'retry', step, by }),
  });
