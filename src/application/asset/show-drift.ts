import { adminDenial, type Denied } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { refuse } from '../access/refuse.ts';
import type { Context } from '../ports/context.ts';
import type { Drift, SyncProgress } from '../ports/drift.ts';
import type { UnknownWebhook } from '../ports/webhooks.ts';

export interface DriftPage {
  readonly kind: 'drift';
  readonly drifts: readonly Drift[];
  readonly unknown: readonly UnknownWebhook[];
  readonly syncs: readonly SyncProgress[];
}

const SHOWN = 20;

/** What differs between our inventory and the providers, since when, and webhooks about what we do not know. Admins. */
export async function showDrift(ctx: Context, { by }: { by: UserId }): Promise<DriftPage | Denied> {
  const { access, drifts, webhooks, syncs } = ctx.store.read;
  const denied = adminDenial(await access.of(by));
  if (denied) return refuse(ctx, ctx.store.read, { user: by, denied });
  return {
    kind: 'drift',
    drifts: await drifts.list(SHOWN),
    unknown: (await webhooks.listUnknown()).slice(0, SHOWN),
    syncs: await syncs.list(),
  };
}
