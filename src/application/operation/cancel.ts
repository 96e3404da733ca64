import type { UserId } from '../../domain/asset/ids.ts';
import { hasBegunNumbers } from '../../domain/migration/whole-held.ts';
import { person } from '../../domain/operation/actor.ts';
import { isLive, isWhole, type OperationState } from '../../domain/operation/state.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import { type Change, changeOperation } from './change.ts';
import { acting } from './step-needs.ts';

interface Asked {
  readonly operation: string;
  readonly reason: string;
  readonly by: UserId;
}

/**
 * Begins the undo of the steps already done, last first; refused past the point of no return. Of a WABA that moves whole
 * every number that is not past it is taken back, each by its own operation.
 */
export async function cancelOperation(ctx: Context, asked: Asked): Promise<Change> {
  const state = await ctx.store.read.operations.byName(asked.operation);
  const moves = state !== null && isWhole(state) && isLive(state) && hasBegunNumbers(state);
  return moves && !state.pastPointOfNoReturn ? cancelNumbers(ctx, state, asked) : cancelOne(ctx, asked);
}

const cancelOne = (ctx: Context, { operation, reason, by }: Asked): Promise<Change> =>
  changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: (state) => ({ permission: acting(state), workspaces: state.workspaces }),
    command: () => ({ type: 'cancel', by, reason: withoutIdentifiers(reason) }),
  });

/** Refused as the first of them where none could be taken back. */
async function cancelNumbers(ctx: Context, state: OperationState, asked: Asked): Promise<Change> {
  const { workspaces } = state;
  const needs = { user: asked.by, permission: acting(state), workspaces };
  const denied = await authorize(ctx, ctx.store.read, needs);
  if (denied) return { kind: 'denied', denied };
  const parts = (await ctx.store.read.operations.partsOf(state.name)).filter(isLive);
  const changes: Change[] = [];
  for (const { name } of parts) changes.push(await cancelOne(ctx, { ...asked, operation: name }));
  const isTaken = changes.some(({ kind }) => kind === 'changed' || kind === 'unchanged');
  const [refused] = changes.filter(({ kind }) => kind === 'refused' || kind === 'denied');
  return isTaken || refused === undefined ? { kind: 'changed', state } : refused;
}
