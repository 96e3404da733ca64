import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { PlannedMigration } from '../../application/migration/plan.ts';
import type { MigrationRequest } from '../../domain/migration/facts.ts';
import { failingNumbers } from '../../domain/migration/whole-plan.ts';
import { failing } from '../../domain/operation/check.ts';
import { carryPlanLines, carryQuestion } from '../blocks/carrying.ts';
import { checksOf, inUrgency } from '../blocks/check-lines.ts';
import { modal } from '../blocks/modal.ts';
import { formatNumber } from '../blocks/number.ts';
import { flowLines, outcomeLines, silenceLines, stepLines } from '../blocks/plan-lines.ts';
import { actions, button, divider, fields, section } from '../blocks/primitives.ts';
import { wholeHead } from '../blocks/whole.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { checkBlocks } from './check-blocks.ts';

/** What the plan modal carries: what was asked, and the digest of the plan that is shown. */
export interface MigratePlanMetadata {
  readonly request: MigrationRequest;
  readonly digest: string;
}

/** The plan of a migration before anything happens (SPEC 10.4: `migrate.plan`). `notice`: what to say first. */
export function migratePlan(
  { plan, digest, approvalsNeeded, approvers, mayConfirmCompany }: PlannedMigration,
  request: MigrationRequest,
  text: Text,
  notice: Mrkdwn | null = null,
): ModalView {
  const t = text.migration;
  const fails = failing(plan.checks).length > 0;
  const metadata: MigratePlanMetadata = { request, digest };
  const carried = carryPlanLines(plan, text);
  const lead = notice ?? (fails ? text.transfer.fixFirst : null);
  return modal({
    callbackId: 'migrate.plan',
    title: t.planTitle,
    close: text.common.cancel,
    ...(fails ? {} : { submit: approvalsNeeded > 0 ? text.transfer.askApproval : text.transfer.start }),
    metadata,
    blocks: [
      ...(lead ? [section(lead)] : []),
      ...headOf(plan, text),
      ...[...flowLines(plan, text), ...silenceLines(plan, text)].map((line) => section(line)),
      ...(plan.inputs.startAt ? [section(text.operation.startsAt(plan.inputs.startAt))] : []),
      divider,
      section(md`*${text.transfer.checksTitle}*`),
      ...inUrgency(checksOf(plan, text)).flatMap((check) => checkBlocks(check, text, { answerable: !fails })),
      ...actions('operation', [
        button('operation.recheck', text.operation.recheck, { value: 'plan' }),
        ...leaveOut(plan, text),
      ]),
      divider,
      ...(carried.length === 0 ? [] : [section(joined(carried))]),
      ...(fails ? [] : carryQuestion(plan, mayConfirmCompany, text)),
      ...outcomeLines(plan, text).map((line) => section(line)),
      section(stepLines(plan, text)),
      ...(fails
        ? []
        : [
            section(approvalsNeeded > 0 ? t.approvers(approvalsNeeded, approvers) : text.transfer.noApproval),
          ]),
    ],
  });
}

function headOf(plan: PlannedMigration['plan'], text: Text): KnownBlock[] {
  if (plan.flow === 'waba_migration') return wholeHead(plan, text);
  const t = text.migration;
  const { source, target, e164, displayName, group } = plan.names;
  return [
    fields([t.fromTo(source, target ?? t.outside), t.numberLine(formatNumber(e164), displayName, group)]),
  ];
}

/** Where only some of the numbers can't move, the others may without them. */
function leaveOut(plan: PlannedMigration['plan'], text: Text): Button[] {
  const n = plan.flow === 'waba_migration' ? failingNumbers(plan).length : 0;
  return n === 0 ? [] : [button('migrate.leave_out', text.whole.leaveOut(n), { value: 'plan' })];
}

/** While Meta is being asked; it cannot be submitted. */
export const migrateReading = (text: Text): ModalView =>
  modal({
    callbackId: 'migrate.plan',
    title: text.migration.planTitle,
    close: text.common.cancel,
    blocks: [section(text.migration.reading)],
  });
