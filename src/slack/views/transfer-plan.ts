import type { KnownBlock, ModalView } from '@slack/types';
import type { PlannedTransfer } from '../../application/transfer/plan.ts';
import { failing } from '../../domain/operation/check.ts';
import type { TransferCheck } from '../../domain/transfer/checks.ts';
import type { TransferRequest } from '../../domain/transfer/facts.ts';
import { carryPlanLines, carryQuestion } from '../blocks/carrying.ts';
import { modal } from '../blocks/modal.ts';
import { formatNumber } from '../blocks/number.ts';
import { checkLine, inUrgency, outcomeLines, stepLines } from '../blocks/plan-lines.ts';
import { actions, button, context, divider, fields, input, option, section } from '../blocks/primitives.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';

/** What the plan modal carries: what was asked, and the digest of the plan that is shown. */
export interface PlanMetadata {
  readonly request: TransferRequest;
  readonly digest: string;
}

/** The plan of a transfer before anything happens (SPEC 10.4: `transfer.plan`). `notice`: what to say first. */
export function transferPlan(
  { plan, digest, approvalsNeeded, approvers, mayConfirmCompany }: PlannedTransfer,
  request: TransferRequest,
  text: Text,
  notice: Mrkdwn | null = null,
): ModalView {
  const t = text.transfer;
  const fails = failing(plan.checks).length > 0;
  const metadata: PlanMetadata = { request, digest };
  const lead = notice ?? (fails ? t.fixFirst : null);
  return modal({
    callbackId: 'transfer.plan',
    title: t.planTitle,
    close: text.common.cancel,
    ...(fails ? {} : { submit: approvalsNeeded > 0 ? t.askApproval : t.start }),
    metadata,
    blocks: [
      ...(lead ? [section(lead)] : []),
      ...summary(plan, text),
      section(t.silence),
      ...(plan.inputs.startAt ? [section(text.operation.startsAt(plan.inputs.startAt))] : []),
      divider,
      section(md`*${t.checksTitle}*`),
      ...inUrgency(plan.checks).flatMap((check) => checkBlocks(check, text, { answerable: !fails })),
      ...actions('operation', [button('operation.recheck', text.operation.recheck, { value: 'plan' })]),
      divider,
      section(joined(carryPlanLines(plan, text))),
      ...(fails ? [] : carryQuestion(plan, mayConfirmCompany, text)),
      ...outcomeLines(plan, text).map((line) => section(line)),
      section(stepLines(plan, text)),
      ...(fails
        ? []
        : [section(approvalsNeeded > 0 ? t.approvalNeeded(approvalsNeeded, approvers) : t.noApproval)]),
    ],
  });
}

/** Without these there is no before and after to speak of. */
const MOVABLE: readonly TransferCheck['key'][] = ['same_cluster', 'group_active'];

function summary({ names, inputs, checks }: PlannedTransfer['plan'], text: Text): KnownBlock[] {
  const t = text.transfer;
  const movable = checks.every(({ key, outcome }) => !MOVABLE.includes(key) || outcome === 'pass');
  const lines = [
    ...(movable
      ? [t.before(names.group, names.origin), t.after(names.group, names.origin, names.destination)]
      : []),
    ...(inputs.reverses ? [text.operation.reverses(inputs.reverses)] : []),
  ];
  return [
    fields([
      t.fromTo(names.origin, names.destination),
      t.number(formatNumber(names.e164), names.displayName, names.group),
      t.waba(names.waba),
    ]),
    ...(lines.length === 0 ? [] : [section(joined(lines))]),
  ];
}

/** Slack takes no input in a modal that cannot be submitted: an unknown is answered once nothing fails. */
function checkBlocks(
  check: TransferCheck,
  text: Text,
  { answerable }: { answerable: boolean },
): KnownBlock[] {
  const line = section(checkLine(check, text), { block_id: `check.${check.key}.${check.outcome}` });
  const read = context(text.common.readAt(check.readAt, check.source));
  if (check.outcome !== 'unknown' || !answerable) return [line, read];
  const yes = {
    type: 'checkboxes',
    action_id: 'value',
    options: [option(text.transfer.confirm, 'yes')],
  } as const;
  return [
    line,
    read,
    input(
      `confirm.${check.key}`,
      { ...yes, options: [...yes.options] },
      { label: text.transfer.checks[check.key], optional: true },
    ),
    input(
      `because.${check.key}`,
      { type: 'plain_text_input', action_id: 'value', max_length: 300 },
      { label: text.transfer.confirmWhy, optional: true },
    ),
  ];
}
