import { authorize } from '../../application/access/authorize.ts';
import { approveOperation } from '../../application/operation/approve.ts';
import { recheckOperation } from '../../application/operation/recheck.ts';
import { showOperation } from '../../application/operation/show.ts';
import { acting } from '../../application/operation/step-needs.ts';
import { planTransfer } from '../../application/transfer/plan.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { Refusal } from '../../domain/operation/commands.ts';
import { isLive, type OperationState } from '../../domain/operation/state.ts';
import { perhapsPast } from '../../domain/operation/under-way.ts';
import { mirrored } from '../../domain/transfer/reverse.ts';
import { canCancel } from '../blocks/status.ts';
import type { ActionDelivery } from '../deliveries.ts';
import { type Desk, deniedWords, open, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';
import { changeWords, refusalWords } from '../refusal.ts';
import type { Text } from '../text/shape.ts';
import { decodeValue } from '../values.ts';
import { operationCancel, operationDecline, operationDetails } from '../views/operation.ts';
import { transferPlan } from '../views/transfer-plan.ts';

export const approve: ActionListener = async (desk, asked, text) => {
  const { operation, detail } = decodeValue(asked.value);
  const change = await approveOperation(desk.ctx, { operation, digest: detail, by: asked.user });
  const words = await changeWords(desk, change, operation, text);
  await say(desk, asked, words ?? text.refusals.approved(operation));
};

export const details: ActionListener = async (desk, asked, text) => {
  const { operation } = decodeValue(asked.value);
  const page = await showOperation(desk.ctx, { operation, by: asked.user });
  if ('state' in page) await open(desk, asked, operationDetails(page, text), text);
  else if (page.kind === 'missing') await say(desk, asked, text.errors.missingOperation(operation));
  else await say(desk, asked, await deniedWords(desk, page, text));
};

export const decline: ActionListener = (desk, asked, text) =>
  withOperation(desk, asked, 'approve_operations', text, async (state) => {
    if (state.status !== 'awaiting_approval') {
      return say(desk, asked, refusalWords({ kind: 'not_awaiting_approval' }, state, text));
    }
    await open(desk, asked, operationDecline(state, text), text);
  });

export const cancel: ActionListener = (desk, asked, text) =>
  withOperation(desk, asked, acting, text, async (state) => {
    if (!canCancel(state)) return say(desk, asked, refusalWords(notCancelled(state), state, text));
    await open(desk, asked, operationCancel(state, text), text);
  });

function notCancelled(state: OperationState): Refusal {
  if (state.pastPointOfNoReturn) return { kind: 'past_point_of_no_return' };
  const perhaps = isLive(state) ? perhapsPast(state) : null;
  return perhaps === null ? { kind: 'closed' } : { kind: 'under_way', step: perhaps.key };
}

/** R14: the plan of the mirrored transfer; nothing happens before it is submitted. */
export const reverse: ActionListener = (desk, asked, text) =>
  withOperation(desk, asked, 'manage_subscription_groups', text, async (state) => {
    const back = mirrored(state);
    if (back === null) return say(desk, asked, refusalWords({ kind: 'not_reversible' }, state, text));
    const request = { ...back, reason: '', startAt: null };
    const planned = await planTransfer(desk.ctx, { request, by: asked.user });
    if (planned.kind === 'missing')
      return say(desk, asked, refusalWords({ kind: 'not_reversible' }, state, text));
    await open(desk, asked, transferPlan(planned, request, text), text);
  });

export const recheck: ActionListener = async (desk, asked, text) => {
  const { operation } = decodeValue(asked.value);
  const change = await recheckOperation(desk.ctx, { operation, by: asked.user });
  const words = await changeWords(desk, change, operation, text);
  const t = text.refusals;
  await say(desk, asked, words ?? (change.kind === 'changed' ? t.recheckChanged(operation) : t.recheckSame));
};

/** The person must hold the permission before a modal opens; its submission is checked again. */
async function withOperation(
  desk: Desk,
  asked: ActionDelivery,
  needed: Permission | ((state: OperationState) => Permission),
  text: Text,
  then: (state: OperationState) => Promise<void>,
): Promise<void> {
  const { operation } = decodeValue(asked.value);
  const state = await desk.ctx.store.read.operations.byName(operation);
  if (state === null) return say(desk, asked, text.errors.missingOperation(operation));
  const { workspaces } = state;
  const permission = typeof needed === 'function' ? needed(state) : needed;
  const denied = await authorize(desk.ctx, desk.ctx.store.read, { user: asked.user, permission, workspaces });
  if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
  return then(state);
}
