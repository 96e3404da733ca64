import type { KnownBlock, ModalView } from '@slack/types';
import type { Meaning } from '../../domain/operation/commands.ts';
import type { OperationState } from '../../domain/operation/state.ts';
import type { StepState } from '../../domain/operation/step.ts';
import { modal } from '../blocks/modal.ts';
import { input, section } from '../blocks/primitives.ts';
import { openTitle } from '../blocks/status.ts';
import { type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';

export interface StepMetadata {
  readonly operation: string;
  readonly step: string;
  readonly meaning: Meaning;
}

export const metadataOf = (state: OperationState, step: StepState): StepMetadata => ({
  operation: state.name,
  step: step.key,
  meaning: step.status === 'undoing' ? 'undo' : 'do',
});

const paragraph = {
  type: 'plain_text_input',
  action_id: 'value',
  multiline: true,
  max_length: 2000,
} as const;
const line = { type: 'plain_text_input', action_id: 'value', max_length: 150 } as const;

export const heading = (state: OperationState, step: StepState, text: Text): Mrkdwn =>
  md`*${state.name}* · ${openTitle(step, text, state.plan)}`;

/** "I did it", with what was seen; at `integrate` also the new group (SPEC 10.4: `step.confirm`). */
export function stepConfirm(
  state: OperationState,
  step: StepState,
  instruction: Mrkdwn,
  text: Text,
): ModalView {
  const t = text.transfer;
  const integrates = step.key === 'integrate' && step.status === 'open';
  const group: KnownBlock[] = integrates
    ? [
        input('subscription_group_id', line, { label: t.groupId, hint: t.groupIdHint }),
        input('subscription_group_name', line, { label: t.groupName, optional: true }),
      ]
    : [];
  return modal({
    callbackId: 'step.confirm',
    title: text.operation.confirmTitle,
    submit: text.operation.confirm,
    close: text.common.cancel,
    metadata: metadataOf(state, step),
    blocks: [
      section(heading(state, step, text)),
      section(instruction),
      ...group,
      input('evidence', paragraph, {
        label: text.operation.evidence,
        hint: text.operation.evidenceHint,
        optional: true,
      }),
    ],
  });
}

export const stepSkip = (state: OperationState, step: StepState, text: Text): ModalView =>
  modal({
    callbackId: 'step.skip',
    title: text.operation.skipTitle,
    submit: text.operation.skip,
    close: text.common.cancel,
    metadata: metadataOf(state, step),
    blocks: [
      section(heading(state, step, text)),
      input('reason', paragraph, { label: text.operation.why, hint: text.operation.whyHint }),
    ],
  });

export const stepAssign = (state: OperationState, step: StepState, text: Text): ModalView =>
  modal({
    callbackId: 'step.assign',
    title: text.operation.assignTitle,
    submit: text.operation.assign,
    close: text.common.cancel,
    metadata: metadataOf(state, step),
    blocks: [
      section(heading(state, step, text)),
      input(
        'user',
        { type: 'users_select', action_id: 'value', initial_user: step.assignee },
        { label: text.operation.toWhom },
      ),
      input(
        'due',
        {
          type: 'datetimepicker',
          action_id: 'value',
          ...(step.due ? { initial_date_time: Math.floor(Date.parse(step.due) / 1000) } : {}),
        },
        { label: text.operation.due, optional: true },
      ),
    ],
  });
