import { APPROVAL_HOURS } from '../asset/limits.ts';
import { hasBegunNumbers } from '../migration/whole-held.ts';
import { approve, decline, hasExpired, replan } from './approval.ts';
import type { Command, Meaning, Refusal } from './commands.ts';
import type { EventData } from './events.ts';
import { evolve } from './evolve.ts';
import { hasCome, hoursAfter, next } from './next.ts';
import { giveWay, reverse, withdrawReverse } from './reversal.ts';
import { isLive, isRunning, type OperationState, stepPlan, stepState } from './state.ts';
import { isOpen, isStuck, type StepState } from './step.ts';
import { isUnderWay, mayBePast, perhapsPast } from './under-way.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly EventData[]; readonly state: OperationState }
  | { readonly ok: false; readonly refusal: Refusal };

type Answer = readonly EventData[] | Refusal;

/**
 * Everything that may happen to an operation is decided here. Same state, command and time: same events.
 * `now` is ISO. An accepted command that changes nothing gives no events.
 */
export function decide(state: OperationState, command: Command, now: string): Decision {
  const answer = respond(state, command, now);
  if ('kind' in answer) return { ok: false, refusal: answer };
  return withConsequences(state, answer, now);
}

/** The events, followed by all that they bring about by themselves: the next step, the start, the end. */
export function withConsequences(state: OperationState, own: readonly EventData[], now: string): Decision {
  const events: EventData[] = [];
  let after = state;
  const take = (event: EventData) => {
    events.push(event);
    after = evolve(after, event, now);
  };
  own.forEach(take);
  for (let event = next(after, now); event !== null; event = next(after, now)) take(event);
  return { ok: true, events, state: after };
}

function respond(state: OperationState, command: Command, now: string): Answer {
  switch (command.type) {
    case 'approve':
      return approve(state, command, now);
    case 'decline':
      return decline(state, command);
    case 'replan':
      return replan(state, command.plan, hoursAfter(now, APPROVAL_HOURS));
    case 'confirm':
      return atOpenStep(state, command.step, (step) => confirm(state, step, command));
    case 'skip':
      return atOpenStep(state, command.step, (step) => skip(state, step, command));
    case 'assign':
      return assign(state, command);
    case 'attempt':
      return atBotStep(state, command.step, (step) => {
        // The call that cannot be taken back is made again only once it is known not to have arrived.
        if (isUnderWay(state, step, now) || mayBePast(state, step))
          return { kind: 'under_way', step: step.key };
        return command.attempt === step.attempts + 1
          ? [{ type: 'step_attempted', step: step.key, attempt: command.attempt }]
          : { kind: 'not_current', step: step.key };
      });
    case 'called':
      return atBotStep(state, command.step, (step) =>
        step.called === null
          ? [{ type: 'step_called', step: step.key, reference: command.reference }]
          : { kind: 'not_current', step: step.key },
      );
    case 'retry':
      return atBotStep(state, command.step, (step) => {
        if (mayBePast(state, step)) return { kind: 'under_way', step: step.key };
        return isStuck(step) ? [{ type: 'step_retried', step: step.key, by: command.by }] : [];
      });
    case 'hint':
      return atOpenStep(state, command.step, (step) =>
        step.hintAt === null ? [{ type: 'step_hinted', step: step.key, at: command.at }] : [],
      );
    case 'succeed':
      return atBotStep(state, command.step, (step) => succeed(step, command));
    case 'fault':
      return atBotStep(state, command.step, (step) => fault(step, command));
    case 'send_back':
      return atBotStep(state, command.step, (step) => sendBack(state, step, command));
    case 'give_up':
      return atBotStep(state, command.step, ({ key }) => [
        { type: 'given_up', step: key, error: command.error, as: command.as },
      ]);
    case 'pause':
    case 'resume':
      return atBotStep(state, command.step, ({ key }) => holdBack(state, { ...command, step: key }));
    case 'prove':
      return reconsider(state, command.step, {
        type: 'step_proved',
        step: command.step,
        proof: command.proof,
      });
    case 'reject':
      return reconsider(state, command.step, {
        type: 'step_reopened',
        step: command.step,
        status: command.status,
      });
    case 'cancel':
      return cancel(state, command);
    case 'reverse':
      return reverse(state, command.by);
    case 'give_way':
      return giveWay(state, command.by);
    case 'withdraw_reverse':
      return withdrawReverse(state, command.by);
    case 'tick':
      return tick(state, now);
    default:
      return command satisfies never;
  }
}

