import { COPIED } from '../../domain/migration/copied.ts';
import type { EventData } from '../../domain/operation/events.ts';
import type { Plan } from '../../domain/operation/plan.ts';
import { FIELDS } from '../../domain/subscription/import-report.ts';
import { joined, type Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { stepTitle } from './status.ts';

/** What a step did, in numbers. */
function counted(event: Extract<EventData, { type: 'step_done' }>, text: Text): Mrkdwn[] {
  const t = text.imports.report;
  const n = (field: string) => Number(event.fields[field] ?? 0);
  if (FIELDS.rows in event.fields) {
    return [t.read(n(FIELDS.rows), n(FIELDS.toSubscribe), n(FIELDS.toUnsubscribe), n(FIELDS.rejected))];
  }
  if (COPIED.copied in event.fields) {
    const why = (event.fields[COPIED.why] ?? '').split('\n').filter(Boolean);
    return [text.migration.copied(n(COPIED.copied), n(COPIED.refused), n(COPIED.left), why)];
  }
  if (FIELDS.written in event.fields) return [t.written(n(FIELDS.written), n(FIELDS.lateRejects))];
  return FIELDS.checked in event.fields ? [t.readBack(n(FIELDS.checked))] : [];
}

/** One line of an operation's timeline. */
export function timelineEntry(event: EventData, text: Text, plan: Pick<Plan, 'flow'>): Mrkdwn {
  const t = text.notices.timeline;
  const title = 'step' in event ? stepTitle(event.step, text, plan) : '';
  switch (event.type) {
    case 'requested':
      return t.requested(event.requester);
    case 'approved':
      return t.approved(event.by);
    case 'declined':
      return t.declined(event.by, event.reason);
    case 'approval_expired':
    case 'replanned':
    case 'started':
    case 'cancelled':
    case 'done':
      return t[event.type];
    case 'step_opened':
    case 'step_called':
    case 'step_hinted':
    case 'step_overdue':
    case 'undo_opened':
      return t[event.type](title);
    case 'step_attempted':
      return t.step_attempted(title, event.attempt);
    case 'step_done':
      return joined(
        [
          t.step_done(
            title,
            event.by,
            event.by !== null && event.proof.kind === 'person'
              ? null
              : text.operation.proof[event.proof.kind],
            event.evidence,
          ),
          ...counted(event, text),
        ],
        ' ',
      );
    case 'step_proved':
      return t.step_proved(title, text.operation.proof[event.proof.kind]);
    case 'step_reopened':
      return t.step_reopened(title, event.status);
    case 'step_retried':
      return t.step_retried(title, event.by);
    case 'step_sent_back':
      return t.step_sent_back(
        title,
        stepTitle(event.to[0] ?? event.step, text, plan),
        text.operation.stepError(event.error),
      );
    case 'step_failed':
      return t.step_failed(title, text.operation.stepError(event.error));
    case 'given_up':
      return t.given_up(title, text.operation.stepError(event.error), event.as === 'failed');
    case 'paused':
    case 'resumed':
      return t[event.type](title, event.by);
    case 'step_skipped':
    case 'undo_given_up':
      return t[event.type](title, event.by, event.reason);
    case 'step_assigned':
      return t.step_assigned(title, event.to);
    case 'cancel_requested':
      return t.cancel_requested(event.by, event.reason);
    case 'step_undone':
      return t.step_undone(title, event.by);
    case 'reversed':
    case 'reverse_withdrawn':
    case 'failed':
      return t[event.type](event.by);
    default:
      return event satisfies never;
  }
}
