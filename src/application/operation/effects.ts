import type { ChannelId, UserId } from '../../domain/asset/ids.ts';
import { SUMMARY } from '../../domain/migration/whole-outcome.ts';
import type { Actor } from '../../domain/operation/actor.ts';
import { consequences } from '../../domain/operation/consequences.ts';
import type { EventData, EventType } from '../../domain/operation/events.ts';
import { isApproved } from '../../domain/operation/next.ts';
import { isImport, isPart, type OperationState, stepPlan, stepState } from '../../domain/operation/state.ts';
import { isBots } from '../../domain/operation/step.ts';
import { type RowsOf, rowsToShow } from '../../domain/subscription/import-report.ts';
import { SURVEY } from '../../domain/transfer/carry-over.ts';
import type { Job } from '../ports/jobs.ts';
import type { Destination, Notice, OutgoingNotice } from '../ports/messages.ts';

const UNTOLD: readonly EventType[] = ['step_opened', 'undo_opened', 'step_attempted', 'step_called'];

interface Audience {
  readonly actor: Actor;
  /** Of the touched workspaces. */
  readonly channels: readonly ChannelId[];
  /** Approvers who had been asked about an earlier plan. */
  readonly askedAgain: readonly UserId[];
}

/** Who is told what of one event. `state` is the state after it; keys are stable, so telling twice tells once. */
export function noticesOf(
  state: OperationState,
  event: EventData,
  { actor, channels, askedAgain }: Audience,
): OutgoingNotice[] {
  const { id, name, version } = state;
  const notices: OutgoingNotice[] = [];
  const tell = (key: string, destination: Destination, notice: Notice) =>
    notices.push({ key: `${name}:${version}:${key}`, destination, notice });
  const announce = (what: Extract<Notice, { type: 'announce' }>['what']) => {
    for (const channel of channels) {
      tell(`announce:${channel}`, { kind: 'channel', channel }, { type: 'announce', what, operation: name });
    }
  };
  const requester = (what: Extract<Notice, { type: 'to_requester' }>['what']) =>
    tell('requester', toPerson(state.requester), { type: 'to_requester', what, operation: name });
  const byProvider = actor.kind === 'provider' && actor.name === 'braze';
  const assignee = (type: 'your_turn' | 'overdue' | 'group_refused' | 'step_failed', step: string) => {
    const user = stepState(state, step)?.assignee;
    const themselves = actor.kind === 'person' && actor.user === user;
    if (user && !themselves) tell('assignee', toPerson(user), { type, operation: name, step });
  };

  if (!UNTOLD.includes(event.type)) {
    tell('timeline', { kind: 'thread', operationId: id }, { type: 'timeline', operation: name, version });
  }
  const { signal } = consequences(state, event);
  if (signal) announce(signal);
  if (event.type === 'approved' && isApproved(state)) {
    announce('approved');
    requester('approved');
  }
  if (event.type === 'declined') requester('declined');
  if (event.type === 'approval_expired') requester('expired');
  if (event.type === 'replanned') {
    requester('plan_changed');
    for (const user of askedAgain) {
      const notice = { type: 'to_approver', what: 'plan_changed', operation: name } as const;
      tell(`approver:${user}`, toPerson(user), notice);
    }
  }
  const bot = 'step' in event && isBots(stepPlan(state, event.step));
  if ((event.type === 'step_opened' && !byProvider && !bot) || event.type === 'undo_opened') {
    assignee('your_turn', event.step);
  }
  if (event.type === 'step_assigned' && stepState(state, event.step)?.due) assignee('your_turn', event.step);
  if (event.type === 'step_overdue') assignee('overdue', event.step);
  if (event.type === 'step_reopened') assignee('group_refused', event.step);
  if (event.type === 'step_failed') assignee('step_failed', event.step);
  for (const what of isImport(state) ? rowsToShow(event) : []) {
    const destination = { kind: 'thread', operationId: id } as const;
    // What reads otherwise may differ whenever it is read again.
    const key = `${rowsKey(name, what)}${what === 'not-as-written' ? `-${version}` : ''}`;
    notices.push({ key, destination, notice: { type: 'rows', what, operation: name } });
  }
  // What became of its numbers is told once, of them all.
  if (event.type === 'done' && !isPart(state)) announce('done');
  if (event.type === 'step_done' && SUMMARY.moved in event.fields) announce('numbers_moved');
  if (event.type === 'cancelled') announce('cancelled');
  return notices;
}

/** When the clock has to look at the operation again, and what has to be asked anew. */
export function jobsOf(state: OperationState, event: EventData): { job: Job; after: Date | null }[] {
  const tick = (at: string | null) =>
    at === null ? [] : [{ job: { name: 'tick', operation: state.name } as const, after: new Date(at) }];
  switch (event.type) {
    case 'requested':
      return [...tick(event.expiresAt), ...tick(event.plan.inputs.startAt), ...survey(state)];
    case 'replanned':
      return [...tick(event.expiresAt), ...survey(state)];
    case 'step_opened':
      return [...tick(event.due), ...run(state, event.step)];
    case 'step_retried':
    case 'resumed':
      return run(state, event.step);
    case 'cancelled':
      return isImport(state)
        ? [{ job: { name: 'run', operation: state.name, step: 'write' }, after: null }]
        : [];
    case 'undo_opened':
      return [...tick(event.due), ...watchUndo(state, event.step)];
    case 'step_assigned':
      return tick(event.due);
    case 'step_attempted':
      return lookedAfter(state, event.step);
    case 'step_done':
      return event.proof.kind === 'not_answered'
        ? [{ job: { name: 'probe', operation: state.name, attempt: 1 }, after: null }]
        : [];
    default:
      return [];
  }
}

/** The file in the thread is found again by its name, which is made of this. */
export const rowsKey = (operation: string, what: RowsOf): string => `${operation}:${what}`;

export const toPerson = (user: UserId): Destination => ({ kind: 'person', user });

/** Who is in the destination is looked up while people read the plan. */
const survey = (state: OperationState): { job: Job; after: null }[] =>
  stepPlan(state, 'carry_over')?.kind === 'call'
    ? [{ job: { name: 'run', operation: state.name, step: SURVEY }, after: null }]
    : [];

/** Long enough for the request that makes the call to be over; what came of it is read where that one has died. */
const LOOKED_AFTER_MS = 60_000;

const lookedAfter = (state: OperationState, step: string): { job: Job; after: Date | null }[] => {
  const { asks } = stepPlan(state, step) ?? {};
  const at = stepState(state, step)?.attemptedAt;
  if (asks === undefined || !at) return [];
  return [
    {
      job: { name: 'run', operation: state.name, step },
      after: new Date(Date.parse(at) + LOOKED_AFTER_MS),
    },
  ];
};

/** A step that the bot does itself begins as soon as it is open. */
const run = (state: OperationState, step: string): { job: Job; after: null }[] =>
  isBots(stepPlan(state, step)) ? [{ job: { name: 'run', operation: state.name, step }, after: null }] : [];

/** What is taken back by people may show at the provider, and ends by itself then. */
const watchUndo = (state: OperationState, step: string): { job: Job; after: null }[] =>
  stepPlan(state, step)?.undo === 'watch'
    ? [{ job: { name: 'run', operation: state.name, step }, after: null }]
    : [];
