import type { RuleId } from '../rules.ts';

/** `overridden` exists only where a decision allows it (C19); `unknown` waits for a person's word. */
export type CheckOutcome = 'pass' | 'fail' | 'warn' | 'unknown' | 'overridden';

export type CheckSource = 'inventory' | 'grants' | 'operations' | 'meta' | 'person';

/** One precondition with its evidence: `reason` says which sentence applies, `facts` fill it in. */
export interface Check<Key extends string = string, Reason extends string = string, Facts = object> {
  readonly key: Key;
  readonly outcome: CheckOutcome;
  readonly reason: Reason;
  readonly facts: Facts;
  readonly rules: readonly RuleId[];
  readonly source: CheckSource;
  /** ISO time of the reading. */
  readonly readAt: string;
  /** A decision allows a person to override it, by name and with a reason (C19). */
  readonly overridable?: true;
}

/** A person's word on an unknown check. */
export interface Confirmation {
  readonly check: string;
  readonly by: string;
  readonly because: string | null;
}

export const failing = (checks: readonly Check[]): readonly Check[] =>
  checks.filter((c) => c.outcome === 'fail');

/** Unknown checks that nobody has answered for yet. */
export const unanswered = <C extends Check>(
  checks: readonly C[],
  confirmations: readonly Confirmation[],
): C[] =>
  checks.filter(
    (c) =>
      c.outcome === 'unknown' &&
      !confirmations.some((said) => said.check === c.key && (!c.overridable || said.because !== null)),
  );

/** Nothing fails and a person has spoken for every unknown: only such a plan may be approved and started (SPEC 4.2). */
export const isSound = (checks: readonly Check[], confirmations: readonly Confirmation[]): boolean =>
  failing(checks).length === 0 && unanswered(checks, confirmations).length === 0;
