import { type Standing, type User, type UserSeed, User as UserShape, type WrittenState } from './model.ts';

/** A written state shows in reads after up to a minute (R77, domain.md A.10). */
const propagationMs = 60_000;

export type ReadState = WrittenState | 'unknown';

export type Audience = ReturnType<typeof createAudience>;

/** The profiles of one workspace and their states in its groups. */
export function createAudience(seeds: readonly UserSeed[], now: () => number) {
  const users = new Map<string, User>();
  const byPhone = new Map<string, Set<string>>();

  const put = (user: User): void => {
    users.set(user.externalId, user);
    if (user.phone === null) return;
    const ids = byPhone.get(user.phone) ?? new Set();
    byPhone.set(user.phone, ids.add(user.externalId));
  };
  const fill = (wanted: readonly User[]): void => {
    users.clear();
    byPhone.clear();
    for (const user of wanted) put(user);
  };
  const shows = ({ state, at, before }: Standing): WrittenState | null =>
    now() >= at + propagationMs ? state : before;
  const standingOf = (user: User | undefined, group: string): Standing | undefined =>
    user?.standings.find((each) => each.group === group);
  fill(seeds.map(userOf));

  return {
    find: (externalId: string): User | undefined => users.get(externalId),
    /** Several profiles may share a phone (A.3). */
    withPhone: (phone: string): readonly User[] =>
      [...(byPhone.get(phone) ?? [])].flatMap((id) => users.get(id) ?? []),
    put: (seed: UserSeed): void => put(userOf(seed)),
    /** Sending goes by it at once; reading does not. */
    set(user: User, group: string, state: WrittenState): void {
      const known = standingOf(user, group);
      const standing = { group, state, at: now(), before: known === undefined ? null : shows(known) };
      const others = user.standings.filter((each) => each.group !== group);
      put({ ...user, standings: [...others, standing] });
    },
    isSubscribed: (user: User, group: string): boolean => standingOf(user, group)?.state === 'subscribed',
    /** As a read has it by now. */
    read(user: User | undefined, group: string): ReadState {
      const standing = standingOf(user, group);
      return (standing && shows(standing)) ?? 'unknown';
    },
    /** The groups that show in the person's history by now. */
    history: (user: User): readonly { readonly group: string; readonly state: WrittenState }[] =>
      user.standings.flatMap((each) => {
        const state = shows(each);
        return state === null ? [] : [{ group: each.group, state }];
      }),
    snapshot: (): User[] => [...users.values()],
    restore: fill,
  };
}

/** What was there from the beginning shows at once. */
function userOf({ externalId, phone, subscribed = [], unsubscribed = [] }: UserSeed): User {
  const standing = (group: string, state: WrittenState): Standing => ({ group, state, at: 0, before: state });
  return UserShape.parse({
    externalId,
    phone: phone ?? null,
    standings: [
      ...subscribed.map((group) => standing(group, 'subscribed')),
      ...unsubscribed.map((group) => standing(group, 'unsubscribed')),
    ],
  });
}
