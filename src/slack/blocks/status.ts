import { sendsAgain } from '../../domain/operation/group-move.ts';
import { isApproved } from '../../domain/operation/next.ts';
import type { Plan } from '../../domain/operation/plan.ts';
import {
  doneAt,
  isImport,
  isLive,
  isMigration,
  isTransfer,
  isWhole,
  type OperationState,
  stepPlan,
  stepState,
} from '../../domain/operation/state.ts';
import type { StepState, StepStatus } from '../../domain/operation/step.ts';
import { perhapsPast } from '../../domain/operation/under-way.ts';
import type { ShownStatus, Text } from '../text/shape.ts';
import { formatNumber } from './number.ts';

/** `scheduled` is `awaiting_approval` with all its approvals: it waits for its hour. */
export const shownStatus = (state: OperationState): ShownStatus =>
  state.status === 'awaiting_approval' && isApproved(state) ? 'scheduled' : state.status;

export const statusIcon: Readonly<Record<ShownStatus, string>> = {
  awaiting_approval: '🕓',
  scheduled: '📅',
  running: '🔄',
  verifying: '🔎',
  cancelling: '↩️',
  done: '🏁',
  cancelled: '⏹️',
  declined: '✋',
  expired: '⌛',
  failed: '↩️',
};

/** What the operation is about, in one line. */
export const whatOf = (state: OperationState, text: Text): string => {
  if (isTransfer(state)) {
    const { e164, origin, destination } = state.plan.names;
    return text.transfer.what(formatNumber(e164), origin, destination);
  }
  if (isMigration(state)) {
    const { e164, source, target } = state.plan.names;
    return text.migration.what(formatNumber(e164), source, target ?? text.migration.outside);
  }
  if (isWhole(state)) {
    const { numbers, source, target } = state.plan.names;
    return text.whole.what(numbers.length, source, target ?? text.migration.outside);
  }
  if (!isImport(state)) return '';
  return text.imports.what(state.plan.names.file, state.plan.names.workspace);
};

const titled = <Key extends string>(steps: Record<Key, string>, key: string): key is Key => key in steps;

/** In a migration the workspace of its Braze group stays: `integrate` is another thing there. */
export const stepTitle = (key: string, text: Text, { flow }: Pick<Plan, 'flow'>): string => {
  const { transfer, imports, migration } = text;
  if (flow === 'migration' && titled(migration.group.steps, key)) return migration.group.steps[key];
  if (titled(transfer.steps, key)) return transfer.steps[key];
  if (titled(migration.steps, key)) return migration.steps[key];
  return titled(imports.steps, key) ? imports.steps[key] : key;
};

/** The title of what waits now: the step, or taking it back. */
export const openTitle = (step: StepState, text: Text, plan: Pick<Plan, 'flow'>): string => {
  const title = stepTitle(step.key, text, plan);
  return step.status === 'undoing' ? text.operation.undoTitle(title) : title;
};

/** An archived group is silent until the step has been taken back. */
const SILENT: readonly StepStatus[] = ['done', 'undoing', 'not_undone'];

/** Since when the number cannot send, while the operation runs; null when it can. */
export function silentSince(state: OperationState): string | null {
  const archive = stepState(state, 'archive');
  const archived = archive !== null && SILENT.includes(archive.status);
  const again = sendsAgain(state);
  if (!archived || !isLive(state) || (again !== null && doneAt(state, again) !== null)) return null;
  return archive.closedAt;
}

export const canCancel = (state: OperationState): boolean =>
  isLive(state) && state.status !== 'cancelling' && !state.pastPointOfNoReturn && perhapsPast(state) === null;

/** Steps that would be taken back by cancelling now, in that order. */
export const wouldUndo = (state: OperationState): string[] =>
  state.steps
    .filter((s) => s.status === 'done' && stepPlan(state, s.key)?.undo !== null)
    .map((s) => s.key)
    .reverse();

export const verifying = (state: OperationState): readonly StepState[] =>
  state.steps.filter((s) => stepPlan(state, s.key)?.verifies);
