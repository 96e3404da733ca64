import { type OperationState, stepState } from '../../domain/operation/state.ts';
import { maskPerson } from '../../domain/subscription/import-mask.ts';
import { send } from '../delivery/send.ts';
import type { Context } from '../ports/context.ts';
import { readStatesBack } from '../subscription/read-back.ts';
import { type Carried, PATIENCE, type Slice } from './slice.ts';

/** A sample of at most 5,000 people: as many batches as hold them. */
const SAMPLED_PEOPLE = 5000;
const SAMPLED_BATCHES = 100;
/** The most who are named where something differs, and the batches that they are looked for in. */
const NAMED = 20;

/** Reads in the new group what was written, and compares (R77); what still differs after five minutes is a person's. */
export async function readBack(ctx: Context, carried: Carried): Promise<Slice> {
  const { state } = carried;
  const progress = await ctx.store.read.pushes.progress(state.id);
  const sample = (progress?.written ?? 0) <= SAMPLED_PEOPLE ? null : SAMPLED_BATCHES;
  const read = await readStatesBack(ctx, { operationId: state.id, sample });
  switch (read.kind) {
    case 'later':
      return { kind: 'rest', ms: read.afterMs };
    case 'failed':
      return { kind: 'impossible', error: read.error };
    case 'done': {
      const { checked, missing } = read;
      if (missing === 0) return { kind: 'done', proof: { kind: 'read_back', checked, missing } };
      await tell(ctx, state, { names: await namesOf(ctx, carried, sample), missing });
      return { kind: 'impossible', error: `not_as_carried ${missing}` };
    }
    default:
      return read satisfies never;
  }
}

/** Masked, with the ledger's number of each; read once more, since only counts are kept. */
async function namesOf(
  ctx: Context,
  { state, move }: Carried,
  sample: number | null,
): Promise<readonly string[]> {
  const { assets, pushes } = ctx.store.read;
  const destination = await assets.workspace(move.destination);
  const after = new Date(ctx.clock.now().getTime() + 1);
  const batches = destination === null ? [] : await pushes.unread(state.id, sample, NAMED, after);
  const names: string[] = [];
  for (const { group, state: wanted, by, people } of batches) {
    if (destination === null || people.length === 0) continue;
    const ids = people.map(({ id }) => id);
    const answer = await ctx.braze.statesOf(destination, group, { by, ids }, PATIENCE);
    if (answer.kind === 'fault') continue;
    const differing = people.filter(({ id }) => answer.value.get(id) !== wanted);
    names.push(...differing.map(({ person, id }) => `${maskPerson(id)} (#${person})`));
  }
  return names.slice(0, NAMED);
}

async function tell(
  ctx: Context,
  state: OperationState,
  { names, missing }: { names: readonly string[]; missing: number },
): Promise<void> {
  const destination = { kind: 'thread', operationId: state.id } as const;
  const attempt = stepState(state, 'read_back')?.attemptedAt ?? '';
  const more = Math.max(0, missing - names.length);
  const notice = { type: 'not_as_written', operation: state.name, names, more } as const;
  await ctx.store.transaction(async (tx) => {
    await send(tx, [{ key: `${state.name}:not_as_written:${attempt}`, destination, notice }]);
  });
}
