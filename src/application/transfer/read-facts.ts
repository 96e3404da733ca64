import { holds } from '../../domain/access/access.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { holdGroup, holdNumber, shareWaba } from '../../domain/operation/holds.ts';
import { carryOverOf } from '../../domain/transfer/carry-over.ts';
import type { TransferFacts, TransferRequest } from '../../domain/transfer/facts.ts';
import type { Abilities } from '../ports/context.ts';
import type { Store } from '../ports/store.ts';
import { automaticSteps } from './automatic-steps.ts';

export interface Asking {
  readonly request: TransferRequest;
  readonly requester: UserId;
  /** Whoever acts in which workspace, besides the requester. */
  readonly assignees: readonly { readonly user: UserId; readonly workspace: WorkspaceKey }[];
  /** The operation whose own hold does not count: the one that is planned again, or taken back. */
  readonly ignoring: string | null;
  readonly abilities: Abilities;
  /** ISO */
  readonly now: string;
}

type Reading = Pick<Store['read'], 'assets' | 'access' | 'operations' | 'carrying'>;

/** All that the plan of a transfer is computed from, or which asset does not exist. */
export async function readTransferFacts(
  from: Reading,
  { request, requester, assignees, ignoring, abilities, now }: Asking,
): Promise<TransferFacts | { readonly missing: 'group' | 'destination' }> {
  const group = await from.assets.group(request.group);
  const number = group && (await from.assets.number(group.numberId));
  const waba = number && (await from.assets.waba(number.wabaId));
  const origin = group && (await from.assets.workspace(group.workspaceKey));
  if (!group || !number || !waba || !origin) return { missing: 'group' };
  const destination = await from.assets.workspace(request.destination);
  if (!destination) return { missing: 'destination' };

  const vouchers = carryOverOf(request) === 'none' ? null : await from.carrying.vouchers(group.id);
  const holder = await from.operations.holderOf([
    holdNumber(number.id),
    holdGroup(group.id),
    shareWaba(waba.id),
  ]);
  const acting = [
    { user: requester, workspace: origin.key },
    { user: requester, workspace: destination.key },
    ...assignees,
  ];
  return {
    request,
    requester,
    group,
    number,
    waba,
    origin,
    destination,
    lacking: await withoutPermission(from, acting),
    activeGroupsOfNumber: (await from.assets.groupsOfNumber(number.id))
      .filter((g) => g.status === 'active')
      .map((g) => g.id),
    activeGroupsOfWaba: (await from.assets.activeGroupsOfWaba(waba.id)).map((g) => ({
      id: g.id,
      workspace: g.workspaceKey,
      name: g.name,
    })),
    wabasInDestination: await from.assets.wabasInWorkspace(destination.key),
    wabasOnTheirWay: await from.operations.wabasComingTo(destination.key, ignoring),
    groupsInDestination: await from.assets.countGroupsInWorkspace(destination.key),
    heldBy: holder?.operation === ignoring ? null : holder,
    vouchers,
    automatic: automaticSteps({ origin, destination, vouchers }, abilities),
    readAt: now,
  };
}

async function withoutPermission(from: Reading, acting: Asking['assignees']): Promise<Asking['assignees']> {
  const pairs = new Map(acting.map((a) => [`${a.user} ${a.workspace}`, a]));
  const lacking: Asking['assignees'][number][] = [];
  for (const pair of pairs.values()) {
    const access = await from.access.of(pair.user);
    if (!holds(access, 'manage_subscription_groups', pair.workspace)) lacking.push(pair);
  }
  return lacking;
}
