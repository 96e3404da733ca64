import type { Workspace } from '../../domain/asset/asset.ts';
import type { PersonGroups } from '../ports/braze.ts';
import type { ProfileThere } from '../ports/carrying.ts';
import type { Context } from '../ports/context.ts';
import type { ProviderFault } from '../ports/provider.ts';
import { type Call, type Carried, callsAbout, idsOf, PAGE, PAGES, PATIENCE } from './slice.ts';

export type Surveyed =
  | { readonly kind: 'more' }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped'; readonly fault: ProviderFault; readonly moved: boolean };

/** Looks up in the destination who of the group has a profile there: a state is written to nobody else (SPEC 5.3). */
export async function surveyProfiles(
  ctx: Context,
  { state, move }: Carried,
  destination: Workspace,
): Promise<Surveyed> {
  const { carrying } = ctx.store.read;
  const { group } = move;
  let after = await carrying.reached(state.id, 'profile');
  for (let page = 0; page < PAGES; page++) {
    const people = await carrying.unsurveyed(state.id, { group, after, limit: PAGE });
    const last = people.at(-1);
    if (last === undefined) {
      if (after === 0) return { kind: 'done' };
      after = 0;
      continue;
    }
    const calls = callsAbout(people);
    const answers = await Promise.all(calls.map((call) => lookUp(ctx, destination, call)));
    for (const answer of answers) {
      if (!('kind' in answer)) await carrying.keepProfiles(state.id, answer);
    }
    const fault = answers.find((answer) => 'kind' in answer);
    if (fault) return { kind: 'stopped', fault, moved: answers.some((answer) => !('kind' in answer)) };
    after = last.id;
  }
  return { kind: 'more' };
}

async function lookUp(
  ctx: Context,
  destination: Workspace,
  call: Call,
): Promise<ReadonlyMap<number, ProfileThere> | ProviderFault> {
  const found: PersonGroups[] = [];
  for (let after: string | null = null; ; ) {
    const answer = await ctx.braze.groupsOf(destination, idsOf(call), after, PATIENCE);
    if (answer.kind === 'fault') return answer;
    found.push(...answer.value.items);
    after = answer.value.after;
    if (after === null) break;
  }
  return new Map(call.people.map(({ person, id }) => [person, there(call, id, found)]));
}

function there({ by }: Call, id: string, found: readonly PersonGroups[]): ProfileThere {
  // An answer that names nobody (A.6) says of nobody that they are not there.
  if (found.some(({ externalId, phone }) => externalId === null && phone === null)) return 'found';
  const profile = found.find(({ externalId, phone }) => (by === 'phone' ? phone : externalId) === id);
  if (profile === undefined) return 'absent';
  return profile.phone === null ? 'no_phone' : 'found';
}
