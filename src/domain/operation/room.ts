import type { Waba, Workspace } from '../asset/asset.ts';
import type { WabaId } from '../asset/ids.ts';
import { GROUPS_PER_WABA, GROUPS_PER_WORKSPACE, WABAS_PER_WORKSPACE } from '../asset/limits.ts';
import type { Check } from './check.ts';

interface Count {
  readonly after: number;
  readonly limit: number;
}

/** Room where a group is made anew, by our inventory. */
export type RoomCheck =
  | Check<'waba_limit', 'already_there' | 'room' | 'full', Count & { workspace: string }>
  | Check<'group_limit', 'room' | 'full', Count & { waba: string }>
  | Check<'workspace_group_limit', 'room' | 'full', Count & { workspace: string }>;

type Counted<K extends RoomCheck['key']> = Extract<RoomCheck, { key: K }>;

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
export function wabaLimit({ workspace, waba, there, onTheirWay, readAt }: Coming): Counted<'waba_limit'> {
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
export const groupLimit = (
  { name: waba }: Pick<Waba, 'name'>,
  after: number,
  readAt: string,
): Counted<'group_limit'> => ({
  key: 'group_limit',
  facts: { after, limit: GROUPS_PER_WABA, waba },
  rules: ['R30'],
  ...within(after, GROUPS_PER_WABA, readAt),
});

/** C14: R30 counts a WABA's groups, Braze's overview a workspace's; both are checked. */
export const workspaceGroupLimit = (
  { name: workspace }: Pick<Workspace, 'name'>,
  after: number,
  readAt: string,
): Counted<'workspace_group_limit'> => ({
  key: 'workspace_group_limit',
  facts: { after, limit: GROUPS_PER_WORKSPACE, workspace },
  rules: [],
  ...within(after, GROUPS_PER_WORKSPACE, readAt),
});

const within = (after: number, limit: number, readAt: string) =>
  after > limit
    ? ({ outcome: 'fail', reason: 'full', source: 'inventory', readAt } as const)
    : ({ outcome: 'pass', reason: 'room', source: 'inventory', readAt } as const);
