import type { Group, PhoneNumber, Workspace } from '../../domain/asset/asset.ts';
import type { NumberId } from '../../domain/asset/ids.ts';
import { send } from '../delivery/send.ts';
import type { StopNotice } from '../ports/stop-notice.ts';
import type { Transaction } from '../ports/store.ts';

/** A number with the group that it sends through now. */
export interface PlaceOfNumber {
  readonly number: PhoneNumber;
  readonly group: Group;
  readonly workspace: Workspace;
}

/** Null when there is nothing more to do; else when to look again. */
export type Later = { readonly againAfterMs: number } | null;

/** Null while the number has no active group, as in the middle of a transfer. */
export async function placeOfNumber(
  assets: Transaction['assets'],
  id: NumberId,
): Promise<PlaceOfNumber | null> {
  const number = await assets.number(id);
  const group = (await assets.groupsOfNumber(id)).find((each) => each.status === 'active');
  const workspace = group && (await assets.workspace(group.workspaceKey));
  return number && group && workspace ? { number, group, workspace } : null;
}

/** Writes a message down for the channel of the group's workspace; one message per key, ever. */
export async function tellOfStops(
  tx: Pick<Transaction, 'outbox' | 'jobs'>,
  { workspace }: PlaceOfNumber,
  key: string,
  notice: StopNotice,
): Promise<void> {
  const destination = { kind: 'channel', channel: workspace.channel } as const;
  await send(tx, [{ key, destination, notice }]);
}

/** How a message names the number and its group. */
export const named = ({ number, group }: PlaceOfNumber) => ({
  number: number.id,
  e164: number.e164,
  group: group.name,
});
