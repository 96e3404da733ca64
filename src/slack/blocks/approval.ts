import type { KnownBlock } from '@slack/types';
import type { StateOf } from '../../domain/operation/state.ts';
import { joined } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { cardHead, situation } from './card.ts';
import { type CarryShown, carryLines, carryPlanLines, companyLines } from './carrying.ts';
import { checksOf } from './check-lines.ts';
import { approverButtons } from './operation-buttons.ts';
import { flowLines, outcomeLines, silenceLines, stepLines } from './plan-lines.ts';
import { context, section } from './primitives.ts';

/** An approver's direct message: the plan, readable on a phone in a minute, and the decision (SPEC 1). */
export function approvalRequest(
  state: StateOf<'transfer'> | StateOf<'migration'> | StateOf<'waba_migration'>,
  text: Text,
  { now, carry }: { now: string; carry: CarryShown },
): KnownBlock[] {
  const { plan } = state;
  const carried = [
    ...carryPlanLines(plan, text),
    ...carryLines(state, carry, text),
    ...companyLines(state, text),
  ];
  const notable = checksOf(plan, text, state.confirmations).filter((c) => c.outcome !== 'pass');
  return [
    ...cardHead(state, text),
    section(joined(situation(state, text))),
    ...(notable.length === 0
      ? [section(text.transfer.checksPass(plan.checks.length))]
      : notable.map(({ line }) => section(line))),
    ...(carried.length === 0 ? [] : [section(joined(carried))]),
    ...flowLines(plan, text).map((line) => section(line)),
    section(joined([...silenceLines(plan, text), ...outcomeLines(plan, text).slice(0, 1)])),
    section(stepLines(plan, text)),
    ...approverButtons(state, text),
    context(text.operation.requestedBy(state.requester, state.requestedAt), text.common.updated(now)),
  ];
}
