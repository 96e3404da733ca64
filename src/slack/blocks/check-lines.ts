import type { Check, CheckOutcome, Confirmation } from '../../domain/operation/check.ts';
import type { Plan } from '../../domain/operation/plan.ts';
import type { TransferCheck } from '../../domain/transfer/checks.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { migrationCheckTitle, migrationSentence } from './migration-check.ts';
import { wholeSentence } from './whole.ts';

const outcomeIcon: Readonly<Record<CheckOutcome, string>> = {
  pass: '✅',
  fail: '❌',
  warn: '⚠️',
  unknown: '❓',
  overridden: '☑️',
};

/** The sentence of one check of a transfer. */
function transferSentence(check: TransferCheck, text: Text): Mrkdwn {
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

/** A check as people read it. */
export interface ShownCheck {
  readonly key: string;
  readonly outcome: CheckOutcome;
  readonly title: string;
  readonly line: Mrkdwn;
  readonly read: Mrkdwn;
  /** C19: whoever overrides it says why. */
  readonly needsReason: boolean;
}

interface Words {
  readonly title: string;
  readonly sentence: Mrkdwn;
}

function shown(
  check: Check,
  { title, sentence }: Words,
  said: readonly Confirmation[],
  text: Text,
): ShownCheck {
  const answers = said.filter((confirmation) => confirmation.check === check.key);
  const overridden = check.overridable === true && answers.length > 0;
  const outcome = overridden ? 'overridden' : check.outcome;
  return {
    key: check.key,
    outcome,
    title,
    line: joined([
      md`${outcomeIcon[outcome]} *${title}*${text.common.rule(check.rules)}`,
      sentence,
      ...answers.map(({ by, because }) => text.transfer.confirmedBy(by, because)),
    ]),
    read: text.common.readAt(check.readAt, check.source),
    needsReason: check.overridable === true,
  };
}

/** Every check of the plan, with who answered for it where only a person can. */
export function checksOf(
  plan: Plan,
  text: Text,
  confirmations: readonly Confirmation[] = [],
): readonly ShownCheck[] {
  switch (plan.flow) {
    case 'transfer':
      return plan.checks.map((check) => {
        const words = { title: text.transfer.checks[check.key], sentence: transferSentence(check, text) };
        return shown(check, words, confirmations, text);
      });
    case 'migration':
      return plan.checks.map((check) => {
        const words = {
          title: migrationCheckTitle(check.key, text),
          sentence: migrationSentence(check, text),
        };
        return shown(check, words, confirmations, text);
      });
    case 'waba_migration':
      return plan.checks.map((check) => {
        const title =
          check.key === 'all_numbers' ? text.whole.allNumbersTitle : migrationCheckTitle(check.key, text);
        return shown(check, { title, sentence: wholeSentence(check, plan, text) }, confirmations, text);
      });
    case 'import':
      return [];
    default:
      return plan satisfies never;
  }
}

const urgency: readonly CheckOutcome[] = ['fail', 'unknown', 'warn', 'overridden', 'pass'];

/** What stands in the way first. */
export const inUrgency = (checks: readonly ShownCheck[]): readonly ShownCheck[] =>
  checks.toSorted((a, b) => urgency.indexOf(a.outcome) - urgency.indexOf(b.outcome));
