import { type Denied, holds } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import { brokenAt, type RecordedEvent } from '../../domain/operation/chain.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { refuse } from '../access/refuse.ts';
import type { Context } from '../ports/context.ts';

export interface OperationPage {
  readonly state: OperationState;
  readonly events: readonly RecordedEvent[];
  /** Version of the first event that breaks the chain; null when it is whole. */
  readonly brokenAt: number | null;
}

/** One operation with its timeline, for whoever may view one of its workspaces. */
export async function showOperation(
  ctx: Context,
  { operation, by }: { operation: string; by: UserId },
): Promise<OperationPage | Denied | { readonly kind: 'missing' }> {
  const state = await ctx.store.read.operations.byName(operation);
  if (state === null) return { kind: 'missing' };
  const access = await ctx.store.read.access.of(by);
  if (!state.workspaces.some((w) => holds(access, 'view', w))) {
    const denied: Denied = { kind: 'denied', permission: 'view', workspaces: state.workspaces };
    return refuse(ctx, ctx.store.read, { user: by, denied });
  }
  const events = await ctx.store.read.operations.events(state.id);
  return { state, events, brokenAt: brokenAt(events) };
}