function atOpenStep(state: OperationState, key: string, then: (step: StepState) => Answer): Answer {
  if (!isLive(state)) return { kind: 'closed' };
  const step = stepState(state, key);
  return step !== null && isOpen(step) ? then(step) : { kind: 'not_current', step: key };
}

/** Only what the bot does itself, forward or back, is attempted, succeeds or fails without a person. */
const atBotStep = (state: OperationState, key: string, then: (step: StepState) => Answer): Answer =>
  atOpenStep(state, key, (step) => {
    const plan = stepPlan(state, key);
    const byBot = step.status === 'undoing' ? plan?.undo !== 'manual' : plan?.kind !== 'manual';
    return byBot ? then(step) : { kind: 'not_current', step: key };
  });

/** A press that meant the step must not count as taking it back, nor the other way round. */
const isMeant = (step: StepState, meaning: Meaning): boolean =>
  (step.status === 'undoing') === (meaning === 'undo');

function confirm(
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
const holdBack = (
  state: OperationState,
  { type, step, by }: Extract<Command, { type: 'pause' | 'resume' }>,
): Answer =>
  state.paused === (type === 'pause') ? [] : [{ type: type === 'pause' ? 'paused' : 'resumed', step, by }];

/** What was read of one attempt says nothing of a newer one, and nothing twice. */
const fault = (
  { key, attempts, error: told }: StepState,
  { error, attempt }: Extract<Command, { type: 'fault' }>,
): readonly EventData[] =>
  attempt !== undefined && (attempt !== attempts || told === error)
    ? []
    : [{ type: 'step_failed', step: key, error }];

/** Only what a person is asked for is done once more, and only while nothing has moved for good. */
function sendBack(
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

function succeed(step: StepState, { by, proof, fields }: Extract<Command, { type: 'succeed' }>): Answer {
  if (step.status === 'undoing')
    return [{ type: 'step_undone', step: step.key, by: by ?? null, evidence: null }];
  return [{ type: 'step_done', step: step.key, by: by ?? null, proof, evidence: null, fields }];
}

function skip(state: OperationState, step: StepState, command: Extract<Command, { type: 'skip' }>): Answer {
  const { by, reason } = command;
  if (!isMeant(step, command.meaning)) return { kind: 'not_current', step: step.key };
  if (reason.trim() === '') return { kind: 'reason_needed' };
  if (step.status === 'undoing') return [{ type: 'undo_given_up', step: step.key, by, reason }];
  if (!stepPlan(state, step.key)?.skippable) return { kind: 'not_skippable', step: step.key };
  return [{ type: 'step_skipped', step: step.key, by, reason }];
}

function assign(state: OperationState, { step: key, to, due }: Extract<Command, { type: 'assign' }>): Answer {
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
function reconsider(state: OperationState, key: string, event: EventData): Answer {
  if (!isRunning(state)) return { kind: 'closed' };
  if (event.type === 'step_reopened' && state.reversedBy !== null) return { kind: 'not_current', step: key };
  const step = stepState(state, key);
  return step?.status === 'done' && step.proof?.kind === 'not_answered'
    ? [event]
    : { kind: 'not_current', step: key };
}

function cancel(state: OperationState, { by, reason }: Extract<Command, { type: 'cancel' }>): Answer {
  if (state.status === 'cancelling') return [];
  if (!isLive(state)) return { kind: 'closed' };
  if (state.pastPointOfNoReturn) return { kind: 'past_point_of_no_return' };
  const perhaps = perhapsPast(state);
  if (perhaps) return { kind: 'under_way', step: perhaps.key };
  // Its numbers have operations of their own by then, which are cancelled instead.
  if (hasBegunNumbers(state)) return { kind: 'under_way', step: 'numbers' };
  if (reason.trim() === '') return { kind: 'reason_needed' };
  return [{ type: 'cancel_requested', by, reason }];
}

function tick(state: OperationState, now: string): Answer {
  if (hasExpired(state, now)) return [{ type: 'approval_expired' }];
  return state.steps
    .filter((s) => isOpen(s) && !s.reminded && s.due !== null && hasCome(s.due, now))
    .map((s) => ({ type: 'step_overdue', step: s.key }));
}
