import type { Change } from '../application/operation/change.ts';
import type { Refusal } from '../domain/operation/commands.ts';
import { isMigration, isWhole, type OperationState, stepState } from '../domain/operation/state.ts';
import { shownStatus, stepTitle } from './blocks/status.ts';
import { type Desk, deniedWords } from './desk.ts';
import type { Mrkdwn } from './text/mrkdwn.ts';
import type { Text } from './text/shape.ts';

/** What happened instead of what was asked: a stale press is answered with it (SPEC 4). */
export function refusalWords(refusal: Refusal, state: OperationState, text: Text): Mrkdwn {
  const t = text.refusals;
  const status = text.operation.status[shownStatus(state)];
  switch (refusal.kind) {
    case 'closed':
    case 'not_awaiting_approval':
      return t[refusal.kind](state.name, status);
    case 'own_request':
    case 'reason_needed':
    case 'field_needed':
      return t[refusal.kind];
    case 'past_point_of_no_return':
      return isMigration(state) || isWhole(state)
        ? text.migration.pastPointOfNoReturn(state.name)
        : t.past_point_of_no_return(state.name);
    case 'plan_changed':
    case 'plan_fails':
    case 'not_reversible':
      return t[refusal.kind](state.name);
    case 'under_way':
    case 'not_manual':
    case 'not_skippable':
      return t[refusal.kind](stepTitle(refusal.step, text, state.plan));
    case 'not_current': {
      const step = stepState(state, refusal.step);
      const title = stepTitle(refusal.step, text, state.plan);
      if (step?.status === 'done' && step.closedAt)
        return t.not_current(title, t.step_done_by(step.by, step.closedAt));
      return t.not_current(title, step ? text.operation.stepLine[step.status] : status);
    }
    default:
      return refusal satisfies never;
  }
}

/** The words for anything but success; null when it worked, even if nothing was left to do. */
export async function changeWords(
  desk: Desk,
  change: Change,
  operation: string,
  text: Text,
): Promise<Mrkdwn | null> {
  switch (change.kind) {
    case 'changed':
    case 'unchanged':
      return null;
    case 'refused':
      return refusalWords(change.refusal, change.state, text);
    case 'denied':
      return deniedWords(desk, change.denied, text);
    case 'missing':
      return text.errors.missingOperation(operation);
    default:
      return change satisfies never;
  }
}
