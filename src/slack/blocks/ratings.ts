import type { KnownBlock } from '@slack/types';
import type { RatingLook } from '../../application/ports/follow-up.ts';
import { type RatingReport, standings } from '../../domain/migration/ratings.ts';
import {
  type AwaitedMatter,
  type CopyChange,
  type CopySign,
  isCreatedAgain,
  matterKey,
} from '../../domain/migration/ratings-changes.ts';
import { nextLook } from '../../domain/migration/ratings-times.ts';
import { templateKey } from '../../domain/migration/template-key.ts';
import { isWhole } from '../../domain/operation/state.ts';
import type { Following } from '../../domain/operation/template-move.ts';
import { snoozes } from '../../domain/reminder/snooze.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { encodeValue } from '../values.ts';
import { formatNumber } from './number.ts';
import { actions, button, header, option, plain, section } from './primitives.ts';

/** So many of each are named; the rest are counted. */
const NAMED = 15;

const named = ({ name, language }: { name: string; language: string }): string => `${name} (${language})`;

/** Whose templates they are: the number's, or all numbers' of the WABA. */
export const ratedOf = (state: Following, text: Text): string =>
  isWhole(state) ? (state.plan.names.target ?? text.migration.outside) : formatNumber(state.plan.names.e164);

/** How the copies stand: counts, what changed, who is awaited, and when it is looked at next. */
export function ratingsMessage(
  state: Following,
  n: number,
  { report, changes, awaited, ends }: RatingLook,
  text: Text,
): KnownBlock[] {
  const t = text.ratings;
  const next = nextLook(report.registeredAt, report.at);
  return [
    header(t.title(state.name, ratedOf(state, text))),
    section(joined(summary(report, text))),
    ...lines(
      t.changedTitle,
      changes.map((change) => changeLine(change, text)),
      text,
    ),
    ...matterBlocks(state, awaited, { report, ends, text }),
    section(
      ends ? (awaited.length > 0 || next === null ? t.over : t.ended) : next === null ? t.over : t.next(next),
    ),
    ...(ends || awaited.length === 0 ? [] : buttons(state, n, text)),
  ];
}

function summary(report: RatingReport, text: Text): Mrkdwn[] {
  const t = text.ratings;
  const { settled, unknown, coming, other, unknownIs } = report;
  return [
    t.counts(standings(report).length, settled.length, unknown.length),
    ...(unknown.length > 0 ? [t.unknownIs[unknownIs]] : []),
    ...(coming.length > 0 ? [t.coming(coming.length)] : []),
    ...(other.length > 0 ? [t.other(shortened(other.map(named), text).join(', '))] : []),
  ];
}

const shortened = (names: readonly string[], text: Text): string[] =>
  names.length <= NAMED ? [...names] : [...names.slice(0, NAMED), text.ratings.more(names.length - NAMED)];

function lines(title: string, all: readonly Mrkdwn[], text: Text): KnownBlock[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, NAMED);
  const more = all.length > NAMED ? [md`• ${text.ratings.more(all.length - NAMED)}`] : [];
  return [section(joined([md`*${title}*`, ...shown, ...more]))];
}

const signOf = ({ state, status, quality }: CopySign, text: Text): string =>
  text.ratings.state(status ?? state.toUpperCase(), quality);

const changeLine = (change: CopyChange, text: Text): Mrkdwn =>
  text.ratings.changed(
    named(change),
    change.from === null ? null : signOf(change.from, text),
    signOf(change.to, text),
    change.to.recategorisedTo ?? reasonOf(change.to.reason),
  );

/** Meta writes NONE where there is none. */
const reasonOf = (reason: string | null): string | null =>
  reason === null || reason.toUpperCase() === 'NONE' ? null : reason;

/** Each with the button that settles it, as long as it is followed. */
function matterBlocks(
  { name }: Following,
  awaited: readonly AwaitedMatter[],
  { report, ends, text }: { report: RatingReport; ends: boolean; text: Text },
): KnownBlock[] {
  if (awaited.length === 0) return [];
  const t = text.ratings;
  const settled = (matter: AwaitedMatter) =>
    isCreatedAgain(matter)
      ? button('template.recreate_this', t.recreateThis, { value: encodeValue(name, matterKey(matter)) })
      : button('reminder.done_this', t.done, { value: encodeValue(name, matterKey(matter)) });
  return [
    section(md`*${t.awaitedTitle}*`),
    ...awaited
      .slice(0, NAMED)
      .map((matter) => section(matterLine(matter, report, text), ends ? {} : { accessory: settled(matter) })),
    ...(awaited.length > NAMED ? [section(md`${t.more(awaited.length - NAMED)}`)] : []),
  ];
}

function matterLine(matter: AwaitedMatter, report: RatingReport, text: Text): Mrkdwn {
  const key = templateKey(matter);
  const standing = standings(report).find((copy) => templateKey(copy) === key);
  const turned = report.recategorised.find((copy) => templateKey(copy) === key);
  const detail =
    matter.matter === 'recategorised' ? (turned?.to ?? null) : reasonOf(standing?.copy?.reason ?? null);
  return text.ratings.awaited[matter.matter](named(matter), detail);
}

function buttons(state: Following, n: number, text: Text): KnownBlock[] {
  const t = text.ratings;
  const value = encodeValue(state.name, String(n));
  return actions('operation', [
    button('template.recreate', text.recreate.open, { value, style: 'primary' }),
    button('reminder.done', t.done, { value }),
    {
      type: 'static_select',
      action_id: 'reminder.snooze',
      placeholder: plain(t.snooze),
      options: snoozes.map((time) => option(t.snoozes[time], encodeValue(state.name, time))),
    },
  ]);
}
