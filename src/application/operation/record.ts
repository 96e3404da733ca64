import type { UserId } from '../../domain/asset/ids.ts';
import type { Actor } from '../../domain/operation/actor.ts';
import { consequences } from '../../domain/operation/consequences.ts';
import type { EventData } from '../../domain/operation/events.ts';
import { evolve } from '../../domain/operation/evolve.ts';
import { heldBy } from '../../domain/operation/held.ts';
import { sameHolds } from '../../domain/operation/holds.ts';
import { isImport, isPart, NUMBERS, type OperationState, stepPlan } from '../../domain/operation/state.ts';
import { send } from '../delivery/send.ts';
import { beginFollowUp } from '../migration/begin-follow-up.ts';
import type { AssetRefusal } from '../ports/assets.ts';
import type { OutgoingNotice } from '../ports/messages.ts';
import type { Transaction } from '../ports/store.ts';
import { jobsOf, noticesOf, toPerson } from './effects.ts';

/** The store's limits did not allow what an event means for the estate; the transaction is rolled back. */
export class AssetsRefused extends Error {
  readonly refusal: AssetRefusal | 'held';

  constructor(refusal: AssetRefusal | 'held') {
    super(`the inventory does not allow it: ${refusal}`);
    this.refusal = refusal;
  }
}

/** Nothing was moved: what was kept of people for it goes. */
const ended: readonly EventData['type'][] = ['declined', 'approval_expired', 'cancelled'];

export interface Decided {
  /** Null where the operation begins. */
  readonly before: OperationState | null;
  readonly after: OperationState;
  readonly events: readonly EventData[];
  readonly actor: Actor;
  /** ISO */
  readonly at: string;
}

/**
 * Everything that follows from decided events besides the event rows themselves, in the caller's transaction:
 * the estate, holds, messages, cards and jobs. Throws {@link AssetsRefused}.
 */
export async function carryOut(
  tx: Transaction,
  { before, after, events, actor, at }: Decided,
): Promise<void> {
  const channels = await channelsOf(tx, after);
  const notices: OutgoingNotice[] = [];
  let state = before ?? after;
  for (const [index, event] of events.entries()) {
    state = before === null && index === 0 ? firstState(after, event) : evolve(state, event, at);
    for (const change of consequences(state, event).assets) {
      const refusal = await tx.assets.change(change);
      if (refusal) throw new AssetsRefused(refusal);
    }
    await beginFollowUp(tx, state, event, at);
    const asks = event.type === 'requested' || event.type === 'replanned';
    const askedAgain = asks ? await askApprovers(tx, state) : [];
    notices.push(...noticesOf(state, event, { actor, channels, askedAgain }));
    if (ended.includes(event.type)) await tx.carrying.forget(after.id);
    for (const { job, after: when } of jobsOf(state, event)) await tx.jobs.enqueue(job, when ?? undefined);
    if (!isImport(state) && event.type === 'step_opened' && stepPlan(state, event.step)?.verifies) {
      await tx.cards.want(state.id, 'checklist', { kind: 'channel', channel: state.plan.inputs.channel });
    }
  }
  if (before === null) {
    await tx.cards.want(after.id, 'card', { kind: 'channel', channel: after.plan.inputs.channel });
  }
  await send(tx, notices);
  // The card of the WABA that moves whole shows its numbers, and ends with the last of them.
  if (isPart(after))
    await tx.jobs.enqueue({ name: 'run', operation: after.plan.inputs.partOf, step: NUMBERS });
  await settleHolds(tx, before ?? after, after);
  await tx.jobs.enqueue({ name: 'refresh', operationId: after.id });
}

const firstState = (after: OperationState, event: EventData): OperationState => {
  const bare: OperationState = { ...after, version: 0 };
  return evolve(bare, event, after.requestedAt);
};

async function channelsOf(tx: Transaction, state: OperationState) {
  const rows = await Promise.all(state.workspaces.map((key) => tx.assets.workspace(key)));
  return [...new Set(rows.flatMap((row) => (row ? [row.channel] : [])))];
}

async function settleHolds(tx: Transaction, before: OperationState, after: OperationState): Promise<void> {
  const holds = heldBy(after);
  if (sameHolds(heldBy(before), holds)) return;
  if (!(await tx.operations.hold(after.id, holds))) throw new AssetsRefused('held');
}

/** Approvers hold `approve_operations` in every touched workspace; where nobody does, the admins are asked. */
export async function approversOf(
  tx: Pick<Transaction, 'access'>,
  state: Pick<OperationState, 'workspaces' | 'requester'>,
): Promise<readonly UserId[]> {
  const holders = await tx.access.holders('approve_operations', state.workspaces);
  const others = (users: readonly UserId[]) => users.filter((user) => user !== state.requester);
  const granted = others(holders);
  return granted.length > 0 ? granted : others(await tx.access.admins());
}

/** Answers who had been asked before: their message is updated in place, which Slack notifies nobody of. */
async function askApprovers(tx: Transaction, state: OperationState): Promise<readonly UserId[]> {
  if (state.approvalsNeeded === 0) return [];
  const before = (await tx.cards.of(state.id)).map((card) => card.kind);
  const approvers = await approversOf(tx, state);
  for (const user of approvers) await tx.cards.want(state.id, `approval:${user}`, toPerson(user));
  return approvers.filter((user) => before.includes(`approval:${user}`));
}
