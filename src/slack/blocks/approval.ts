import type { KnownBlock } from '@slack/types';
import type { OperationState } from '../../domain/operation/state.ts';
import { joined } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { situation } from './card.ts';
import { formatNumber } from './number.ts';
import { approverButtons } from './operation-buttons.ts';
import { checkLine, outcomeLines, stepLines } from './plan-lines.ts';
import { context, fields, header, section } from './primitives.ts';

/** An approver's direct message: the plan, readable on a phone in a minute, and the decision (SPEC 1). */
export function approvalRequest(state: OperationState, text: Text, { now }: { now: string }): KnownBlock[] {
  const { plan } = state;
  const e164 = formatNumber(plan.names.e164);
  const notable = plan.checks.filter((c) => c.outcome !== 'pass');
  return [
    header(text.transfer.title(state.name, e164)),
    fields([
      text.transfer.fromTo(plan.names.origin, plan.names.destination),
      text.transfer.number(e164, plan.names.displayName, plan.names.group),
    ]),
    section(joined(situation(state, text))),
    ...(notable.length === 0
      ? [section(text.transfer.checksPass(plan.checks.length))]
      : notable.map((check) => section(checkLine(check, text, state.confirmations)))),
    section(joined([text.transfer.silence, ...outcomeLines(plan, text).slice(0, 1)])),
    section(stepLines(plan, text)),
    ...approverButtons(state, text),
    context(text.operation.requestedBy(state.requester, state.requestedAt), text.common.updated(now)),
  ];
}
