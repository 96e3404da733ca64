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
  /** Meta's id of the number that it sends as; an archived group keeps it. Null where nobody said. */
  number: z.string().nullable().default(null),
  /** Milliseconds; null for one that nobody archived here. */
  archivedAt: z.number().nullable().default(null),
});
export type StandInGroup = z.infer<typeof StandInGroup>;

export const WrittenState = z.enum(['subscribed', 'unsubscribed']);
export type WrittenState = z.infer<typeof WrittenState>;

const Standing = z.object({
  group: z.string(),
  state: WrittenState,
  /** When it was written, in milliseconds, and what was read until it shows. */
  at: z.number(),
  before: WrittenState.nullable(),
});
/** A profile in one workspace, with its state in each group that it ever had one in. */
export const User = z.object({
  externalId: z.string(),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  standings: z.array(Standing).default(() => []),
});
export type User = z.infer<typeof User>;

/** What outlives a restart: what people and the bot did. Keys stay in the seed. */
export const Snapshot = z.object({
  workspaces: z.record(
    z.string(),
    z.object({ groups: z.array(StandInGroup), users: z.array(User).optional() }),
  ),
});
export type Snapshot = z.infer<typeof Snapshot>;

export interface GroupSeed {
  readonly id: string;
  readonly name?: string;
  readonly state: StandInGroup['state'];
  /** Where it is left out, that of the group that was archived to be integrated again, if there is one. */
  readonly number?: string;
}

export interface UserSeed {
  readonly externalId: string;
  readonly phone?: string;
  readonly email?: string;
  /** Ids of the groups that the person is subscribed in. */
  readonly subscribed?: readonly string[];
  readonly unsubscribed?: readonly string[];
}

/** Many profiles at once: external ids are the prefix and a number, phones a prefix and that number in seven digits. */
export interface Population {
  readonly prefix: string;
  readonly from: number;
  /** The last one. */
  readonly to: number;
  /** Without it they have no phone. */
  readonly phonePrefix?: string;
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
  /** What `messages/send` has to name; anything will do unless given. */
  readonly appId?: string;
  readonly groups: readonly GroupSeed[];
  readonly users?: readonly UserSeed[];
  readonly populations?: readonly Population[];
}

/** Whether an answer is as an older or another page has it. */
export interface Traps {
  /** `subscription/user/status` answers one flat list (A.6). */
  flatUserStatus: boolean;
  /** There is no V2 of the set endpoint (C25). */
  withoutV2: boolean;
  /** External ids and phones for which a set call is refused as a whole. */
  readonly poisoned: Set<string>;
}
