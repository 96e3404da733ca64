import { groupMove } from '../../domain/operation/group-move.ts';
import { isLive } from '../../domain/operation/state.ts';
import { send } from '../delivery/send.ts';
import { redraw } from '../operation/redraw.ts';
import type { Context } from '../ports/context.ts';
import type { FaultKind } from '../ports/provider.ts';
import { isDropped } from './dropped.ts';
import type { Carried } from './slice.ts';
import { surveyProfiles } from './survey-profiles.ts';

const LATER_MS = 60_000;

/**
 * From the request on: who of the group has no profile in the destination is counted and named, masked, before anybody
 * approves (SPEC 5.3). Gives when to go on.
 */
export async function runSurvey(ctx: Context, operation: string): Promise<{ againAfterMs: number } | null> {
  const state = await ctx.store.read.operations.byName(operation);
  const move = state && groupMove(state);
  if (state === null || move === null || !isLive(state)) return null;
  const destination = await ctx.store.read.assets.workspace(move.destination);
  if (destination === null) return null;
  const carried = { state, move };
  const surveyed = await surveyProfiles(ctx, carried, destination);
  if (await isDropped(ctx, state)) return null;
  if (surveyed.kind === 'more') {
    await redraw(ctx, state);
    return { againAfterMs: 0 };
  }
  if (surveyed.kind === 'done') return tell(ctx, carried, null);
  if (!surveyed.fault.retryable) return tell(ctx, carried, surveyed.fault.fault);
  return { againAfterMs: surveyed.fault.retryAfterMs ?? LATER_MS };
}

async function tell(ctx: Context, { state, move }: Carried, fault: FaultKind | null): Promise<null> {
  const destination = { kind: 'thread', operationId: state.id } as const;
  await ctx.store.transaction(async (tx) => {
    const { profiles } = await tx.carrying.progress(state.id, move.group);
    const named = fault === null && profiles.absent + profiles.no_phone > 0;
    const operation = state.name;
    await send(tx, [
      {
        key: `${operation}:surveyed`,
        destination,
        notice: { type: 'surveyed', operation, fault },
      },
      ...(named
        ? [
            {
              key: `${operation}:missing`,
              destination,
              notice: { type: 'rows', what: 'missing', operation } as const,
            },
          ]
        : []),
    ]);
  });
  await redraw(ctx, state);
  return null;
}
