import {
  ChannelId,
  type GroupId,
  type NumberId,
  UserId,
  type WabaId,
  WorkspaceKey,
} from '../../src/domain/asset/ids.ts';
import { groupId, numberId, wabaId } from '../domain/samples.ts';

export const admin = UserId.parse('U0ADMIN');
/** Somebody without any grant. */
export const outsider = UserId.parse('U0OUTSIDER');

/** One number and its group in the first of two workspaces. */
export interface Company {
  readonly n: number;
  readonly origin: WorkspaceKey;
  readonly destination: WorkspaceKey;
  readonly workspaces: readonly WorkspaceKey[];
  /** Of the origin and of the destination. */
  readonly channels: readonly [ChannelId, ChannelId];
  readonly waba: WabaId;
  readonly number: NumberId;
  readonly e164: string;
  readonly group: GroupId;
  /** The id that the destination's new group gets. */
  readonly newGroup: GroupId;
}

export function companyOf(n: number): Company {
  const origin = WorkspaceKey.parse(`sample-origin-${n}`);
  const destination = WorkspaceKey.parse(`sample-destination-${n}`);
  return {
    n,
    origin,
    destination,
    workspaces: [origin, destination],
    channels: [ChannelId.parse(`C0ORIGIN${n}`), ChannelId.parse(`C0DESTINATION${n}`)],
    waba: wabaId(n),
    number: numberId(n),
    e164: `+33199${String(n).padStart(6, '0')}`,
    group: groupId(n),
    newGroup: groupId(5000 + n),
  };
}
