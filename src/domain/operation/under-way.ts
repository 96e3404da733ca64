import { REGISTRATION_SHOWS_MS } from '../asset/limits.ts';
import { type OperationState, stepPlan } from './state.ts';
import type { StepState } from './step.ts';

/** The longest that a person's call may take, its look at the provider included. */
const CALL_MS = 50_000;

/** The request that makes a person's call holds the step meanwhile; one that died is looked after (effects). */
export const isUnderWay = (state: OperationState, step: StepState, now: string): boolean =>
  stepPlan(state, step.key)?.asks !== undefined &&
  step.attemptedAt !== null &&
  step.error === null &&
  Date.parse(now) - Date.parse(step.attemptedAt) < CALL_MS;

/** What an error begins with where it is not known whether the provider did it. */
const UNCLEAR = 'unclear';

/** The step whose call may have moved it past the point of no return; it is not cancelled meanwhile. */
export const perhapsPast = (state: OperationState): StepState | null =>
  state.steps.find((step) => mayBePast(state, step)) ?? null;

/** The point of no return was called for, and nobody knows yet that it was refused. */
export function mayBePast(state: OperationState, step: StepState): boolean {
  const plan = stepPlan(state, step.key);
  const called = step.status === 'open' && step.attempts > 0 && plan?.asks !== undefined;
  return called && plan.pointOfNoReturn && (step.error === null || step.error.startsWith(UNCLEAR));
}

/** From when on a provider that does not show the call's outcome is believed, ISO: a listing may lag behind. */
export const shownFrom = (step: StepState): string =>
  new Date(Date.parse(step.attemptedAt ?? '') + REGISTRATION_SHOWS_MS).toISOString();
