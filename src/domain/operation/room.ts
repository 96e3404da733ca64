import type { Waba, Workspace } from '../asset/asset.ts';
import type { WabaId } from '../asset/ids.ts';
import { GROUPS_PER_WABA, WABAS_PER_WORKSPACE } from '../asset/limits.ts';
import type { Check } from './check.ts';

export interface Count {
  readonly after: number;
  readonly limit: number;
}

/** Room where a group is made anew, by our inventory. */
export type RoomCheck =
  | Check<'waba_limit', 'already_there' | 'room' | 'full', Count & { workspace: string }>
  | Check<'group_limit', 'room' | 'full', Count & { waba: string }>;

interface Coming {
  readonly workspace: Pick<Workspace, 'name' | 'wabasTotal'>;
  readonly waba: Pick<Waba, 'id'>;
  /** In the workspace without this move. */
  readonly there: readonly WabaId[];
  /** Brought there by other open operations. */
  readonly onTheirWay: readonly WabaId[];
  /** ISO */
  readonly readAt: string;
}

/** R22: at most 10 WABAs in the workspace after the move; one already there is not new, one on its way counts. */
export function wabaLimit({
  workspace,
  waba,
  there,
  onTheirWay,
  readAt,
}: Coming): Extract<RoomCheck, { key: 'waba_limit' }> {
  const isThere = there.includes(waba.id);
  const after = new Set([...there, ...onTheirWay, waba.id]).size + (workspace.wabasTotal ?? 0);
  const full = !isThere && after > WABAS_PER_WORKSPACE;
  return {
    key: 'waba_limit',
    outcome: full ? 'fail' : 'pass',
    reason: isThere ? 'already_there' : full ? 'full' : 'room',
    facts: { after, limit: WABAS_PER_WORKSPACE, workspace: workspace.name },
    rules: ['R22'],
    source: 'inventory',
    readAt,
  };
}

/** R30: at most 20 active groups on the WABA after the move; `after` counts those that move. */
export function groupLimit(
  waba: Pick<Waba, 'name'>,
  after: number,
  readAt: string,
): Extract<RoomCheck, { key: 'group_limit' }> {
  const full = after > GROUPS_PER_WABA;
  return {
    key: 'group_limit',
    outcome: full ? 'fail' : 'pass',
    reason: full ? 'full' : 'room',
    facts: { after, limit: GROUPS_PER_WABA, waba: waba.name },
    rules: ['R30'],
    source: 'inventory',
    readAt,
  };
}
