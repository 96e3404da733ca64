import type { ModalView } from '@slack/types';
import { authorize } from '../../application/access/authorize.ts';
import { retryStep } from '../../application/operation/retry-step.ts';
import { stepNeeds } from '../../application/operation/step-needs.ts';
import { type OperationState, stepPlan, stepState } from '../../domain/operation/state.ts';
import { isOpen, type StepState } from '../../domain/operation/step.ts';
import { instructionFor } from '../blocks/instructions.ts';
import type { ActionDelivery } from '../deliveries.ts';
import { type Desk, deniedWords, open, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';
import { placesOf } from '../places.ts';
import { changeWords, refusalWords } from '../refusal.ts';
import type { Text } from '../text/shape.ts';
import { decodeValue } from '../values.ts';
import { stepAssign, stepConfirm, stepSkip } from '../views/step.ts';
import { stepCode, stepPin, stepSend } from '../views/step-press.ts';

type Draw = (state: OperationState, step: StepState) => ModalView | Promise<ModalView>;

/** Opens a step's modal, if the step waits and the person may act on it. */
async function atStep(desk: Desk, asked: ActionDelivery, text: Text, draw: Draw): Promise<void> {
  const { operation, detail } = decodeValue(asked.value);
  const state = await desk.ctx.store.read.operations.byName(operation);
  if (state === null) return say(desk, asked, text.errors.missingOperation(operation));
  const need = stepNeeds(detail)(state);
  const denied = await authorize(desk.ctx, desk.ctx.store.read, { user: asked.user, ...need });
  if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
  const step = stepState(state, detail);
  if (step === null || !isOpen(step)) {
    return say(desk, asked, refusalWords({ kind: 'not_current', step: detail }, state, text));
  }
  await open(desk, asked, await draw(state, step), text);
}

export const confirm: ActionListener = (desk, asked, text) =>
  atStep(desk, asked, text, async (state, step) => {
    const where = await placesOf(desk.ctx.store.read.assets, state);
    const instruction = instructionFor(state, step, where, text);
    const presses = stepPlan(state, step.key)?.asks === 'press';
    return (presses ? stepSend : stepConfirm)(state, step, instruction, text);
  });

/** A new code, while one is waited for. */
export const codeAgain: ActionListener = (desk, asked, text) =>
  atStep(desk, asked, text, (state, step) => stepSend(state, step, text.migration.sendAgain, text));

/** The six digits that the phone got. */
export const code: ActionListener = (desk, asked, text) =>
  atStep(desk, asked, text, (state, step) =>
    stepCode(state, step, instructionFor(state, step, null, text), text),
  );

/** The new PIN of the number. */
export const pin: ActionListener = (desk, asked, text) =>
  atStep(desk, asked, text, (state, step) =>
    stepPin(state, step, instructionFor(state, step, null, text), text),
  );

export const skip: ActionListener = (desk, asked, text) =>
  atStep(desk, asked, text, (state, step) => stepSkip(state, step, text));

export const assign: ActionListener = (desk, asked, text) =>
  atStep(desk, asked, text, (state, step) => stepAssign(state, step, text));

/** The bot tries its step again. */
export const retry: ActionListener = async (desk, asked, text) => {
  const { operation, detail } = decodeValue(asked.value);
  const change = await retryStep(desk.ctx, { operation, step: detail, by: asked.user });
  const words = await changeWords(desk, change, operation, text);
  if (words !== null) await say(desk, asked, words);
};
