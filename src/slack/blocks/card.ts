import type { Button, KnownBlock } from '@slack/types';
import type { HandOff } from '../../application/conversation/hand-off.ts';
import type { CarryProgress } from '../../application/ports/carrying.ts';
import type { PushProgress } from '../../application/ports/pushes.ts';
import type { Part } from '../../domain/migration/whole-outcome.ts';
import { failing } from '../../domain/operation/check.ts';
import { isApproved } from '../../domain/operation/next.ts';
import {
  currentStep,
  isImport,
  isLive,
  isMigration,
  isPart,
  isTransfer,
  isWhole,
  type OperationState,
  type StateOf,
  stepState,
} from '../../domain/operation/state.ts';
import { followsTemplates } from '../../domain/operation/template-move.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text, Where } from '../text/shape.ts';
import { encodeValue } from '../values.ts';
import { carryLines, waitLines } from './carrying.ts';
import { handOffPage } from './hand-off.ts';
import { importButtons, importHead, importProgress } from './import-card.ts';
import { whatNow } from './instructions.ts';
import { formatNumber } from './number.ts';
import { operationButtons, stepButtons } from './operation-buttons.ts';
import { button, context, cut, fields, header, section } from './primitives.ts';
import { openTitle, shownStatus, silentSince, statusIcon, stepTitle } from './status.ts';
import { planBlock, planSections } from './tasks.ts';
import { numberRows, wholeCardHead } from './whole.ts';

export interface CardOptions {
  /** Null where the bot does nearly all: an import. */
  readonly where: Where | null;
  /** How far the writing is; null where nothing is written. */
  readonly progress: PushProgress | null;
  /** How far a carry-over is; null where the bot carries nothing. */
  readonly carrying: CarryProgress | null;
  /** What a campaign needs, where campaigns are pointed at a new group. */
  readonly handOff: HandOff | null;
  /** The numbers of a WABA that moves whole, once its numbers move; else empty. */
  readonly parts: readonly Part[];
  /** ISO time at which it is drawn. */
  readonly now: string;
  /** False where Slack refused the `plan` block. */
  readonly planBlocks: boolean;
}

/** The one message that shows an operation: a projection of its events. */
export function card(
  state: OperationState,
  text: Text,
  { where, progress, carrying, handOff, parts, now, planBlocks }: CardOptions,
): KnownBlock[] {
  const step = currentStep(state);
  const carried = carryLines(state, { progress: carrying, push: progress }, text);
  return [
    ...cardHead(state, text),
    section(joined(situation(state, text))),
    ...(isImport(state) ? importProgress(state, progress, text, now) : []),
    ...(carried.length === 0 ? [] : [section(joined(carried))]),
    ...(planBlocks ? [planBlock(state, text)] : planSections(state, text)),
    ...(step
      ? [
          section(
            joined([
              md`*${openTitle(step, text, state.plan)}*`,
              whatNow(state, step, { where, text }),
              ...waitLines(state, step, progress, { text, now }),
              text.operation.assignee(step.assignee, step.due),
            ]),
          ),
        ]
      : []),
    ...numberRows(parts, text),
    ...(handOff === null ? [] : handOffPage(handOff, text)),
    ...stepButtons(state, text, ownButtons(state, progress, text)),
    ...operationButtons(state, text),
    context(text.operation.requestedBy(state.requester, state.requestedAt), text.common.updated(now)),
  ];
}

/** What it is about. */
export function cardHead(state: OperationState, text: Text): KnownBlock[] {
  if (isImport(state)) return importHead(state, text);
  if (isMigration(state)) return migrationHead(state, text);
  if (isWhole(state)) return wholeCardHead(state, text);
  if (!isTransfer(state)) return [];
  const { names } = state.plan;
  const e164 = formatNumber(names.e164);
  return [
    header(text.transfer.title(state.name, e164)),
    fields([
      text.transfer.fromTo(names.origin, names.destination),
      text.transfer.number(e164, names.displayName, names.group),
    ]),
  ];
}

/** What only this flow's step offers. */
function ownButtons(state: OperationState, progress: PushProgress | null, text: Text): Button[] {
  if (isImport(state)) return importButtons(state, progress, text);
  const step = currentStep(state)?.key;
  return followsTemplates(state) && (step === 'compare_templates' || step === 'ratings')
    ? [button('template.recreate', text.recreate.open, { value: encodeValue(state.name) })]
    : [];
}

function migrationHead({ name, plan }: StateOf<'migration'>, text: Text): KnownBlock[] {
  const t = text.migration;
  const { names, inputs, kind } = plan;
  const e164 = formatNumber(names.e164);
  return [
    header(t.title(name, e164)),
    fields([
      t.fromTo(names.source, names.target ?? t.outside),
      t.numberLine(e164, names.displayName, names.group),
      t.scenarioLine(inputs.scenario, kind),
    ]),
  ];
}

/** What stays at Meta although the operation was cancelled: nothing there can be called back. */
function leftoversOf(state: OperationState): (keyof Text['migration']['leftover'])[] {
  if (
    !(isMigration(state) || isWhole(state)) ||
    (state.status !== 'cancelling' && state.status !== 'cancelled')
  )
    return [];
  const left = ['copy_templates', 'subscribe_app', 'announce'] as const;
  return left.filter((key) => {
    const step = stepState(state, key);
    return step?.status === 'done' && step.by === null;
  });
}

/** Where it stands and what people need to know at a glance. */
export function situation(state: OperationState, text: Text): Mrkdwn[] {
  const t = text.operation;
  const shown = shownStatus(state);
  const { reason, reverses, startAt } = state.plan.inputs;
  const silent = silentSince(state);
  const lines: Mrkdwn[] = [md`${statusIcon[shown]} *${t.status[shown]}*`];
  if (isPart(state)) lines.push(text.whole.partOf(state.plan.inputs.partOf));
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
  const kept = state.steps
    .filter((s) => s.status === 'not_undone')
    .map((s) => stepTitle(s.key, text, state.plan));
  if (kept.length > 0) lines.push(t.notUndone(kept));
  const left = leftoversOf(state);
  if (left.length > 0) lines.push(text.migration.leftovers(left.map((key) => text.migration.leftover[key])));
  if (state.reversedBy) lines.push(t.reversedBy(state.reversedBy));
  if (state.error) lines.push(t.givenUp(t.stepError(state.error), state.status === 'failed'));
  return lines;
}
