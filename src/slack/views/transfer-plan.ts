import type { KnownBlock, ModalView } from '@slack/types';
import type { PlannedTransfer } from '../../application/transfer/plan.ts';
import { failing } from '../../domain/operation/check.ts';
import type { TransferCheck } from '../../domain/transfer/checks.ts';
import type { TransferRequest } from '../../domain/transfer/facts.ts';
import { carryPlanLines, carryQuestion } from '../blocks/carrying.ts';
import { checksOf, inUrgency } from '../blocks/check-lines.ts';
import { modal } from '../blocks/modal.ts';
import { formatNumber } from '../blocks/number.ts';
import { outcomeLines, stepLines } from '../blocks/plan-lines.ts';
import { actions, button, divider, fields, section } from '../blocks/primitives.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { checkBlocks } from './check-blocks.ts';

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
      ...inUrgency(checksOf(plan, text)).flatMap((check) => checkBlocks(check, text, { answerable: !fails })),
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
