import type { Denied } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Actor } from '../../domain/operation/actor.ts';
import type { Command, Refusal } from '../../domain/operation/commands.ts';
import { decide } from '../../domain/operation/decide.ts';
import type { EventData } from '../../domain/operation/events.ts';
import { askedOfOriginal } from '../../domain/operation/reversal.ts';
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
  await settleOriginal(ctx, tx, { state: decision.state, actor, events: decision.events });
  return { kind: 'changed', state: decision.state };
}

/**
 * A reverse that starts ends the operation that it takes back; one that ends before it moved anything gives it free.
 * Comes after the reverse's own holds are settled: they may pass back.
 */
export async function settleOriginal(
  ctx: Context,
  tx: Transaction,
  { state, actor, events }: { state: OperationState; actor: Actor; events: readonly EventData[] },
): Promise<void> {
  const { reverses } = state.plan.inputs;
  if (reverses === null) return;
  for (const event of events) {
    const command = askedOfOriginal(state, event);
    if (command === null) continue;
    const original = await tx.operations.lock(reverses);
    if (original === null) throw new Error(`${state.name} takes back ${reverses}, which does not exist`);
    const settled = await applyCommand(ctx, tx, { state: original, actor, command });
    if (settled.kind === 'refused') throw new Error(`${reverses} is not taken back by ${state.name}`);
  }
}
