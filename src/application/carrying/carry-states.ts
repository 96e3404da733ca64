import { newGroupId } from '../../domain/operation/consequences.ts';
import { type OperationState, stepState } from '../../domain/operation/state.ts';
import { redraw } from '../operation/redraw.ts';
import type { CarryBuild } from '../ports/carrying.ts';
import type { Context } from '../ports/context.ts';
import { type Pushed, pushStates } from '../subscription/push.ts';
import type { Carried, Slice } from './slice.ts';
import { surveyProfiles } from './survey-profiles.ts';

const CREATED = 201;
const PROBE_MS = 10_000;

/**
 * Writes to the new group what was read in the old one and what the ledger has learned since, then the opt-outs that came
 * in while it was writing. Every piece of it may be done again: batches are made once, and written ones are left alone.
 */
export async function carryStates(ctx: Context, carried: Carried): Promise<Slice> {
  const { state, move } = carried;
  const to = newGroupId(state);
  const destination = await ctx.store.read.assets.workspace(move.destination);
  if (to === null || destination === null) return { kind: 'impossible', error: 'not_found' };
  // Where the group itself is refused, nobody in it is to blame.
  const probe = await ctx.braze.probeGroup(destination, to, PROBE_MS);
  if (probe.kind === 'refused') return { kind: 'impossible', error: `group_refused ${probe.status}` };
  if ((await ctx.store.read.carrying.begunAt(state.id)) === null) {
    const surveyed = await surveyProfiles(ctx, carried, destination);
    if (surveyed.kind !== 'done') return surveyed;
  }
  const build = {
    ...{ from: move.group, to, optIns: move.sameCompany },
    snapshotAt: stepState(state, 'snapshot')?.closedAt ?? state.requestedAt,
  };
  const begunAt = await begin(ctx, state, build);
  const written = await push(ctx, state);
  if (written.kind !== 'done') return sliceOf(written);
  const late = await ctx.store.transaction((tx) =>
    tx.carrying.build(state.id, { ...build, optIns: false, newerThan: begunAt }),
  );
  const last = late === 0 ? written : await push(ctx, state);
  const progress = await ctx.store.read.pushes.progress(state.id);
  // Nothing is left, yet not everything is written: the group is no longer in the inventory.
  const lost = last.kind === 'done' && (progress?.written ?? 0) < (progress?.rows ?? 0);
  return lost ? { kind: 'impossible', error: 'not_found' } : sliceOf(last);
}

/** All batches or none; when it began (ISO). */
async function begin(
  ctx: Context,
  state: OperationState,
  build: Omit<CarryBuild, 'newerThan'>,
): Promise<string> {
  return ctx.store.transaction(async (tx) => {
    const before = await tx.carrying.begunAt(state.id);
    if (before !== null) return before;
    const now = ctx.clock.now();
    const source = { kind: 'carry_over', user: null, operation: state.name } as const;
    const asOf = now.toISOString();
    await tx.pushes.begin(state.id, { source, asOf, consent: 'none', fromGroup: build.from }, now);
    await tx.carrying.build(state.id, { ...build, newerThan: null });
    return asOf;
  });
}

const push = (ctx: Context, state: OperationState): Promise<Pushed> =>
  pushStates(ctx, {
    operationId: state.id,
    goesOn: async () => {
      const now = await ctx.store.read.operations.byId(state.id);
      return now !== null && stepState(now, 'carry_over')?.status === 'open';
    },
    told: () => redraw(ctx, state),
  });

function sliceOf(pushed: Pushed): Slice {
  switch (pushed.kind) {
    case 'done':
      return { kind: 'done', proof: { kind: 'written', status: CREATED } };
    case 'stopped':
      return { kind: 'lost' };
    case 'later':
      return { kind: 'rest', ms: pushed.afterMs };
    case 'failed':
      return { kind: 'impossible', error: pushed.error };
    default:
      return pushed satisfies never;
  }
}
