import type { InputBlock, ModalView } from '@slack/types';
import type { OperationState } from '../../domain/operation/state.ts';
import type { StepState } from '../../domain/operation/step.ts';
import { modal } from '../blocks/modal.ts';
import { input, option, section } from '../blocks/primitives.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { heading, metadataOf } from './step.ts';

interface Shown {
  readonly callbackId: 'step.confirm' | 'step.code' | 'step.pin';
  readonly submit: string;
  readonly fields: InputBlock[];
}

const press = (
  state: OperationState,
  step: StepState,
  instruction: Mrkdwn,
  text: Text,
  { callbackId, submit, fields }: Shown,
): ModalView =>
  modal({
    callbackId,
    title: text.migration.pressTitle,
    submit,
    close: text.common.cancel,
    metadata: metadataOf(state, step),
    blocks: [
      section(heading(state, step, text)),
      section(instruction),
      ...(step.error === null ? [] : [section(text.migration.lastTry(text.operation.stepError(step.error)))]),
      ...fields,
    ],
  });

/** What a code may be asked in; Meta takes many more, the phone's owner reads one of these. */
const languages = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt_BR', 'ar'] as const;

/** By SMS or by a call, when whoever holds the phone is ready. */
export function stepSend(state: OperationState, step: StepState, instruction: Mrkdwn, text: Text): ModalView {
  const t = text.migration;
  const methods = [option(t.byText, 'SMS'), option(t.byCall, 'VOICE')];
  const tongues = languages.map((code) => option(t.language(code.replace('_', '-')), code));
  const own = tongues.find(({ value }) => value === text.locale);
  const [bySms] = methods;
  return press(state, step, instruction, text, {
    callbackId: 'step.confirm',
    submit: t.sendCode,
    fields: [
      input(
        'method',
        {
          type: 'radio_buttons',
          action_id: 'value',
          options: methods,
          ...(bySms ? { initial_option: bySms } : {}),
        },
        { label: t.method },
      ),
      input(
        'language',
        {
          type: 'static_select',
          action_id: 'value',
          options: tongues,
          ...(own ? { initial_option: own } : {}),
        },
        { label: t.codeLanguage },
      ),
    ],
  });
}

/** Six digits; Slack keeps what is typed here out of every message. */
const digits = { type: 'plain_text_input', action_id: 'value', min_length: 6, max_length: 7 } as const;

/** SPEC 10.4: `step.code`. */
export const stepCode = (
  state: OperationState,
  step: StepState,
  instruction: Mrkdwn,
  text: Text,
): ModalView =>
  press(state, step, instruction, text, {
    callbackId: 'step.code',
    submit: text.migration.enterCode,
    fields: [input('code', digits, { label: text.migration.code, hint: text.migration.codeHint })],
  });

/** SPEC 10.4: `step.pin`. */
export const stepPin = (state: OperationState, step: StepState, instruction: Mrkdwn, text: Text): ModalView =>
  press(state, step, instruction, text, {
    callbackId: 'step.pin',
    submit: text.migration.register,
    fields: [input('pin', digits, { label: text.migration.pin, hint: text.migration.pinHint })],
  });
