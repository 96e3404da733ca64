import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import type { Meaning } from '../../domain/operation/commands.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { Context } from '../ports/context.ts';
import { type Change, changeOperation } from './change.ts';
import { stepNeeds } from './step-needs.ts';

interface SkipInput {
  readonly operation: string;
  readonly step: string;
  readonly reason: string;
  readonly by: UserId;
  readonly meaning: Meaning;
}

/** Leaves a step (or an undo) out, with a reason that is kept. */
export const skipStep = (
  ctx: Context,
  { operation, step, reason, by, meaning }: SkipInput,
): Promise<Change> =>
  changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: stepNeeds(step),
    command: () => ({ type: 'skip', step, by, reason: withoutIdentifiers(reason), meaning }),
  });
