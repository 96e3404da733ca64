import { restUrlOf } from '../asset/clusters.ts';
import type { UserId, WorkspaceKey } from '../asset/ids.ts';
import type { Check } from '../operation/check.ts';
import { groupLimit, type RoomCheck, wabaLimit, workspaceGroupLimit } from '../operation/room.ts';
import type { TransferFacts } from './facts.ts';

export type TransferCheck =
  | Check<
      'permission_origin' | 'permission_destination',
      'held' | 'missing',
      { workspace: string; users: readonly UserId[] }
    >
  | Check<
      'same_cluster',
      'same' | 'different' | 'same_workspace',
      { origin: string; destination: string; originHost: string; destinationHost: string }
    >
  | Check<'group_active', 'active' | 'archived', { group: string }>
  | Check<'one_to_one', 'one' | 'none' | 'many', { groups: readonly string[] }>
  | RoomCheck
  | Check<'not_held', 'free' | 'held', { operation: string | null; requester: UserId | null }>
  | Check<
      'other_numbers',
      'alone' | 'elsewhere',
      { waba: string; groups: readonly string[]; workspaces: readonly string[] }
    >;

export type TransferCheckKey = TransferCheck['key'];

/** R2: the requester and every assignee hold "Manage Subscription Groups" there, as recorded here, not read from Braze. */
function permission(
  facts: TransferFacts,
  key: 'permission_origin' | 'permission_destination',
): TransferCheck {
  const workspace = key === 'permission_origin' ? facts.origin : facts.destination;
  const users = facts.lacking.filter((l) => l.workspace === workspace.key).map((l) => l.user);
  return {
    key,
    outcome: users.length === 0 ? 'pass' : 'fail',
    reason: users.length === 0 ? 'held' : 'missing',
    facts: { workspace: workspace.name, users },
    rules: ['R2'],
    source: 'grants',
    readAt: facts.readAt,
  };
}

/** The host alone: a slash at the end or a capital letter makes no other cluster. */
const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

/** R3: a WABA cannot cross clusters; R1: from one workspace to another. */
function sameCluster({ origin, destination, readAt }: TransferFacts): TransferCheck {
  const [originHost, destinationHost] = [restUrlOf(origin), restUrlOf(destination)];
  const same = origin.cluster === destination.cluster && hostOf(originHost) === hostOf(destinationHost);
  const itself = origin.key === destination.key;
  return {
    key: 'same_cluster',
    outcome: same && !itself ? 'pass' : 'fail',
    reason: itself ? 'same_workspace' : same ? 'same' : 'different',
    facts: { origin: origin.cluster, destination: destination.cluster, originHost, destinationHost },
    rules: itself ? ['R1'] : ['R3'],
    source: 'inventory',
    readAt,
  };
}

/** R6: an archived group is inactive; there is nothing to move. */
const groupActive = ({ group, readAt }: TransferFacts): TransferCheck => ({
  key: 'group_active',
  outcome: group.status === 'active' ? 'pass' : 'fail',
  reason: group.status,
  facts: { group: group.name },
  rules: ['R6'],
  source: 'inventory',
  readAt,
});

/** R17, R18: one number, one group. */
function oneToOne({ activeGroupsOfNumber: groups, readAt }: TransferFacts): TransferCheck {
  const reason = groups.length === 1 ? 'one' : groups.length === 0 ? 'none' : 'many';
  return {
    key: 'one_to_one',
    outcome: reason === 'one' ? 'pass' : 'fail',
    reason,
    facts: { groups },
    rules: ['R17', 'R18'],
    source: 'inventory',
    readAt,
  };
}

const roomForWaba = (facts: TransferFacts): TransferCheck =>
  wabaLimit({
    ...{ workspace: facts.destination, waba: facts.waba, readAt: facts.readAt },
    ...{ there: facts.wabasInDestination, onTheirWay: facts.wabasOnTheirWay },
  });

/** This one counts once. */
const roomForGroup = ({ waba, group, activeGroupsOfWaba, readAt }: TransferFacts): TransferCheck =>
  groupLimit(waba, activeGroupsOfWaba.filter((g) => g.id !== group.id).length + 1, readAt);

const roomInWorkspace = ({ destination, groupsInDestination, readAt }: TransferFacts): TransferCheck =>
  workspaceGroupLimit(destination, groupsInDestination + 1, readAt);

const notHeld = ({ heldBy, readAt }: TransferFacts): TransferCheck => ({
  key: 'not_held',
  outcome: heldBy === null ? 'pass' : 'fail',
  reason: heldBy === null ? 'free' : 'held',
  facts: { operation: heldBy?.operation ?? null, requester: heldBy?.requester ?? null },
  rules: [],
  source: 'operations',
  readAt,
});

/** R49, C24: where the WABA serves another workspace too, only a person can say that Braze accepts the move. */
function otherNumbers({
  waba,
  destination,
  group,
  activeGroupsOfWaba,
  readAt,
}: TransferFacts): TransferCheck {
  const elsewhere = activeGroupsOfWaba.filter((g) => g.id !== group.id && g.workspace !== destination.key);
  return {
    key: 'other_numbers',
    outcome: elsewhere.length === 0 ? 'pass' : 'unknown',
    reason: elsewhere.length === 0 ? 'alone' : 'elsewhere',
    facts: {
      waba: waba.name,
      groups: elsewhere.map((g) => g.name),
      workspaces: [...new Set<WorkspaceKey>(elsewhere.map((g) => g.workspace))],
    },
    rules: ['R49'],
    source: 'inventory',
    readAt,
  };
}

/** Every check of a transfer, in the order people read them (SPEC 5.1). */
export const transferChecks = (facts: TransferFacts): TransferCheck[] => [
  permission(facts, 'permission_origin'),
  permission(facts, 'permission_destination'),
  sameCluster(facts),
  groupActive(facts),
  oneToOne(facts),
  roomForWaba(facts),
  roomForGroup(facts),
  roomInWorkspace(facts),
  notHeld(facts),
  otherNumbers(facts),
];
