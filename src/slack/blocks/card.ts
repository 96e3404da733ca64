import type { KnownBlock } from '@slack/types';
import { failing } from '../../domain/operation/check.ts';
import { isApproved } from '../../domain/operation/next.ts';
import { currentStep, isLive, type OperationState, stepPlan } from '../../domain/operation/state.ts';
import { isStuck, type StepState } from '../../domain/operation/step.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text, Where } from '../text/shape.ts';
import { instructionFor } from './instructions.ts';
import { formatNumber } from './number.ts';
import { operationButtons, stepButtons } from './operation-buttons.ts';
import { context, cut, fields, header, section } from './primitives.ts';
import { openTitle, shownStatus, silentSince, statusIcon, stepTitle } from './status.ts';
import { planBlock, planSections } from './tasks.ts';

export interface CardOptions {
  readonly where: Where;
  /** ISO time at which it is drawn. */
  readonly now: string;
  /** False where Slack refused the `plan` block. */
  readonly planBlocks: boolean;
}

/** The one message that shows an operation: a projection of its events. */
export function card(
  state: OperationState,
  text: Text,
  { where, now, planBlocks }: CardOptions,
): KnownBlock[] {
  const step = currentStep(state);
  const { names } = state.plan;
  const e164 = formatNumber(names.e164);
  return [
    header(text.transfer.title(state.name, e164)),
    fields([
      text.transfer.fromTo(names.origin, names.destination),
      text.transfer.number(e164, names.displayName, names.group),
    ]),
    section(joined(situation(state, text))),
    ...(planBlocks ? [planBlock(state, text)] : planSections(state, text)),
    ...(step
      ? [
          section(
            joined([
              md`*${openTitle(step, text)}*`,
              isBotsTurn(state, step)
                ? md`${step.called === null ? text.operation.byBot.working : text.operation.byBot.waiting}`
                : instructionFor(step, where, text),
              text.operation.assignee(step.assignee, step.due),
            ]),
          ),
        ]
      : []),
    ...stepButtons(state, text),
    ...operationButtons(state, text),
    context(text.operation.requestedBy(state.requester, state.requestedAt), text.common.updated(now)),
  ];
}

/** Nobody has to click anything: the bot does it, or waits for its proof. */
const isBotsTurn = (state: OperationState, step: StepState): boolean =>
  step.status === 'open' && stepPlan(state, step.key)?.kind !== 'manual' && !isStuck(step);

/** Where it stands and what people need to know at a glance. */
export function situation(state: OperationState, text: Text): Mrkdwn[] {
  const t = text.operation;
  const shown = shownStatus(state);
  const { reason, reverses, startAt } = state.plan.inputs;
  const silent = silentSince(state);
  const lines: Mrkdwn[] = [md`${statusIcon[shown]} *${t.status[shown]}*`];
  if (reverses) lines.push(t.reverses(reverses));
  if (reason) lines.push(t.reason(cut(reason, 500)));
  if (state.status === 'awaiting_approval') {
    if (failing(state.plan.checks).length > 0) lines.push(t.planFails);
    if (!isApproved(state)) {
      lines.push(t.approvals(state.approvedBy.length, state.approvalsNeeded), t.expires(state.expiresAt));
    }
    if (startAt) lines.push(t.startsAt(startAt));
  }
  if (state.approvedBy.length > 0) lines.push(t.approvedBy(state.approvedBy));
  if (silent && isLive(state)) lines.push(t.silentSince(silent));
  if (state.closing && state.status === 'declined')
    lines.push(t.declinedBy(state.closing.by, state.closing.reason));
  if (state.closing && (state.status === 'cancelling' || state.status === 'cancelled')) {
    lines.push(t.cancelledBy(state.closing.by, state.closing.reason));
  }
  const kept = state.steps.filter((s) => s.status === 'not_undone').map((s) => stepTitle(s.key, text));
  if (kept.length > 0) lines.push(t.notUndone(kept));
  if (state.reversedBy) lines.push(t.reversedBy(state.reversedBy));
  return lines;
}
