import { isLive, type OperationState, type StateOf } from '../operation/state.ts';
import type { NamedNumber } from './whole-plan.ts';

/** How far one number of a WABA that moves whole is; `none`: it was gone when its turn came. */
export type NumberOutcome = 'waiting' | 'under_way' | 'moved' | 'stayed' | 'none';

/** A number of the WABA with its own operation, once that has begun. */
export interface Part {
  readonly of: NamedNumber;
  readonly operation: StateOf<'migration'> | null;
  readonly outcome: NumberOutcome;
}

/** Past its point of no return a number has moved, whatever is still to be done for it. */
const outcomeOf = (operation: OperationState | null, hasBegun: boolean): NumberOutcome => {
  if (operation === null) return hasBegun ? 'none' : 'waiting';
  if (isLive(operation)) return 'under_way';
  return operation.pastPointOfNoReturn ? 'moved' : 'stayed';
};

/** Every number in the order of the plan. */
export function partsOf(
  { plan }: StateOf<'waba_migration'>,
  operations: readonly StateOf<'migration'>[],
  hasBegun: boolean,
): readonly Part[] {
  return plan.names.numbers.map((of) => {
    const operation = operations.find(({ plan: { inputs } }) => inputs.number === of.number) ?? null;
    return { of, operation, outcome: outcomeOf(operation, hasBegun) };
  });
}

/** The fields of the step `numbers` in which the summary is kept. */
export const SUMMARY = { moved: 'numbers_moved', stayed: 'numbers_stayed' } as const;

/** What became of all of them; null while one is not over. `stayed` as E.164. */
export function summaryOf(
  parts: readonly Part[],
): { readonly moved: number; readonly stayed: readonly string[] } | null {
  if (parts.some(({ outcome }) => outcome === 'waiting' || outcome === 'under_way')) return null;
  const stayed = parts.filter(({ outcome }) => outcome !== 'moved').map(({ of }) => of.e164);
  return { moved: parts.length - stayed.length, stayed };
}
