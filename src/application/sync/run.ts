import { WabaId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import type { SyncScope } from '../ports/jobs.ts';
import { syncDialog360 } from './dialog360.ts';
import { type Synced, syncWaba } from './waba.ts';
import { syncWorkspace } from './workspace.ts';

const HOUR_MS = 3_600_000;

/** Meta repeats a webhook for a week at most (domain.md B.9). */
const REPEATED_MS = 8 * 24 * HOUR_MS;

/**
 * One scope of the sync. `all` asks for every scope, forgets webhooks that cannot be repeated any more, and comes back
 * in an hour. Null: done.
 */
export async function runSync(
  ctx: Context,
  scope: SyncScope,
): Promise<{ readonly againAfterMs: number } | null> {
  if (scope === 'all') {
    await askForAll(ctx);
    await ctx.store.read.webhooks.forget(new Date(ctx.clock.now().getTime() - REPEATED_MS));
    return { againAfterMs: HOUR_MS };
  }
  const startedAt = ctx.clock.now().toISOString();
  const synced = await runScope(ctx, scope);
  if (synced.kind === 'later') return { againAfterMs: synced.afterMs };
  const fault = synced.kind === 'fault' ? synced.fault.fault : null;
  const doneAt = ctx.clock.now().toISOString();
  await ctx.store.read.syncs.put({ scope, cursor: null, startedAt, doneAt, fault });
  return null;
}

async function askForAll(ctx: Context): Promise<void> {
  const { assets } = ctx.store.read;
  const wabas = ctx.meta === null ? [] : await assets.wabas();
  const workspaces = await assets.workspaces();
  await ctx.store.transaction(async (tx) => {
    for (const { id } of wabas) await tx.jobs.enqueue({ name: 'sync', scope: `waba:${id}` });
    for (const { key } of workspaces) await tx.jobs.enqueue({ name: 'sync', scope: `workspace:${key}` });
    if (ctx.dialog360 !== null) await tx.jobs.enqueue({ name: 'sync', scope: '360dialog' });
  });
}

async function runScope(ctx: Context, scope: Exclude<SyncScope, 'all'>): Promise<Synced> {
  if (scope === '360dialog') return syncDialog360(ctx);
  const [kind, id] = scope.split(':', 2);
  return kind === 'waba' ? syncWaba(ctx, WabaId.parse(id)) : syncWorkspace(ctx, WorkspaceKey.parse(id));
}
