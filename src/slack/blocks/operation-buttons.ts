import type { ActionsBlock, Button } from '@slack/types';
import { isApproved } from '../../domain/operation/next.ts';
import { currentStep, isImport, type OperationState, stepPlan } from '../../domain/operation/state.ts';
import { type Asks, isStuck } from '../../domain/operation/step.ts';
import { mirrored } from '../../domain/transfer/reverse.ts';
import type { Text } from '../text/shape.ts';
import { encodeValue } from '../values.ts';
import { actions, button } from './primitives.ts';
import { canCancel } from './status.ts';

const cancelButton = (state: OperationState, text: Text): Button => {
  const [id, label] = isImport(state)
    ? ['import.cancel', text.imports.cancel]
    : ['operation.cancel', text.operation.cancel];
  return button(id, label, { value: encodeValue(state.name), style: 'danger' });
};

const detailsButton = (state: OperationState, text: Text): Button =>
  button('operation.details', text.common.openDetails, { value: encodeValue(state.name) });

/** Only the buttons that apply now; a press of one that is gone is answered with what happened instead. */
export function operationButtons(state: OperationState, text: Text): ActionsBlock[] {
  const t = text.operation;
  const value = encodeValue(state.name);
  return actions('operation', [
    ...(state.status === 'awaiting_approval' ? approvalButtons(state, text) : []),
    ...(state.status === 'awaiting_approval' ? [button('operation.recheck', t.recheck, { value })] : []),
    ...(canCancel(state) ? [cancelButton(state, text)] : []),
    ...(mirrored(state) !== null ? [button('operation.reverse', t.reverse, { value })] : []),
    detailsButton(state, text),
  ]);
}

/** What an approver's direct message offers: the decision, on the plan as it is shown there. */
export const approverButtons = (state: OperationState, text: Text): ActionsBlock[] =>
  actions('operation', [
    ...(state.status === 'awaiting_approval' ? approvalButtons(state, text) : []),
    detailsButton(state, text),
  ]);

function approvalButtons(state: OperationState, text: Text): Button[] {
  const t = text.operation;
  if (isApproved(state)) return [];
  return [
    button('operation.approve', t.approve, {
      value: encodeValue(state.name, state.digest),
      style: 'primary',
      confirm: { title: t.approveTitle, text: t.approveText(state.name), yes: t.yes, no: t.no },
    }),
    button('operation.decline', t.decline, { value: encodeValue(state.name) }),
  ];
}

/** The buttons of the step that waits now. */
export function stepButtons(state: OperationState, text: Text, own: readonly Button[] = []): ActionsBlock[] {
  const step = currentStep(state);
  if (step === null) return [];
  const t = text.operation;
  const value = encodeValue(state.name, step.key);
  const undoing = step.status === 'undoing';
  const plan = stepPlan(state, step.key);
  const asks = undoing ? undefined : plan?.asks;
  const failed = !undoing && asks === undefined && plan?.kind !== 'manual' && isStuck(step);
  // What an import would write is confirmed by a button of its own, which says how much it is; nobody reads or writes for it.
  const isItsOwn = isImport(state) && step.key !== 'read_back';
  const byHand = isItsOwn ? false : undoing ? plan?.undo !== 'call' : plan?.kind === 'manual' || failed;
  return actions(`step.${step.key}`, [
    ...own,
    ...(asks === undefined ? [] : pressButtons(asks, value, text)),
    ...(failed ? [button('step.retry', t.retry, { value, style: 'primary' })] : []),
    ...(byHand
      ? [button('step.confirm', t.confirm, { value, ...(failed ? {} : { style: 'primary' as const }) })]
      : []),
    button('step.assign', t.assign, { value }),
    ...(undoing || plan?.skippable ? [button('step.skip', t.skip, { value })] : []),
  ]);
}

/** What a person gives, each with the button that opens its modal (SPEC 10.4). */
function pressButtons(asks: Asks, value: string, text: Text): Button[] {
  const t = text.migration;
  const style = 'primary';
  switch (asks) {
    case 'press':
      return [button('step.confirm', t.sendCode, { value, style })];
    case 'code':
      return [
        button('step.code', t.enterCode, { value, style }),
        button('code.again', t.anotherCode, { value }),
      ];
    case 'pin':
      return [button('step.pin', t.register, { value, style })];
    default:
      return asks satisfies never;
  }
}
