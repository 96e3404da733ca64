import type { Answer, Command, Refusal } from './commands.ts';
import type { EventData } from './events.ts';
import { isLive, isRunning, type OperationState } from './state.ts';

const NOT_REVERSIBLE: Refusal = { kind: 'not_reversible' };

/**
 * R14: a number goes back by the same operation mirrored; only what has passed its point of no return needs it.
 * One that its reverse had ended counts too, once that reverse is withdrawn.
 */
export const isReversible = (state: OperationState): boolean =>
  state.reversedBy === null &&
  state.pastPointOfNoReturn &&
  (state.status === 'done' || state.status === 'failed' || isRunning(state));

/** The mirrored operation was asked for: there is no second one, and what this one held passes over to it. */
export const reverse = (state: OperationState, by: string): Answer =>
  isReversible(state) ? [{ type: 'reversed', by }] : NOT_REVERSIBLE;

/** The mirrored operation has started: one that is still live ends here. */
export function giveWay(state: OperationState, by: string): Answer {
  if (state.reversedBy !== by) return NOT_REVERSIBLE;
  return isLive(state) ? [{ type: 'failed', why: 'reversed', by }] : [];
}

/** The mirrored operation ended before it had moved anything: the way back is open again. */
export const withdrawReverse = (state: OperationState, by: string): Answer =>
  state.reversedBy === by ? [{ type: 'reverse_withdrawn', by }] : NOT_REVERSIBLE;

/** What an event of a reverse asks of the operation that it takes back; an operation is cancelled only before its point of no return. */
export function askedOfOriginal(reverse: Pick<OperationState, 'name'>, event: EventData): Command | null {
  switch (event.type) {
    case 'started':
      return { type: 'give_way', by: reverse.name };
    case 'declined':
    case 'approval_expired':
    case 'cancelled':
      return { type: 'withdraw_reverse', by: reverse.name };
    default:
      return null;
  }
}
