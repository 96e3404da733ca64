import { APPROVAL_HOURS } from '../asset/limits.ts';
import { hasBegunNumbers } from '../migration/whole-held.ts';
import { approve, decline, hasExpired, replan } from './approval.ts';
import {
  assign,
  atBotStep,
  atOpenStep,
  attempt,
  called,
  confirm,
  fault,
  holdBack,
  reconsider,
  retry,
  sendBack,
  skip,
  succeed,
} from './at-step.ts';
import type { Answer, Command, Refusal } from './commands.ts';
import type { EventData } from './events.ts';
import { evolve } from './evolve.ts';
import { hasCome, hoursAfter, next } from './next.ts';
import { giveWay, reverse, withdrawReverse } from './reversal.ts';
import { isLive, NUMBERS, type OperationState } from './state.ts';
import { isOpen } from './step.ts';
import { perhapsPast } from './under-way.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly EventData[]; readonly state: OperationState }
  | { readonly ok: false; readonly refusal: Refusal };

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
      return atBotStep(state, command.step, (step) => attempt(state, step, { command, now }));
    case 'called':
      return atBotStep(state, command.step, (step) => called(step, command));
    case 'retry':
      return atBotStep(state, command.step, (step) => retry(state, step, command));
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

function cancel(state: OperationState, { by, reason }: Extract<Command, { type: 'cancel' }>): Answer {
  if (state.status === 'cancelling') return [];
  if (!isLive(state)) return { kind: 'closed' };
  if (state.pastPointOfNoReturn) return { kind: 'past_point_of_no_return' };
  const perhaps = perhapsPast(state);
  if (perhaps) return { kind: 'under_way', step: perhaps.key };
  // Its numbers have operations of their own by then, which are cancelled instead.
  if (hasBegunNumbers(state)) return { kind: 'under_way', step: NUMBERS };
  if (reason.trim() === '') return { kind: 'reason_needed' };
  return [{ type: 'cancel_requested', by, reason }];
}

function tick(state: OperationState, now: string): Answer {
  if (hasExpired(state, now)) return [{ type: 'approval_expired' }];
  return state.steps
    .filter((s) => isOpen(s) && !s.reminded && s.due !== null && hasCome(s.due, now))
    .map((s) => ({ type: 'step_overdue', step: s.key }));
}
