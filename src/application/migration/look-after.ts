import { hasCome } from '../../domain/operation/next.ts';
import { currentStep, type StateOf } from '../../domain/operation/state.ts';
import { mayBePast, shownFrom } from '../../domain/operation/under-way.ts';
import type { Context } from '../ports/context.ts';
import type { Meta } from '../ports/meta.ts';
import { numberOf } from './announced.ts';
import type { Went } from './run-step.ts';
import { watchConnected } from './watch.ts';

/** It is not known whether Meta did it. Nobody may register again or cancel meanwhile (under-way.ts). */
export const unclearAt = (step: string): string =>
  step === 'register' ? 'unclear_register' : 'unclear_press';
/** Meta was read late enough and does not show it: somebody may try again, or cancel. */
export const NOT_ARRIVED = 'not_arrived';
/** A request that began less than a minute ago may still be at it; a look of its own comes after it. */
const AT_IT_MS = 60_000;
/** With the call between them two looks end while the step is still held for the request (decide.ts: 50 seconds). */
const PATIENCE = { withinMs: 10_000 };

/**
 * What became of a call whose request has died: Meta is read before anything else. A code that was sent cannot be seen,
 * so a person says whether it came.
 */
export async function lookAfter(ctx: Context, meta: Meta, state: StateOf<'migration'>): Promise<Went> {
  const step = currentStep(state);
  if (step === null || step.attemptedAt === null) return { kind: 'stuck', error: unclearAt('') };
  const now = ctx.clock.now().toISOString();
  const unclear = unclearAt(step.key);
  const left = Date.parse(step.attemptedAt) + AT_IT_MS - Date.parse(now);
  if (left > 0) return { kind: 'not_yet', afterMs: left };
  const seen = await cameAbout(ctx, meta, state, step.key);
  if (seen?.kind === 'fault' && !seen.retryable)
    return { kind: 'stuck', error: [unclear, seen.said].filter(Boolean).join(' ') };
  if (seen !== null) return seen;
  if (!mayBePast(state, step)) return { kind: 'stuck', error: unclear };
  return hasCome(shownFrom(step), now)
    ? { kind: 'stuck', error: NOT_ARRIVED }
    : { kind: 'not_yet', afterMs: AT_IT_MS };
}

/** Whether Meta shows what the step was to bring about; null where it does not, or cannot. */
export async function cameAbout(
  ctx: Context,
  meta: Meta,
  state: StateOf<'migration'>,
  step: string,
): Promise<Went | null> {
  if (step === 'register') {
    const seen = await watchConnected(ctx, meta, state, PATIENCE);
    return seen.kind === 'not_yet' ? null : seen;
  }
  if (step !== 'enter_code') return null;
  const answer = await meta.number(numberOf(state), state.plan.inputs.source, PATIENCE);
  if (answer.kind === 'fault') return answer;
  return answer.value.codeVerification?.toUpperCase() === 'VERIFIED'
    ? { kind: 'done', proof: { kind: 'seen', at: answer.at } }
    : null;
}
