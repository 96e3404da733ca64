import type { GroupId, NumberId, UserId, WabaId } from '../asset/ids.ts';

/** An asset held by an open operation: alone, or shared with others of its kind (SPEC 4). */
export interface Hold {
  readonly asset: string;
  readonly shared: boolean;
}

/** Who holds an asset that somebody else asks for. */
export interface Holder {
  readonly operation: string;
  readonly requester: UserId;
}

export const sameHolds = (some: readonly Hold[], others: readonly Hold[]): boolean =>
  some.length === others.length &&
  some.every((one) => others.some((other) => other.asset === one.asset && other.shared === one.shared));

export const holdNumber = (id: NumberId): Hold => ({ asset: `number:${id}`, shared: false });
export const holdGroup = (id: GroupId): Hold => ({ asset: `group:${id}`, shared: false });
export const shareGroup = (id: GroupId): Hold => ({ asset: `group:${id}`, shared: true });
export const shareWaba = (id: WabaId): Hold => ({ asset: `waba:${id}`, shared: true });
export const holdWaba = (id: WabaId): Hold => ({ asset: `waba:${id}`, shared: false });
