import type { Confirmation } from '../../domain/operation/check.ts';
import type { TransferCheck } from '../../domain/transfer/checks.ts';
import type { TransferPlan } from '../../domain/transfer/plan.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { stepTitle } from './status.ts';

const outcomeIcon: Readonly<Record<TransferCheck['outcome'], string>> = {
  pass: '✅',
  fail: '❌',
  warn: '⚠️',
  unknown: '❓',
  overridden: '☑️',
};

/** The sentence of one check: what was found and, where it fails, the way out. */
function checkSentence(check: TransferCheck, text: Text): Mrkdwn {
  const t = text.transfer.check;
  switch (check.key) {
    case 'permission_origin':
    case 'permission_destination':
      return t.permission(check);
    case 'same_cluster':
      return t.same_cluster(check);
    case 'group_active':
      return t.group_active(check);
    case 'one_to_one':
      return t.one_to_one(check);
    case 'waba_limit':
      return t.waba_limit(check);
    case 'group_limit':
      return t.group_limit(check);
    case 'workspace_group_limit':
      return t.workspace_group_limit(check);
    case 'not_held':
      return t.not_held(check);
    case 'other_numbers':
      return t.other_numbers(check);
    default:
      return check satisfies never;
  }
}

/** A check with what was found and who answered for it, where only a person can. */
export const checkLine = (
  check: TransferCheck,
  text: Text,
  confirmations: readonly Confirmation[] = [],
): Mrkdwn =>
  joined([
    md`${outcomeIcon[check.outcome]} *${text.transfer.checks[check.key]}*${text.common.rule(check.rules)}`,
    checkSentence(check, text),
    ...confirmations
      .filter((confirmation) => confirmation.check === check.key)
      .map(({ by, because }) => text.transfer.confirmedBy(by, because)),
  ]);

const urgency: readonly TransferCheck['outcome'][] = ['fail', 'unknown', 'warn', 'overridden', 'pass'];

/** What stands in the way first. */
export const inUrgency = (checks: readonly TransferCheck[]): readonly TransferCheck[] =>
  checks.toSorted((a, b) => urgency.indexOf(a.outcome) - urgency.indexOf(b.outcome));

const bullets = (title: string, lines: readonly string[]): Mrkdwn =>
  joined([md`*${title}*`, ...lines.map((line) => md`• ${line}`)]);

/** Kept, lost, to be re-pointed: what the plan says of the outcome. */
export const outcomeLines = (plan: TransferPlan, text: Text): Mrkdwn[] => {
  const t = text.transfer;
  return [
    bullets(
      t.lostTitle,
      plan.lost.map((k) => t.lost[k]),
    ),
    bullets(
      t.keptTitle,
      plan.kept.map((k) => t.kept[k]),
    ),
    bullets(
      t.repointTitle,
      plan.repoint.map((k) => t.repoint[k]),
    ),
  ];
};

/** The steps in order, with which of them can be taken back. */
export const stepLines = (plan: TransferPlan, text: Text): Mrkdwn =>
  joined([
    md`*${text.transfer.stepsTitle}*`,
    ...plan.steps.map((step, i) => {
      const undo = step.undo === null ? '' : `  _${text.transfer.canUndo}_`;
      return md`${i + 1}. ${stepTitle(step.key, text)}${undo}`;
    }),
    text.transfer.noReturn,
  ]);
