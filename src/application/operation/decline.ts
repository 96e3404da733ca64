import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import type { Context } from '../ports/context.ts';
import { type Change, changeOperation } from './change.ts';

/** Ends an operation that awaits approval; a reason is needed and the requester is told. */
export const declineOperation = (
  ctx: Context,
  { operation, reason, by }: { operation: string; reason: string; by: UserId },
): Promise<Change> =>
  changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: (state) => ({ permission: 'approve_operations', workspaces: state.workspaces }),
    command: () => ({ type: 'decline', by, reason: withoutIdentifiers(reason) }),
  });
