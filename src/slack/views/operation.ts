import type { ModalView } from '@slack/types';
import type { OperationPage } from '../../application/operation/show.ts';
import { hasBegunNumbers } from '../../domain/migration/whole-held.ts';
import { isImport, isWhole, type OperationState } from '../../domain/operation/state.ts';
import { situation } from '../blocks/card.ts';
import { carryPlanLines } from '../blocks/carrying.ts';
import { checksOf } from '../blocks/check-lines.ts';
import { modal } from '../blocks/modal.ts';
import { flowLines, outcomeLines } from '../blocks/plan-lines.ts';
import { context, divider, header, input, section } from '../blocks/primitives.ts';
import { stepTitle, whatOf, wouldUndo } from '../blocks/status.ts';
import { planSections } from '../blocks/tasks.ts';
import { timelineEntry } from '../blocks/timeline.ts';
import { joined, type Mrkdwn, md, moment } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';

export interface OperationMetadata {
  readonly operation: string;
}

const reason = (text: Text) =>
  input(
    'reason',
    { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 2000 },
    { label: text.operation.why, hint: text.operation.whyHint },
  );

export const operationDecline = (state: OperationState, text: Text): ModalView =>
  modal({
    callbackId: 'operation.decline',
    title: text.operation.declineTitle(state.name),
    submit: text.operation.decline,
    close: text.common.cancel,
    metadata: { operation: state.name } satisfies OperationMetadata,
    blocks: [section(md`*${state.name}* ${whatOf(state, text)}`), reason(text)],
  });

export const operationCancel = (state: OperationState, text: Text): ModalView =>
  modal({
    callbackId: 'operation.cancel',
    title: text.operation.cancelTitle(state.name),
    submit: text.operation.cancel,
    close: text.common.close,
    metadata: { operation: state.name } satisfies OperationMetadata,
    blocks: [
      section(md`*${state.name}* ${whatOf(state, text)}`),
      section(cancelWarning(state, text)),
      reason(text),
    ],
  });

function cancelWarning(state: OperationState, text: Text): Mrkdwn {
  if (isImport(state)) return text.imports.cancelWarning;
  if (isWhole(state) && hasBegunNumbers(state)) return text.whole.cancelWarning;
  return text.operation.cancelWarning(wouldUndo(state).map((key) => stepTitle(key, text, state.plan)));
}

/** What the plan says besides its checks. */
function planWords(state: OperationState, text: Text): Mrkdwn[] {
  const { plan } = state;
  if (plan.flow === 'import') return [];
  const carried = carryPlanLines(plan, text);
  return [
    ...(carried.length === 0 ? [] : [joined(carried)]),
    ...flowLines(plan, text),
    ...outcomeLines(plan, text),
  ];
}

/** Newest events that fit one modal. */
const EVENTS = 60;

/** Everything about one operation: where it stands, its plan, its timeline and whether the chain is whole. */
export function operationDetails({ state, events, brokenAt }: OperationPage, text: Text): ModalView {
  return modal({
    callbackId: 'operation.details',
    title: text.operation.detailsTitle(state.name),
    close: text.common.close,
    blocks: [
      section(joined([md`*${state.name}* ${whatOf(state, text)}`, ...situation(state, text)])),
      ...planSections(state, text),
      divider,
      ...checksOf(state.plan, text, state.confirmations).map(({ line }) => section(line)),
      ...planWords(state, text).map((line) => section(line)),
      divider,
      header(text.operation.timeline),
      ...events
        .slice(-EVENTS)
        .map((event) =>
          context(joined([moment(event.at), timelineEntry(event.data, text, state.plan)], '  ')),
        ),
      context(
        brokenAt === null ? text.operation.chainWhole(events.length) : text.operation.chainBroken(brokenAt),
      ),
    ],
  });
}
