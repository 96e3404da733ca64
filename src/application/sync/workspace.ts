import type { WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import type { Drift } from '../ports/drift.ts';
import type { Synced } from './waba.ts';

const PROBE_MS = 10_000;

/** Whether a workspace's key still accepts the ids of its active groups; Braze cannot list groups (domain.md A.7). */
export async function syncWorkspace(ctx: Context, key: WorkspaceKey): Promise<Synced> {
  const { assets } = ctx.store.read;
  const workspace = await assets.workspace(key);
  if (workspace === null || !ctx.abilities.hasKey(workspace.apiKeyEnv)) return { kind: 'done' };
  const refused: Omit<Drift, 'since' | 'source'>[] = [];
  for (const group of await assets.activeGroupsOfWorkspace(key)) {
    const probe = await ctx.braze.probeGroup(workspace, group.id, PROBE_MS);
    if (probe.kind === 'unknown') return { kind: 'later', afterMs: 300_000 };
    if (probe.kind === 'refused') {
      const theirs = String(probe.status);
      refused.push({
        asset: `group:${group.id}`,
        field: 'key_refused',
        ours: group.name,
        theirs,
        acceptable: false,
      });
    }
  }
  await ctx.store.transaction((tx) =>
    tx.drifts.replace(`workspace:${key}`, 'braze', refused, ctx.clock.now()),
  );
  return { kind: 'done' };
}
