import { randomUUID } from 'node:crypto';
import { GroupId } from '../../domain/asset/ids.ts';
import { Impossible } from '../impossible.ts';
import { createFaults } from './faults.ts';
import { type GroupSeed, type Permission, Snapshot, type StandInGroup, type WorkspaceSeed } from './model.ts';
import { createRatePool, type RatePool } from './rate-pool.ts';
import { createTraffic } from './traffic.ts';

const hourMs = 3_600_000;
/** Requests an hour for the endpoints without a limit of their own (domain.md A.5). */
const sharedPool = 250_000;

export interface StandInWorkspace {
  readonly key: string;
  readonly name: string;
  readonly cluster: string;
  readonly restKey: string;
  readonly pool: RatePool;
  readonly groups: Map<GroupId, StandInGroup>;
  may(permission: Permission): boolean;
}

export interface BrazeStateOptions {
  readonly workspaces: readonly WorkspaceSeed[];
  /** Milliseconds since the epoch, for the rate windows. */
  readonly now?: () => number;
  readonly requestsPerHour?: number;
}

export type BrazeState = ReturnType<typeof createBrazeState>;

/** Every workspace at the stand-in, with what people can do in its dashboard and Braze's API cannot (domain.md A.7). */
export function createBrazeState(options: BrazeStateOptions) {
  const { workspaces: seeds, now = Date.now, requestsPerHour = sharedPool } = options;
  const newPool = () => createRatePool(requestsPerHour, hourMs, now);
  const workspaces = new Map<string, StandInWorkspace>();
  const fill = (wanted: readonly WorkspaceSeed[]): void => {
    workspaces.clear();
    for (const seed of wanted) workspaces.set(seed.key, workspaceOf(seed, newPool()));
  };
  fill(seeds);

  const known = (workspaceKey: string): StandInWorkspace => {
    const workspace = workspaces.get(workspaceKey);
    if (workspace === undefined)
      throw new Impossible(`no workspace ${workspaceKey} at the stand-in of Braze`);
    return workspace;
  };
  const change = (workspaceKey: string, id: string, state: StandInGroup['state']): void => {
    const { groups } = known(workspaceKey);
    const group = groups.get(GroupId.parse(id));
    if (group === undefined)
      throw new Impossible(`no group ${id} in ${workspaceKey} at the stand-in of Braze`);
    groups.set(group.id, { ...group, state });
  };
  const addGroup = (workspaceKey: string, seed: GroupSeed): GroupId => {
    const group = groupOf(seed);
    known(workspaceKey).groups.set(group.id, group);
    return group.id;
  };

  return {
    now,
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
    integrate: (workspaceKey: string, name: string): GroupId =>
      addGroup(workspaceKey, { id: randomUUID(), name, state: 'active' }),
    archive: (workspaceKey: string, id: string): void => change(workspaceKey, id, 'archived'),
    unarchive: (workspaceKey: string, id: string): void => change(workspaceKey, id, 'active'),
    snapshot: (): Snapshot => ({
      workspaces: Object.fromEntries(
        [...workspaces].map(([key, { groups }]) => [key, { groups: [...groups.values()] }]),
      ),
    }),
    /** Takes a kept snapshot's groups for the workspaces that still exist. Throws when it isn't one. */
    restore(kept: unknown): void {
      for (const [key, { groups }] of Object.entries(Snapshot.parse(kept).workspaces)) {
        const workspace = workspaces.get(key);
        workspace?.groups.clear();
        for (const group of groups) workspace?.groups.set(group.id, group);
      }
    },
  };
}

function workspaceOf(seed: WorkspaceSeed, pool: RatePool): StandInWorkspace {
  const { key, name = key, restKey, cluster = 'EU-01', permissions } = seed;
  const groups = new Map(seed.groups.map(groupOf).map((group) => [group.id, group]));
  return { key, name, cluster, restKey, pool, groups, may: (each) => permissions?.includes(each) ?? true };
}

function groupOf({ id, name = id, state }: GroupSeed): StandInGroup {
  return { id: GroupId.parse(id), name, state };
}
