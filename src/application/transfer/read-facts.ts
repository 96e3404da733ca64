import { holds } from '../../domain/access/access.ts';
import type { Workspace } from '../../domain/asset/asset.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { holdGroup, holdNumber, shareWaba } from '../../domain/operation/holds.ts';
import { carryingSteps, carryOverOf, type Voucher } from '../../domain/transfer/carry-over.ts';
import type { AutomaticStep, TransferFacts, TransferRequest } from '../../domain/transfer/facts.ts';
import type { Abilities } from '../ports/context.ts';
import type { Store } from '../ports/store.ts';

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
    automatic: [
      ...carryingOf(vouchers, [origin, destination], abilities),
      ...automaticSteps(destination, abilities),
    ],
    readAt: now,
  };
}

/** What the bot can do itself in the destination: keys, testers and webhooks decide. */
function automaticSteps(to: Workspace, { hasKey, watchesMeta }: Abilities): AutomaticStep[] {
  if (to.testers.length === 0 || !hasKey(to.apiKeyEnv)) return [];
  return to.brazeAppId !== null && watchesMeta ? ['testers', 'test_sent'] : ['testers'];
}

/** The bot carries where the ledger knows somebody and both workspaces have their keys. */
const carryingOf = (
  vouchers: readonly Voucher[] | null,
  workspaces: readonly Workspace[],
  { hasKey }: Abilities,
): readonly AutomaticStep[] =>
  vouchers !== null && vouchers.length > 0 && workspaces.every((w) => hasKey(w.apiKeyEnv))
    ? carryingSteps
    : [];

async function withoutPermission(from: Reading, acting: Asking['assignees']): Promise<Asking['assignees']> {
  const pairs = new Map(acting.map((a) => [`${a.user} ${a.workspace}`, a]));
  const lacking: Asking['assignees'][number][] = [];
  for (const pair of pairs.values()) {
    const access = await from.access.of(pair.user);
    if (!holds(access, 'manage_subscription_groups', pair.workspace)) lacking.push(pair);
  }
  return lacking;
}
