import type { Denied } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { Drift } from '../ports/drift.ts';

export type Accepted =
  | { readonly kind: 'accepted'; readonly drift: Drift }
  | { readonly kind: 'gone' | 'changed' | 'not_acceptable' }
  | { readonly kind: 'denied'; readonly denied: Denied };

/** Takes the provider's side of one difference, if it still is the one that was read. Admins; twice does nothing more. */
export async function acceptDrift(
  ctx: Context,
  { drift: seen, by }: { drift: Drift; by: UserId },
): Promise<Accepted> {
  return ctx.store.transaction(async (tx): Promise<Accepted> => {
    const denied = await authorize(ctx, tx, { user: by, permission: 'admin', workspaces: [] });
    if (denied) return { kind: 'denied', denied };
    const { asset, field, source } = seen;
    const drift = await tx.drifts.find(asset, field, source);
    if (drift === null) return { kind: 'gone' };
    if (drift.theirs !== seen.theirs || drift.ours !== seen.ours) return { kind: 'changed' };
    if (!drift.acceptable) return { kind: 'not_acceptable' };
    const outcome = await tx.drifts.accept(drift);
    if (outcome !== 'accepted') return { kind: outcome };
    await tx.drifts.remove(asset, field, source);
    return { kind: 'accepted', drift };
  });
}
