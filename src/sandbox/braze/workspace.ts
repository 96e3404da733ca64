import { GroupId } from '../../domain/asset/ids.ts';
import { type Audience, createAudience } from './audience.ts';
import type { GroupSeed, Permission, StandInGroup, WorkspaceSeed } from './model.ts';
import { createRatePool, type RatePool } from './rate-pool.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** Requests an hour for the endpoints without a limit of their own (domain.md A.5). */
const sharedPool = 250_000;
/** Both set endpoints together, a minute (A.4). */
const statusSetPool = 5_000;

export interface Rates {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly requestsPerHour?: number | undefined;
  readonly statusSetsPerMinute?: number | undefined;
  /** How long the minute of those is. 60,000 unless given. */
  readonly statusSetWindowMs?: number | undefined;
}

export interface StandInWorkspace {
  readonly key: string;
  readonly name: string;
  readonly cluster: string;
  readonly appId: string | null;
  readonly pools: { readonly shared: RatePool; readonly statusSet: RatePool };
  readonly groups: Map<string, StandInGroup>;
  readonly audience: Audience;
  /** Null: everything. People may change both in the dashboard. */
  permissions: readonly Permission[] | null;
  restKey: string;
}

export function workspaceOf(seed: WorkspaceSeed, rates: Rates): StandInWorkspace {
  const { key, name = key, restKey, cluster = 'EU-01', permissions = null, appId = null } = seed;
  const { users = [], populations = [] } = seed;
  const { now, requestsPerHour = sharedPool } = rates;
  const { statusSetsPerMinute = statusSetPool, statusSetWindowMs = minuteMs } = rates;
  return {
    ...{ key, name, cluster, restKey, permissions, appId },
    pools: {
      shared: createRatePool(requestsPerHour, hourMs, now),
      statusSet: createRatePool(statusSetsPerMinute, statusSetWindowMs, now),
    },
    groups: new Map(seed.groups.map((each) => groupOf(each)).map((group) => [group.id, group])),
    audience: createAudience(users, populations, now),
  };
}

export function groupOf({ id, name = id, state, number }: GroupSeed): StandInGroup {
  return { id: GroupId.parse(id), name, state, number: number ?? null, archivedAt: null };
}
