import type { Button, KnownBlock } from '@slack/types';
import type { PushProgress } from '../../application/ports/pushes.ts';
import { currentStep, isLive, type StateOf } from '../../domain/operation/state.ts';
import { isStuck } from '../../domain/operation/step.ts';
import type { Pace } from '../text/import-shape.ts';
import { joined, type Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { encodeValue } from '../values.ts';
import { button, fields, header, section } from './primitives.ts';

type Import = StateOf<'import'>;

export const importHead = (state: Import, text: Text): KnownBlock[] => {
  const { names } = state.plan;
  const t = text.imports;
  return [
    header(t.title(state.name, names.file)),
    fields([t.of(names.file, names.workspace), t.group(names.group)]),
  ];
};

/** What the file asks for and how far it is; `now` is ISO. */
export function importProgress(
  state: Import,
  progress: PushProgress | null,
  text: Text,
  now: string,
): KnownBlock[] {
  const t = text.imports;
  if (progress === null) return [];
  const { dryRun } = progress;
  const lines: Mrkdwn[] = [];
  if (dryRun === null) {
    if (state.status === 'running' && progress.readRows > 0) lines.push(t.reading(progress.readRows));
  } else {
    lines.push(t.found(dryRun));
    if (dryRun.separator !== null && dryRun.separator !== ',') lines.push(t.separator(dryRun.separator));
    if (dryRun.ignored.length > 0) lines.push(t.ignored(dryRun.ignored.slice(0, 10)));
    if (currentStep(state)?.key === 'confirm' && dryRun.sample.length > 0)
      lines.push(t.sample(dryRun.sample));
    if (state.status === 'cancelled' && progress.startedAt !== null)
      lines.push(t.stopped(progress.written, dryRun.toSubscribe + dryRun.toUnsubscribe));
    else if (progress.startedAt !== null) lines.push(t.pace(paceOf(state, progress, now)));
    const refused = progress.rejected - dryRun.rejected;
    if (refused > 0) lines.push(t.refusedByBraze(refused));
    const { checked, missing } = progress.readBack;
    const isOver = missing === 0 || !isLooking(state);
    if (checked > 0) lines.push(isOver ? t.readBack(checked, missing) : t.notYet(checked, missing));
  }
  if (state.paused && isLive(state)) lines.push(t.paused);
  return lines.length === 0 ? [] : [section(joined(lines))];
}

function isLooking(state: Import): boolean {
  const step = currentStep(state);
  return step?.key === 'read_back' && !isStuck(step);
}

/** Before that a rate says nothing. */
const ENOUGH_SECONDS = 5;

function paceOf(state: Import, progress: PushProgress, now: string): Pace {
  const { startedAt, lastWrittenAt, written, rows } = progress;
  if (state.paused) return { written, rows, perSecond: null, secondsLeft: null };
  const until = written < rows ? now : (lastWrittenAt ?? now);
  const seconds = startedAt === null ? 0 : (Date.parse(until) - Date.parse(startedAt)) / 1000;
  const perSecond = seconds >= ENOUGH_SECONDS && written > 0 ? written / seconds : null;
  const secondsLeft = perSecond === null || written >= rows ? null : (rows - written) / perSecond;
  return { written, rows, perSecond, secondsLeft };
}

/** What an import's own step offers besides what every step does. */
export function importButtons(state: Import, progress: PushProgress | null, text: Text): Button[] {
  const t = text.imports;
  const step = currentStep(state);
  const value = encodeValue(state.name);
  if (step?.key === 'confirm' && progress?.dryRun) {
    const { workspace } = state.plan.names;
    const confirm = {
      title: t.confirmTitle,
      text: t.confirmText(progress.dryRun, workspace),
      yes: t.yes,
      no: t.no,
    };
    return [button('import.confirm', t.confirm, { value, style: 'primary', confirm })];
  }
  if (step?.key !== 'write' || isStuck(step)) return [];
  return [
    state.paused
      ? button('import.resume', t.resume, { value, style: 'primary' })
      : button('import.pause', t.pause, { value }),
  ];
}
