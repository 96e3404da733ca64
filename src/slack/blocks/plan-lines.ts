import type { MigrationPlan } from '../../domain/migration/plan.ts';
import { scenarios } from '../../domain/migration/scenarios.ts';
import type { WholePlan } from '../../domain/migration/whole-plan.ts';
import type { Check, CheckOutcome, Confirmation } from '../../domain/operation/check.ts';
import type { Plan } from '../../domain/operation/plan.ts';
import type { TransferCheck } from '../../domain/transfer/checks.ts';
import type { TransferPlan } from '../../domain/transfer/plan.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { migrationSentence } from './migration-check.ts';
import { stepTitle } from './status.ts';
import { wholeSentence } from './whole.ts';

/** A plan that people read before anything happens. */
export type ReadPlan = TransferPlan | MigrationPlan | WholePlan;

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
        const words = { title: text.migration.checks[check.key], sentence: migrationSentence(check, text) };
        return shown(check, words, confirmations, text);
      });
    case 'waba_migration':
      return plan.checks.map((check) => {
        const title =
          check.key === 'all_numbers' ? text.whole.allNumbersTitle : text.migration.checks[check.key];
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

const bullets = (title: string, lines: readonly string[]): Mrkdwn =>
  joined([md`*${title}*`, ...lines.map((line) => md`• ${line}`)]);

/** Lost, kept, to be re-pointed: what the plan says of the outcome. */
export function outcomeLines(plan: ReadPlan, text: Text): Mrkdwn[] {
  const t = text.transfer;
  const words = plan.flow === 'transfer' ? transferOutcome(plan, text) : migrationOutcome(plan, text);
  return [
    ...(words.lost.length === 0 ? [] : [bullets(t.lostTitle, words.lost)]),
    ...(words.kept.length === 0 ? [] : [bullets(t.keptTitle, words.kept)]),
    bullets(t.repointTitle, words.repoint),
  ];
}

interface Outcome {
  readonly lost: readonly string[];
  readonly kept: readonly string[];
  readonly repoint: readonly string[];
}

const transferOutcome = (plan: TransferPlan, { transfer: t }: Text): Outcome => ({
  lost: plan.lost.map((k) => t.lost[k]),
  kept: plan.kept.map((k) => t.kept[k]),
  repoint: plan.repoint.map((k) => t.repoint[k]),
});

/** C17: the kind picks the column. */
const migrationOutcome = (plan: MigrationPlan | WholePlan, { migration: t }: Text): Outcome => {
  const kept = plan.kind === 'configuration_change' ? t.noLoss : t.kept;
  return {
    lost: plan.lost.map((k) => t.lost[k]),
    kept: plan.kept.map((k) => kept[k]),
    repoint: plan.repoint.map((k) => t.repoint[k]),
  };
};

/** The steps in order, with which of them can be taken back and where there is no way back. */
export const stepLines = (plan: ReadPlan, text: Text): Mrkdwn =>
  joined(
    plan.flow === 'waba_migration'
      ? [
          md`*${text.whole.onceTitle}*`,
          ...numbered(plan.steps, plan, text),
          md`*${text.whole.eachTitle}*`,
          ...numbered(plan.each, plan, text),
          noReturn(plan.each, plan, text),
        ]
      : [
          md`*${text.transfer.stepsTitle}*`,
          ...numbered(plan.steps, plan, text),
          plan.flow === 'transfer' ? text.transfer.noReturn : noReturn(plan.steps, plan, text),
        ],
  );

const numbered = (steps: ReadPlan['steps'], plan: ReadPlan, text: Text): Mrkdwn[] =>
  steps.map((step, i) => {
    const undo = step.undo === null ? '' : `  _${text.transfer.canUndo}_`;
    return md`${i + 1}. ${stepTitle(step.key, text, plan)}${whoActs(step, text)}${undo}`;
  });

/** Who has to be brought to do it, where that is not the person who is assigned. */
const whoActs = (step: ReadPlan['steps'][number], text: Text): string =>
  'who' in step && step.who !== 'operator' && step.who !== 'bot' ? ` (${text.migration.who[step.who]})` : '';

function noReturn(steps: ReadPlan['steps'], plan: ReadPlan, text: Text): Mrkdwn {
  const step = steps.find(({ pointOfNoReturn }) => pointOfNoReturn);
  return step === undefined ? md`` : text.migration.noReturn(stepTitle(step.key, text, plan));
}

/** What only a migration says: its scenario and route, the templates, and who pays (R100 to R108). */
export function flowLines(plan: ReadPlan, text: Text): Mrkdwn[] {
  if (plan.flow === 'transfer') return [];
  const t = text.migration;
  const billing = plan.kind === 'migration' ? t.billing.map((line) => md`• ${line}`) : [t.noCost];
  const copies = plan.templates !== null && scenarios[plan.inputs.scenario].followsRatings;
  return [
    joined([t.scenarioLine(plan.inputs.scenario, plan.kind), t.routes[plan.route]]),
    ...(copies ? [joined([md`*${t.templatesTitle}*`, ...t.templates(plan.templates)])] : []),
    joined([md`*${t.billingTitle}*`, ...billing]),
    ...(plan.flow === 'migration' && plan.route === 'api' ? [t.budget(plan.registrations)] : []),
  ];
}

/** From when on the number cannot send; a migration that archives no Braze group silences nobody. */
export function silenceLines(plan: ReadPlan, text: Text): Mrkdwn[] {
  if (plan.flow === 'transfer') return [text.transfer.silence];
  const isOne = plan.flow === 'migration';
  const steps = isOne ? plan.steps : plan.each;
  if (!steps.some(({ key }) => key === 'archive')) return [];
  return [isOne ? text.migration.silence : text.whole.silence];
}
