import type { Answer, Command, Meaning } from './commands.ts';
import type { EventData } from './events.ts';
import { isLive, isRunning, type OperationState, stepPlan, stepState } from './state.ts';
import { isOpen, isStuck, type StepState } from './step.ts';
import { isUnderWay, mayBePast } from './under-way.ts';

/** What happens only at a step that waits for somebody now. */
export function atOpenStep(state: OperationState, key: string, then: (step: StepState) => Answer): Answer {
  if (!isLive(state)) return { kind: 'closed' };
  const step = stepState(state, key);
  return step !== null && isOpen(step) ? then(step) : { kind: 'not_current', step: key };
}

/** Only what the bot does itself, forward or back, is attempted, succeeds or fails without a person. */
export const atBotStep = (state: OperationState, key: string, then: (step: StepState) => Answer): Answer =>
  atOpenStep(state, key, (step) => {
    const plan = stepPlan(state, key);
    const byBot = step.status === 'undoing' ? plan?.undo !== 'manual' : plan?.kind !== 'manual';
    return byBot ? then(step) : { kind: 'not_current', step: key };
  });

/** The call that cannot be taken back is made again only once it is known not to have arrived. */
export function attempt(
  state: OperationState,
  step: StepState,
  { command, now }: { command: Extract<Command, { type: 'attempt' }>; now: string },
): Answer {
  if (isUnderWay(state, step, now) || mayBePast(state, step)) return { kind: 'under_way', step: step.key };
  return command.attempt === step.attempts + 1
    ? [{ type: 'step_attempted', step: step.key, attempt: command.attempt }]
    : { kind: 'not_current', step: step.key };
}

export const called = (
  { key, called: before }: StepState,
  { reference }: Extract<Command, { type: 'called' }>,
): Answer =>
  before === null ? [{ type: 'step_called', step: key, reference }] : { kind: 'not_current', step: key };

export function retry(
  state: OperationState,
  step: StepState,
  { by }: Extract<Command, { type: 'retry' }>,
): Answer {
  if (mayBePast(state, step)) return { kind: 'under_way', step: step.key };
  return isStuck(step) ? [{ type: 'step_retried', step: step.key, by }] : [];
}

/** A press that meant the step must not count as taking it back, nor the other way round. */
const isMeant = (step: StepState, meaning: Meaning): boolean =>
  (step.status === 'undoing') === (meaning === 'undo');

export function confirm(
  state: OperationState,
  step: StepState,
  { by, evidence, fields, proof, meaning }: Extract<Command, { type: 'confirm' }>,
): Answer {
  const plan = stepPlan(state, step.key);
  if (!isMeant(step, meaning)) return { kind: 'not_current', step: step.key };
  if (step.status === 'undoing') {
    if (plan?.undo === 'call') return { kind: 'not_manual', step: step.key };
    return [{ type: 'step_undone', step: step.key, by, evidence }];
  }
  // What the bot could not do or prove, a person may still have done and seen.
  if (plan?.kind !== 'manual' && !isStuck(step)) return { kind: 'not_manual', step: step.key };
  const field = plan?.enters.find((name) => !fields[name]);
  if (field) return { kind: 'field_needed', field };
  return [{ type: 'step_done', step: step.key, by, proof, evidence, fields }];
}

/** Twice does nothing more; a press that comes after the step is refused like every other. */
export const holdBack = (
  state: OperationState,
  { type, step, by }: Extract<Command, { type: 'pause' | 'resume' }>,
): Answer =>
  state.paused === (type === 'pause') ? [] : [{ type: type === 'pause' ? 'paused' : 'resumed', step, by }];

/** What was read of one attempt says nothing of a newer one, and nothing twice. */
export const fault = (
  { key, attempts, error: told }: StepState,
  { error, attempt }: Extract<Command, { type: 'fault' }>,
): readonly EventData[] =>
  attempt !== undefined && (attempt !== attempts || told === error)
    ? []
    : [{ type: 'step_failed', step: key, error }];

/** Only what a person is asked for is done once more, and only while nothing has moved for good. */
export function sendBack(
  state: OperationState,
  { key, status, attempts }: StepState,
  { to, error }: Extract<Command, { type: 'send_back' }>,
): Answer {
  const keys = state.steps.map((step) => step.key);
  const between = state.steps.slice(keys.indexOf(to), keys.indexOf(key));
  const asked = between.filter((step) => step.status === 'done' && stepPlan(state, step.key)?.asks);
  const isAsked = asked[0]?.key === to;
  if (!isAsked || status !== 'open' || attempts === 0 || state.pastPointOfNoReturn)
    return { kind: 'not_current', step: to };
  return [{ type: 'step_sent_back', step: key, to: asked.map((step) => step.key), error }];
}

export function succeed(
  step: StepState,
  { by, proof, fields }: Extract<Command, { type: 'succeed' }>,
): Answer {
  if (step.status === 'undoing')
    return [{ type: 'step_undone', step: step.key, by: by ?? null, evidence: null }];
  return [{ type: 'step_done', step: step.key, by: by ?? null, proof, evidence: null, fields }];
}

export function skip(
  state: OperationState,
  step: StepState,
  command: Extract<Command, { type: 'skip' }>,
): Answer {
  const { by, reason } = command;
  if (!isMeant(step, command.meaning)) return { kind: 'not_current', step: step.key };
  if (reason.trim() === '') return { kind: 'reason_needed' };
  if (step.status === 'undoing') return [{ type: 'undo_given_up', step: step.key, by, reason }];
  if (!stepPlan(state, step.key)?.skippable) return { kind: 'not_skippable', step: step.key };
  return [{ type: 'step_skipped', step: step.key, by, reason }];
}

export function assign(
  state: OperationState,
  { step: key, to, due }: Extract<Command, { type: 'assign' }>,
): Answer {
  if (!isLive(state)) return { kind: 'closed' };
  const step = stepState(state, key);
  if (step === null || !(isOpen(step) || step.status === 'waiting'))
    return { kind: 'not_current', step: key };
  const changed = isOpen(step) && due !== step.due ? due : null;
  return step.assignee === to && changed === null
    ? []
    : [{ type: 'step_assigned', step: key, to, due: changed }];
}

/**
 * An answer that came in about a step that was already taken as done without one. No step opens again while
 * a reverse is pending: that one was planned from what this one has done.
 */
export function reconsider(state: OperationState, key: string, event: EventData): Answer {
  if (!isRunning(state)) return { kind: 'closed' };
  if (event.type === 'step_reopened' && state.reversedBy !== null) return { kind: 'not_current', step: key };
  const step = stepState(state, key);
  return step?.status === 'done' && step.proof?.kind === 'not_answered'
    ? [event]
    : { kind: 'not_current', step: key };
}
