import type { KnownBlock } from '@slack/types';
import type { WholeCheck } from '../../domain/migration/whole-checks.ts';
import { hasBegunNumbers } from '../../domain/migration/whole-held.ts';
import { type Part, SUMMARY } from '../../domain/migration/whole-outcome.ts';
import type { NamedNumber, WholePlan } from '../../domain/migration/whole-plan.ts';
import { currentStep, type StateOf } from '../../domain/operation/state.ts';
import { joined, type Mrkdwn, md, mention } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { migrationSentence } from './migration-check.ts';
import { formatNumber } from './number.ts';
import { fields, header, section } from './primitives.ts';
import { openTitle, shownStatus, statusIcon } from './status.ts';

type Whole = StateOf<'waba_migration'>;

/** What was found; where it is not the same for all numbers, case by case with the numbers in front. */
export function wholeSentence(check: WholeCheck, { names }: WholePlan, text: Text): Mrkdwn {
  const t = text.whole;
  if (check.key === 'all_numbers')
    return t.allNumbers[check.reason](check.facts, shortened(check.facts.staying, text));
  return joined(
    check.facts.cases.map((each) => {
      const sentence = migrationSentence(each.check, text);
      const isOfAll = each.numbers.length === names.numbers.length;
      return isOfAll ? sentence : md`${t.at(shortened(each.numbers, text))}${sentence}`;
    }),
  );
}

/** So many numbers are named; the rest are counted. */
const NAMED = 20;

function shortened(e164s: readonly string[], text: Text): readonly string[] {
  const shown = e164s.slice(0, NAMED).map(formatNumber);
  return e164s.length > NAMED ? [...shown, text.ratings.more(e164s.length - NAMED)] : shown;
}

/** The accounts and every number that moves. */
export const wholeHead = ({ names }: WholePlan, text: Text): KnownBlock[] => [
  fields([accounts(names, text)]),
  section(numberList(names.numbers, text)),
];

const accounts = ({ source, target }: WholePlan['names'], { migration: t }: Text): Mrkdwn =>
  t.fromTo(source, target ?? t.outside);

/** The head of its card; once its numbers move, their rows name them. */
export function wholeCardHead(state: Whole, text: Text): KnownBlock[] {
  const { names, inputs, kind } = state.plan;
  return [
    header(text.whole.title(state.name, names.numbers.length)),
    fields([accounts(names, text), text.migration.scenarioLine(inputs.scenario, kind)]),
    ...(hasBegunNumbers(state) ? [] : [section(numberList(names.numbers, text))]),
  ];
}

const numberList = (numbers: readonly NamedNumber[], text: Text): Mrkdwn =>
  joined([
    text.whole.numbersTitle(numbers.length),
    ...numbers
      .slice(0, NAMED)
      .map(({ e164, displayName, group }) => text.whole.numberLine(formatNumber(e164), displayName, group)),
    ...(numbers.length > NAMED ? [text.whole.more(numbers.length - NAMED)] : []),
  ]);

/** Lines that one section of a message takes. */
const ROWS = 15;

/** Where each number is: its step and whose turn it is, or what became of it. */
export function numberRows(parts: readonly Part[], text: Text): KnownBlock[] {
  const rows = parts.map((part) => numberRow(part, text));
  const blocks: KnownBlock[] = [];
  for (let from = 0; from < rows.length; from += ROWS) {
    blocks.push(section(joined(rows.slice(from, from + ROWS))));
  }
  return blocks;
}

function numberRow({ of, operation, outcome }: Part, text: Text): Mrkdwn {
  const icon = operation === null ? '▫️' : statusIcon[shownStatus(operation)];
  const words = outcome === 'under_way' ? operation && wordsOf(operation, text) : text.whole.outcome[outcome];
  const row = text.whole.row(formatNumber(of.e164), of.displayName, words ?? '', operation?.name ?? null);
  return md`${icon} ${row}`;
}

function wordsOf(operation: StateOf<'migration'>, text: Text): Mrkdwn {
  const step = currentStep(operation);
  const status = text.operation.status[shownStatus(operation)];
  return step === null
    ? md`${status}`
    : md`${openTitle(step, text, operation.plan)}, ${mention(step.assignee)}`;
}

/** The one summary, once all its numbers are over. */
export function movedText({ name, plan, fields: said }: Whole, text: Text): Mrkdwn {
  const stayed = (said[SUMMARY.stayed] ?? '').split('\n').filter(Boolean);
  const { numbers, target } = plan.names;
  return text.whole.moved(
    name,
    Number(said[SUMMARY.moved] ?? 0),
    numbers.length,
    target ?? text.migration.outside,
    shortened(stayed, text),
  );
}
