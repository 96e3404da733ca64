import type { ReadState } from '../../domain/subscription/consent.ts';
import type { Context } from '../ports/context.ts';
import { type Carried, callsAbout, idsOf, PAGE, PAGES, PATIENCE, type Slice } from './slice.ts';

/**
 * Reads in the origin the states of all people whom the ledger knows in the group, before it is archived. Whoever Braze
 * leaves out is `unknown`. What was kept is not read again.
 */
export async function snapshotStates(ctx: Context, carried: Carried): Promise<Slice> {
  const { carrying, assets } = ctx.store.read;
  const { state, move } = carried;
  const { group } = move;
  const origin = await assets.workspace(move.origin);
  if (origin === null) return { kind: 'impossible', error: 'not_found' };
  let after = await carrying.reached(state.id, 'state');
  for (let page = 0; page < PAGES; page++) {
    const people = await carrying.unread(state.id, { group, after, limit: PAGE });
    const last = people.at(-1);
    if (last === undefined) {
      if (after === 0) return done(ctx, carried);
      // Whoever a page had left out, or came in behind it.
      after = 0;
      continue;
    }
    const calls = callsAbout(people);
    const answers = await Promise.all(
      calls.map((call) => ctx.braze.statesOf(origin, group, idsOf(call), PATIENCE)),
    );
    for (const [i, answer] of answers.entries()) {
      if (answer.kind === 'fault') continue;
      const states = (calls[i]?.people ?? []).map(({ person, id }): [number, ReadState] => [
        person,
        answer.value.get(id) ?? 'unknown',
      ]);
      await carrying.keep(state.id, new Map(states), answer.at);
    }
    const fault = answers.find((answer) => answer.kind === 'fault');
    if (fault) return { kind: 'stopped', fault, moved: answers.some(({ kind }) => kind === 'answer') };
    after = last.id;
  }
  return { kind: 'more' };
}

async function done(ctx: Context, { state, move }: Carried): Promise<Slice> {
  const { states } = await ctx.store.read.carrying.progress(state.id, move.group);
  const people = states.subscribed + states.unsubscribed + states.unknown;
  return { kind: 'done', proof: { kind: 'read', people } };
}
