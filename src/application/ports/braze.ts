import type { Workspace } from '../../domain/asset/asset.ts';
import type { GroupId } from '../../domain/asset/ids.ts';

/** What a workspace's key says of a group id: 2xx accepted, 4xx refused, anything else unknown (SPEC 5.1). */
export type GroupProbe =
  | { readonly kind: 'accepted'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unknown'; readonly why: 'no_key' | 'no_answer' | 'unexpected' };

export interface Braze {
  /** Never throws; answers within `timeoutMs`. */
  probeGroup(workspace: Workspace, group: GroupId, timeoutMs: number): Promise<GroupProbe>;
}
