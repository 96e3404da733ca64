import type { UserId } from '../../domain/asset/ids.ts';
import { person } from '../../domain/operation/actor.ts';
import { type Change, changeOperation } from '../operation/change.ts';
import { stepNeeds } from '../operation/step-needs.ts';
import type { Context } from '../ports/context.ts';

interface Asked {
  readonly operation: string;
  readonly by: UserId;
}

/** Holds the writing back: what is written stays, what is not waits. */
export const pauseImport = (ctx: Context, asked: Asked): Promise<Change> => hold(ctx, 'pause', asked);

/** Lets the writing go on. */
export const resumeImport = (ctx: Context, asked: Asked): Promise<Change> => hold(ctx, 'resume', asked);

const hold = (ctx: Context, type: 'pause' | 'resume', { operation, by }: Asked): Promise<Change> =>
  changeOperation(ctx, {
    operation,
    actor: person(by),
    needs: stepNeeds('write'),
    command: () => ({ type, step: 'write', by }),
  });
