import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { Context } from '../ports/context.ts';
import { type Change, changeOperation } from './change.ts';
import { acting } from './step-needs.ts';

/** Begins the undo of the steps already done, last first; refused past the point of no return. */
export const cancelOperation = (
  ctx: Context,
  { operation, reason, by }: { operation: string; reason: string; by: UserId },
): Promise<Change> =>
  changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: (state) => ({ permission: acting(state), workspaces: state.workspaces }),
    command: () => ({ type: 'cancel', by, reason: withoutIdentifiers(reason) }),
  });
