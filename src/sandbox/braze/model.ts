import { z } from 'zod';
import { GroupId } from '../../domain/asset/ids.ts';

/** Permissions of a REST key, by Braze's names (domain.md A.1). */
export type Permission =
  | 'subscription.status.set'
  | 'subscription.status.get'
  | 'subscription.groups.get'
  | 'users.track'
  | 'messages.send'
  | 'campaigns.trigger.send';

export const StandInGroup = z.object({
  id: GroupId,
  name: z.string(),
  state: z.enum(['active', 'archived']),
});
export type StandInGroup = z.infer<typeof StandInGroup>;

/** What outlives a restart: what people did in the dashboard. Keys stay in the seed. */
export const Snapshot = z.object({
  workspaces: z.record(z.string(), z.object({ groups: z.array(StandInGroup) })),
});
export type Snapshot = z.infer<typeof Snapshot>;

export interface GroupSeed {
  readonly id: string;
  readonly name?: string;
  readonly state: StandInGroup['state'];
}

export interface WorkspaceSeed {
  readonly key: string;
  /** The key unless given. */
  readonly name?: string;
  /** A REST key works on its own cluster only. EU-01 unless given. */
  readonly cluster?: string;
  readonly restKey: string;
  /** Every permission unless given. */
  readonly permissions?: readonly Permission[];
  readonly groups: readonly GroupSeed[];
}
