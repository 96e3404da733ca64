import type { Workspace } from '../../domain/asset/asset.ts';
import { GroupId } from '../../domain/asset/ids.ts';
import type { ReadState } from '../../domain/subscription/consent.ts';
import type { TypedPerson } from '../../domain/subscription/typed-person.ts';
import type { PersonGroups } from '../ports/braze.ts';
import type { Context } from '../ports/context.ts';
import type { ProviderFault } from '../ports/provider.ts';
import { type Found, type FoundGroup, type FoundPerson, ledgerOf } from './look-up.ts';

const PATIENCE = { withinMs: 10_000 };
/** Pages of 100 groups of one person; nobody is in more. */
const PAGES = 10;

interface Profile {
  readonly workspace: Workspace;
  readonly profile: PersonGroups;
}

/** The same page with Braze's answer beside the ledger's, for each workspace by itself; a silent one is named (R69). */
export async function askBraze(ctx: Context, found: Found): Promise<Found> {
  const answers = await Promise.all(
    found.workspaces.map(async (workspace) => ({
      workspace,
      answer: await groupsIn(ctx, workspace, found.asked),
    })),
  );
  const profiles = answers.flatMap(({ workspace, answer }): Profile[] =>
    'fault' in answer ? [] : answer.profiles.map((profile) => ({ workspace, profile })),
  );
  const read = answers.flatMap(({ workspace, answer }) => ('fault' in answer ? [] : [workspace.key]));
  const people = await everybody(ctx, found, profiles);
  return {
    ...found,
    people: await Promise.all(
      people.map((person) => withBraze(ctx, person, { found, profiles, read: new Set(read) })),
    ),
    braze: answers.map(({ workspace, answer }) =>
      'fault' in answer
        ? { workspace, at: null, fault: answer.fault }
        : { workspace, at: answer.at, fault: null },
    ),
  };
}

async function groupsIn(
  ctx: Context,
  workspace: Workspace,
  { by, id }: TypedPerson,
): Promise<{ readonly profiles: readonly PersonGroups[]; readonly at: string } | ProviderFault> {
  const profiles: PersonGroups[] = [];
  let after: string | null = null;
  for (let page = 1; ; page++) {
    const answer = await ctx.braze.groupsOf(workspace, { by, ids: [id] }, after, PATIENCE);
    if (answer.kind === 'fault') return answer;
    profiles.push(...answer.value.items);
    ({ after } = answer.value);
    if (after === null || page === PAGES) return { profiles, at: answer.at };
  }
}

/** The people of the ledger, and those whom only Braze knows: by their external id, else by their phone. */
async function everybody(
  ctx: Context,
  found: Found,
  profiles: readonly Profile[],
): Promise<readonly FoundPerson[]> {
  const people = [...found.people];
  for (const { profile } of profiles) {
    if (people.some((person) => isOf(person, profile, found))) continue;
    const { externalId, phone } = nameOf(profile, found.asked);
    const [known] =
      externalId === null
        ? []
        : await ctx.store.read.subscriptions.find({ by: 'external_id', id: externalId });
    if (known) people.push(await ledgerOf(ctx, known, found.workspaces));
    else people.push({ person: null, externalId, phone, groups: [], earlier: 0, marketing: [] });
  }
  return people;
}

/** The flat answer names nobody (A.6): then it is the name that was asked for. */
const nameOf = ({ externalId, phone }: PersonGroups, { by, id }: TypedPerson) =>
  externalId === null && phone === null
    ? { externalId: by === 'external_id' ? id : null, phone: by === 'phone' ? id : null }
    : { externalId, phone };

/** A profile that says nobody's name is of whoever was asked for. */
function isOf(person: FoundPerson, { externalId, phone }: PersonGroups, { asked, people }: Found): boolean {
  if (externalId === null && phone === null) return people.includes(person) || person.person === null;
  if (externalId !== null && person.externalId !== null) return externalId === person.externalId;
  if (asked.by === 'external_id' && externalId === null) return true;
  return phone !== null && phone === person.phone;
}

interface Told {
  readonly found: Found;
  readonly profiles: readonly Profile[];
  readonly read: ReadonlySet<Workspace['key']>;
}

async function withBraze(
  ctx: Context,
  person: FoundPerson,
  { found, profiles, read }: Told,
): Promise<FoundPerson> {
  const said = new Map<GroupId, { state: ReadState; workspace: Workspace }>();
  let { phone } = person;
  for (const { workspace, profile } of profiles) {
    if (!isOf(person, profile, found)) continue;
    phone ??= profile.phone;
    for (const { group, state } of profile.groups) {
      const id = GroupId.safeParse(group);
      if (id.success) said.set(id.data, { state, workspace });
    }
  }
  const groups: FoundGroup[] = person.groups.map((line) => ({
    ...line,
    braze: said.get(line.group.id)?.state ?? (read.has(line.workspace.key) ? 'unknown' : null),
  }));
  for (const [id, { state, workspace }] of said) {
    if (groups.some(({ group }) => group.id === id)) continue;
    const group = await ctx.store.read.assets.group(id);
    if (group !== null && group.workspaceKey === workspace.key)
      groups.push({ group, workspace, ledger: null, braze: state });
  }
  return { ...person, phone, groups };
}
