import type { Population, User, UserSeed, WrittenState } from './model.ts';
import { createRoster, type Row } from './roster.ts';
import { createStandings, type Standing } from './standings.ts';

/** A written state shows in reads after up to a minute (R77, domain.md A.10). */
const propagationMs = 60_000;

export type ReadState = WrittenState | 'unknown';

export type Audience = ReturnType<typeof createAudience>;

/** The profiles of one workspace and their states in its groups. */
export function createAudience(
  seeds: readonly UserSeed[],
  populations: readonly Population[],
  now: () => number,
) {
  const roster = createRoster(populations);
  const standings = createStandings();
  /** Of those that were put one by one, by external id. */
  const emails = new Map<string, string>();

  const shows = ({ state, at, before }: Standing): WrittenState | null =>
    now() >= at + propagationMs ? state : before;
  const keep = (user: User): void => {
    const before = roster.find(user.externalId);
    if (before !== undefined) standings.forget(before);
    const row = roster.put(user);
    if (user.email !== null) emails.set(user.externalId, user.email);
    for (const each of user.standings) standings.write(each.group, row, each.state, each.at, each.before);
  };
  const put = (seed: UserSeed): void => keep(userOf(seed));
  const emailOf = (row: Row): string | null => emails.get(roster.at(row).externalId) ?? null;
  const userAt = (row: Row): User => ({
    ...roster.at(row),
    email: emailOf(row),
    standings: [...standings.of(row)],
  });
  for (const seed of seeds) put(seed);

  return {
    find: roster.find,
    withPhone: roster.withPhone,
    withEmail: (email: string): readonly Row[] =>
      [...emails].flatMap(([id, each]) => (each === email ? (roster.find(id) ?? []) : [])),
    person: (row: Row) => ({ ...roster.at(row), email: emailOf(row) }),
    put,
    /** Sending goes by it at once; reading does not. */
    set(row: Row, group: string, state: WrittenState): void {
      const known = standings.read(group, row);
      standings.write(group, row, state, now(), known === undefined ? null : shows(known));
    },
    /** As it was written last; reads may not show it yet. */
    written: (row: Row, group: string): WrittenState | null => standings.read(group, row)?.state ?? null,
    isSubscribed: (row: Row, group: string): boolean => standings.read(group, row)?.state === 'subscribed',
    /** As a read has it by now. */
    read(row: Row, group: string): ReadState {
      const standing = standings.read(group, row);
      return (standing && shows(standing)) ?? 'unknown';
    },
    /** The groups that show in the person's history by now. */
    history: (row: Row): readonly { readonly group: string; readonly state: WrittenState }[] =>
      standings.of(row).flatMap((each) => {
        const state = shows(each);
        return state === null ? [] : [{ group: each.group, state }];
      }),
    /** Of a population only those who stand in a group. */
    snapshot: (): User[] => [...standings.rowsBelow(roster.size), ...roster.listed()].map(userAt),
    restore(users: readonly User[]): void {
      roster.clear();
      standings.clear();
      emails.clear();
      for (const user of users) keep(user);
    },
  };
}

/** What was there from the beginning shows at once. */
function userOf({ externalId, phone, email, subscribed = [], unsubscribed = [] }: UserSeed): User {
  const standing = (group: string, state: WrittenState): Standing => ({ group, state, at: 0, before: state });
  return {
    externalId,
    phone: phone ?? null,
    email: email ?? null,
    standings: [
      ...subscribed.map((group) => standing(group, 'subscribed')),
      ...unsubscribed.map((group) => standing(group, 'unsubscribed')),
    ],
  };
}
