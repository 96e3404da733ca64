import type { EventData } from './events.ts';
import { type OperationState, type Status, stepPlan } from './state.ts';
import type { StepPlan, StepState } from './step.ts';

const untried = { attempts: 0, attemptedAt: null, called: null, hintAt: null, error: null } as const;

const fresh = (plan: StepPlan): StepState => ({
  key: plan.key,
  status: 'waiting',
  assignee: plan.assignee,
  due: null,
  closedAt: null,
  by: null,
  proof: null,
  words: null,
  ...untried,
  reminded: false,
});

const onceMore: Partial<StepState> = {
  ...{ status: 'waiting', due: null, closedAt: null },
  ...{ by: null, proof: null, words: null },
};

const withStep = (state: OperationState, key: string, change: Partial<StepState>): OperationState => ({
  ...state,
  steps: state.steps.map((s) => (s.key === key ? { ...s, ...change } : s)),
});

/** Nobody is waited for any more: a step that was open waits again. */
const withNoneOpen = (state: OperationState): OperationState => ({
  ...state,
  steps: state.steps.map((s) => (s.status === 'open' ? { ...s, status: 'waiting', due: null } : s)),
});

const runningAs = (state: OperationState, step: string): Status =>
  stepPlan(state, step)?.verifies ? 'verifying' : 'running';

/** The first event makes the operation; `evolve` knows all that follow. */
export function begin(
  id: string,
  event: Extract<EventData, { type: 'requested' }>,
  at: string,
): OperationState {
  return {
    id,
    name: event.name,
    version: 1,
    status: 'awaiting_approval',
    plan: event.plan,
    digest: event.digest,
    requester: event.requester,
    workspaces: event.workspaces,
    approvalsNeeded: event.approvalsNeeded,
    approvedBy: [],
    confirmations: event.confirmations,
    expiresAt: event.expiresAt,
    requestedAt: at,
    startedAt: null,
    closedAt: null,
    steps: event.plan.steps.map(fresh),
    fields: {},
    pastPointOfNoReturn: false,
    closing: null,
    reversedBy: null,
    error: null,
    paused: false,
  };
}

/** The state after one more event. Never refuses: what happened, happened. */
export function evolve(before: OperationState, event: EventData, at: string): OperationState {
  const state = { ...before, version: before.version + 1 };
  const closed = (status: Status): OperationState => ({ ...state, status, closedAt: at });
  switch (event.type) {
    case 'requested':
      return begin(state.id, event, at);
    case 'approved':
      return { ...state, approvedBy: [...state.approvedBy, event.by] };
    case 'declined':
      return { ...closed('declined'), closing: { by: event.by, reason: event.reason } };
    case 'approval_expired':
      return closed('expired');
    case 'replanned':
      return {
        ...state,
        plan: event.plan,
        digest: event.digest,
        expiresAt: event.expiresAt,
        approvedBy: [],
        steps: event.plan.steps.map((plan) => ({
          ...fresh(plan),
          assignee: state.steps.find((s) => s.key === plan.key)?.assignee ?? plan.assignee,
        })),
      };
    case 'started':
      return { ...state, status: 'running', startedAt: at };
    case 'step_opened':
      return {
        ...withStep(state, event.step, { ...untried, status: 'open', due: event.due, reminded: false }),
        status: runningAs(state, event.step),
      };
    case 'step_attempted':
      return withStep(state, event.step, { attempts: event.attempt, attemptedAt: at, error: null });
    case 'step_called':
      return withStep(state, event.step, { called: { at, reference: event.reference }, error: null });
    case 'step_retried':
      return withStep(state, event.step, untried);
    case 'step_hinted':
      return withStep(state, event.step, { hintAt: event.at });
    case 'step_failed':
      return withStep(state, event.step, { error: event.error });
    case 'step_done': {
      const next = withStep(state, event.step, {
        status: 'done',
        closedAt: at,
        by: event.by,
        proof: event.proof,
        words: event.evidence,
        error: null,
      });
      return {
        ...next,
        fields: { ...next.fields, ...event.fields },
        pastPointOfNoReturn:
          next.pastPointOfNoReturn || stepPlan(state, event.step)?.pointOfNoReturn === true,
      };
    }
    case 'step_proved':
      return withStep(state, event.step, { proof: event.proof });
    case 'step_reopened':
      return withStep(withNoneOpen(state), event.step, onceMore);
    case 'step_sent_back':
      return event.to.reduce((after, key) => withStep(after, key, onceMore), withNoneOpen(state));
    case 'step_skipped':
      return withStep(state, event.step, {
        status: 'skipped',
        closedAt: at,
        by: event.by,
        words: event.reason,
      });
    case 'step_assigned':
      return withStep(state, event.step, {
        assignee: event.to,
        reminded: false,
        ...(event.due === null ? {} : { due: event.due }),
      });
    case 'step_overdue':
      return withStep(state, event.step, { reminded: true });
    case 'cancel_requested':
      return {
        ...withNoneOpen(state),
        status: 'cancelling',
        closing: { by: event.by, reason: event.reason },
      };
    case 'undo_opened':
      return withStep(state, event.step, { status: 'undoing', due: event.due, reminded: false });
    case 'step_undone':
      return withStep(state, event.step, {
        status: 'undone',
        closedAt: at,
        by: event.by,
        words: event.evidence,
      });
    case 'undo_given_up':
      return withStep(state, event.step, {
        status: 'not_undone',
        closedAt: at,
        by: event.by,
        words: event.reason,
      });
    case 'cancelled':
      return closed('cancelled');
    case 'done':
      return closed('done');
    case 'reversed':
      return { ...state, reversedBy: event.by };
    case 'reverse_withdrawn':
      return { ...state, reversedBy: null };
    case 'failed':
      return { ...withNoneOpen(closed('failed')), reversedBy: event.by };
    case 'given_up':
      return {
        ...withNoneOpen(closed(event.as)),
        error: event.error,
        ...(event.as === 'done'
          ? { steps: withStep(state, event.step, { status: 'done', closedAt: at }).steps }
          : {}),
      };
    case 'paused':
    case 'resumed':
      return { ...state, paused: event.type === 'paused' };
    default:
      return event satisfies never;
  }
}

/** State from the whole stream. Throws on an empty stream or one that does not begin with `requested`. */
export function replay(id: string, events: readonly { data: EventData; at: string }[]): OperationState {
  const [first, ...rest] = events;
  if (first?.data.type !== 'requested') throw new Error(`operation ${id} does not begin with "requested"`);
  return rest.reduce((state, e) => evolve(state, e.data, e.at), begin(id, first.data, first.at));
}
