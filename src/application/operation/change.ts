import type { Denied } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Actor } from '../../domain/operation/actor.ts';
import type { Command, Refusal } from '../../domain/operation/commands.ts';
import { decide } from '../../domain/operation/decide.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import { authorize } from '../access/authorize.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { carryOut } from './record.ts';

export type Change =
  | { readonly kind: 'changed' | 'unchanged'; readonly state: OperationState }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly state: OperationState }
  | { readonly kind: 'denied'; readonly denied: Denied }
  | { readonly kind: 'missing' };

export interface Asked {
  readonly operation: string;
  readonly actor: Actor;
  /** What the person who asks must hold, at the moment of asking; the clock needs nothing. */
  readonly needs?: (state: OperationState) => { permission: Permission; workspaces: readonly WorkspaceKey[] };
  readonly command: (state: OperationState, tx: Transaction) => Command | Promise<Command>;
}

/** Load, decide, append, carry out: one transaction. Words for "no" are values; only infrastructure throws. */
export async function changeOperation(ctx: Context, asked: Asked): Promise<Change> {
  return ctx.store.transaction(async (tx) => {
    const state = await tx.operations.lock(asked.operation);
    if (state === null) return { kind: 'missing' };
    if (asked.needs && asked.actor.kind === 'person') {
      const { permission, workspaces } = asked.needs(state);
      const denied = await authorize(ctx, tx, { user: asked.actor.user, permission, workspaces });
      if (denied) return { kind: 'denied', denied };
    }
    return applyCommand(ctx, tx, { state, actor: asked.actor, command: await asked.command(state, tx) });
  });
}

export async function applyCommand(
  ctx: Context,
  tx: Transaction,
  { state, actor, command }: { state: OperationState; actor: Actor; command: Command },
): Promise<Exclude<Change, { kind: 'denied' | 'missing' }>> {
  const at = ctx.clock.now().toISOString();
  const decision = decide(state, command, at);
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal, state };
  if (decision.events.length === 0) return { kind: 'unchanged', state };
  await tx.operations.append({ state: decision.state, events: decision.events, actor, at });
  await carryOut(tx, { before: state, after: decision.state, events: decision.events, actor, at });
  return { kind: 'changed', state: decision.state };
}
