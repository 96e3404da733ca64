import type { Estate } from './inventory-estate.ts';
import type { Fault, Path } from './inventory-faults.ts';
import { GROUPS_PER_WABA, GROUPS_PER_WORKSPACE, WABAS_PER_WORKSPACE } from './limits.ts';

interface ActiveGroup {
  readonly path: Path;
  readonly id: string;
  readonly number: string;
  readonly workspace: string;
  readonly waba: string | undefined;
}

/** Limits of the estate: each broken one once, at the first row that goes over it. */
export function limitFaults(estate: Estate): readonly Fault[] {
  const active = activeGroups(estate);
  return [
    ...secondActiveGroups(active),
    ...workspaceWabas(estate, active),
    ...workspaceGroups(estate),
    ...wabaGroups(active),
    ...wabaClusters(estate, active),
  ];
}

function activeGroups({ groups, numbers }: Estate): ActiveGroup[] {
  const wabaOf = new Map(numbers.map(({ row }) => [row.id, row.waba]));
  const unique = new Map(groups.map((entry) => [entry.row.id, entry]));
  return [...unique.values()].flatMap(({ path, row: { id, number, workspace, status } }) =>
    status === 'active' && id && number && workspace
      ? [{ path, id, number, workspace, waba: wabaOf.get(number) }]
      : [],
  );
}

/** R17, R18: one number has one active group. */
function secondActiveGroups(active: readonly ActiveGroup[]): Fault[] {
  return [...Map.groupBy(active, ({ number }) => number)].flatMap(([number, [first, ...others]]) =>
    first === undefined
      ? []
      : others.map(({ path }) => ({
          kind: 'second_active_group',
          path: [...path, 'number'],
          number,
          group: first.id,
        })),
  );
}

/** R22: WABAs with an active group, and those in Braze that no file lists. */
function workspaceWabas({ workspaces }: Estate, active: readonly ActiveGroup[]): Fault[] {
  const groupsOf = Map.groupBy(active, ({ workspace }) => workspace);
  return workspaces.flatMap(({ path, row: { key, wabasTotal: outside = 0 } }): Fault[] => {
    if (key === undefined) return [];
    const first = new Map<string, ActiveGroup>();
    for (const group of groupsOf.get(key) ?? []) {
      if (group.waba !== undefined && !first.has(group.waba)) first.set(group.waba, group);
    }
    if (first.size + outside <= WABAS_PER_WORKSPACE) return [];
    const over = [...first.values()][Math.max(0, WABAS_PER_WORKSPACE - outside)];
    const place =
      outside > WABAS_PER_WORKSPACE || over === undefined
        ? [...path, 'wabasTotal']
        : [...over.path, 'workspace'];
    return [{ kind: 'workspace_waba_limit', path: place, workspace: key, listed: first.size, outside }];
  });
}

/** C14: archived groups count too. */
function workspaceGroups({ groups }: Estate): Fault[] {
  return [...Map.groupBy(groups, ({ row }) => row.workspace)].flatMap(([workspace, entries]): Fault[] => {
    const over = entries[GROUPS_PER_WORKSPACE];
    if (workspace === undefined || over === undefined) return [];
    const path = [...over.path, 'workspace'];
    return [{ kind: 'workspace_group_limit', path, workspace, count: entries.length }];
  });
}

/** R30: active groups on one WABA. */
function wabaGroups(active: readonly ActiveGroup[]): Fault[] {
  return [...Map.groupBy(active, ({ waba }) => waba)].flatMap(([waba, groups]): Fault[] => {
    const over = groups[GROUPS_PER_WABA];
    if (waba === undefined || over === undefined) return [];
    return [{ kind: 'waba_group_limit', path: [...over.path, 'number'], waba, count: groups.length }];
  });
}

/** R3: a WABA cannot cross clusters. */
function wabaClusters({ workspaces }: Estate, active: readonly ActiveGroup[]): Fault[] {
  const clusterOf = new Map(workspaces.map(({ row }) => [row.key as string | undefined, row.cluster]));
  return [...Map.groupBy(active, ({ waba }) => waba)].flatMap(([waba, groups]): Fault[] => {
    const placed = groups.flatMap(({ path, workspace }) => {
      const cluster = clusterOf.get(workspace);
      return cluster === undefined ? [] : [{ path, cluster }];
    });
    const other = placed.find(({ cluster }) => cluster !== placed[0]?.cluster);
    if (waba === undefined || other === undefined) return [];
    const clusters = [...new Set(placed.map(({ cluster }) => cluster))];
    return [{ kind: 'waba_across_clusters', path: [...other.path, 'workspace'], waba, clusters }];
  });
}
