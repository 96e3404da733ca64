import type { MigrationPlan } from '../../domain/migration/plan.ts';
import { scenarios } from '../../domain/migration/scenarios.ts';
import type { WholePlan } from '../../domain/migration/whole-plan.ts';
import type { TransferPlan } from '../../domain/transfer/plan.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { stepTitle } from './status.ts';

/** A plan that people read before anything happens. */
export type ReadPlan = TransferPlan | MigrationPlan | WholePlan;

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
