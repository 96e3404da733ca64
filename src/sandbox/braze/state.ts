import { randomUUID } from 'node:crypto';
import { GroupId } from '../../domain/asset/ids.ts';
import { createFaults } from '../faults.ts';
import { Impossible } from '../impossible.ts';
import type { BrazeMessage } from '../meta/braze-message.ts';
import {
  type GroupSeed,
  type Permission,
  Snapshot,
  type StandInGroup,
  type Traps,
  type UserSeed,
  type WorkspaceSeed,
} from './model.ts';
import { createTraffic } from './traffic.ts';
import { groupOf, type StandInWorkspace, workspaceOf } from './workspace.ts';

export interface BrazeStateOptions {
  readonly workspaces: readonly WorkspaceSeed[];
  /** Milliseconds since the epoch, for the rate windows and for when a written state shows. */
  readonly now?: () => number;
  readonly requestsPerHour?: number;
  readonly statusSetsPerMinute?: number;
  /** Milliseconds that this pool's minute takes, for measuring in a hurry. */
  readonly statusSetWindowMs?: number;
  /** Hands messages over to Meta; without it they go nowhere. What becomes of them Braze tells nobody. */
  readonly deliver?: (message: BrazeMessage) => void;
}

export type BrazeState = ReturnType<typeof createBrazeState>;

/** Every workspace at the stand-in, with what people can do in its dashboard and Braze's API cannot (domain.md A.7). */
export function createBrazeState(options: BrazeStateOptions) {
  const { workspaces: seeds, now = Date.now, deliver = () => undefined } = options;
  const workspaces = new Map<string, StandInWorkspace>();
  const traps: Traps = { flatUserStatus: false, withoutV2: false, poisoned: new Set() };
  const fill = (wanted: readonly WorkspaceSeed[]): void => {
    workspaces.clear();
    for (const seed of wanted) workspaces.set(seed.key, workspaceOf(seed, { ...options, now }));
  };
  fill(seeds);

  const known = (workspaceKey: string): StandInWorkspace => {
    const workspace = workspaces.get(workspaceKey);
    if (workspace === undefined)
      throw new Impossible(`no workspace ${workspaceKey} at the stand-in of Braze`);
    return workspace;
  };
  const knownGroup = (workspaceKey: string, id: string): StandInGroup => {
    const group = known(workspaceKey).groups.get(GroupId.parse(id));
    if (group === undefined)
      throw new Impossible(`no group ${id} in ${workspaceKey} at the stand-in of Braze`);
    return group;
  };
  const everyGroup = () =>
    [...workspaces.values()].flatMap(({ key, groups }) =>
      [...groups.values()].map((group) => ({ workspace: key, group })),
    );
  const holderOf = (number: string | null) =>
    everyGroup().find(({ group }) => group.number === number && number !== null && group.state === 'active');
  /** A number has one active group over all workspaces (R17, R50). */
  const mustBeFree = (number: string | null, besides?: GroupId): void => {
    const holder = holderOf(number);
    if (holder === undefined || holder.group.id === besides) return;
    throw new Impossible(
      `the number has the active group ${holder.group.name} in ${holder.workspace}: archive that first`,
    );
  };
  /** Braze knows from the sign-up which number it is; here it is the one that was set free for this. */
  const freedFor = (name: string): string | null => {
    const freed = everyGroup()
      .map(({ group }) => group)
      .filter(
        ({ state, number }) => state === 'archived' && number !== null && holderOf(number) === undefined,
      )
      .toSorted((a, b) => (b.archivedAt ?? 0) - (a.archivedAt ?? 0));
    const found = freed.find((each) => each.name === name) ?? freed.find((each) => each.archivedAt !== null);
    return found?.number ?? null;
  };
  const addGroup = (workspaceKey: string, seed: GroupSeed): GroupId => {
    const { groups } = known(workspaceKey);
    const group = groupOf(seed);
    if (seed.state === 'active') mustBeFree(group.number);
    groups.set(group.id, { ...group, number: group.number ?? freedFor(group.name) });
    return group.id;
  };

  return {
    now,
    traps,
    deliver,
    faults: createFaults(),
    traffic: createTraffic(),
    /** These workspaces and no others, as they were seeded. */
    fill,
    workspaces: (): readonly StandInWorkspace[] => [...workspaces.values()],
    workspace: (key: string): StandInWorkspace | undefined => workspaces.get(key),
    /** Whose key this is. The key alone names the workspace, and only on its own cluster. */
    ownerOf(restKey: string, cluster: string): StandInWorkspace | undefined {
      return [...workspaces.values()].find((each) => each.restKey === restKey && each.cluster === cluster);
    },
    groups: (workspaceKey: string): readonly StandInGroup[] => [...known(workspaceKey).groups.values()],
    /** A group with an id that is known beforehand. */
    addGroup,
    /** A person integrates a number: Braze makes a group with a new id (R10). */
    integrate: (workspaceKey: string, name: string, number?: string): GroupId =>
      addGroup(workspaceKey, {
        ...{ id: randomUUID(), name, state: 'active' },
        ...(number === undefined ? {} : { number }),
      }),
    archive(workspaceKey: string, id: string): void {
      const group = knownGroup(workspaceKey, id);
      known(workspaceKey).groups.set(group.id, { ...group, state: 'archived', archivedAt: now() });
    },
    unarchive(workspaceKey: string, id: string): void {
      const group = knownGroup(workspaceKey, id);
      mustBeFree(group.number, group.id);
      known(workspaceKey).groups.set(group.id, { ...group, state: 'active', archivedAt: null });
    },
    /** A profile, new or changed. */
    putUser: (workspaceKey: string, user: UserSeed): void => known(workspaceKey).audience.put(user),
    /** Exactly these from now on. */
    permit(workspaceKey: string, permissions: readonly Permission[]): void {
      known(workspaceKey).permissions = permissions;
    },
    /** The key before stops working. */
    changeKey(workspaceKey: string, restKey: string): void {
      known(workspaceKey).restKey = restKey;
    },
    snapshot: (): Snapshot => ({
      workspaces: Object.fromEntries(
        [...workspaces].map(([key, { groups, audience }]) => [
          key,
          { groups: [...groups.values()], users: audience.snapshot() },
        ]),
      ),
    }),
    /** Takes what a kept snapshot has of the workspaces that still exist. Throws when it isn't one. */
    restore(kept: unknown): void {
      for (const [key, { groups, users }] of Object.entries(Snapshot.parse(kept).workspaces)) {
        const workspace = workspaces.get(key);
        const numbers = new Map(workspace?.groups);
        workspace?.groups.clear();
        for (const group of groups) {
          const number = group.number ?? numbers.get(group.id)?.number ?? null;
          workspace?.groups.set(group.id, { ...group, number });
        }
        if (users !== undefined) workspace?.audience.restore(users);
      }
    },
  };
}
