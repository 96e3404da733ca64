import type { FaultKind, Remedy } from '../../application/ports/provider.ts';

/** What an error of Meta means for whoever made the call. */
export interface Meaning {
  readonly fault: FaultKind;
  readonly remedy: Remedy;
  /** Milliseconds, where Meta's documentation says how long. */
  readonly waitMs?: number;
  readonly retryable?: boolean;
  /** Its limit is the one that the usage headers tell of: they know better than `waitMs`. */
  readonly metered?: boolean;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const means = (fault: FaultKind, remedy: Remedy, more: Omit<Meaning, 'fault' | 'remedy'> = {}): Meaning => ({
  fault,
  remedy,
  ...more,
});
const settled = { retryable: false };

/** Every error of domain.md B.8. A code that stands in several rows there has the same meaning in all of them. */
const meanings: readonly (readonly [readonly number[], Meaning])[] = [
  [[0, 190], means('unauthorized', 'new_token')],
  [[3, 10], means('forbidden', 'grant_permission')],
  [[33], means('not_found', 'find_asset_again')],
  [[100], means('invalid', 'fix_input')],
  [[4, 80007, 80008], means('rate_limited', 'wait', { waitMs: 5 * minuteMs, metered: true })],
  [[130429], means('rate_limited', 'wait')],
  [[131056], means('rate_limited', 'wait', { waitMs: 6000 })],
  [[131048], means('refused', 'check_account')],
  [[133016], means('rate_limited', 'wait', { waitMs: 72 * hourMs, ...settled })],
  [[368, 131031], means('refused', 'check_account')],
  [[131026], means('refused', 'check_recipient')],
  [[131042], means('refused', 'add_payment')],
  [[131045], means('refused', 'register_number')],
  [[131047], means('refused', 'use_template')],
  [[131049, 131050], means('refused', 'read_message')],
  [[131057, 2494100], means('unavailable', 'wait', { waitMs: 5 * minuteMs })],
  [[132000, 132001, 132005, 132007, 132012], means('invalid', 'fix_input')],
  [[132015, 132016], means('refused', 'read_message')],
  [[133000], means('refused', 'deregister_first')],
  [[133005], means('refused', 'ask_pin_owner')],
  [[133006], means('refused', 'verify_again')],
  [[133008, 133009], means('rate_limited', 'wait', settled)],
  [[133010], means('refused', 'register_number')],
  [[133015], means('refused', 'wait', { waitMs: 5 * minuteMs, retryable: true })],
  [[2388001], means('refused', 'read_message')],
  [[2388012], means('refused', 'read_message')],
  [[2388091, 2388093], means('refused', 'skip_verification')],
  [[2388103], means('refused', 'read_message')],
  [[2388019], means('refused', 'free_templates')],
  [[2388040, 2388047, 2388072, 2388073, 2388293, 2388299], means('invalid', 'fix_input')],
];
/** By code, or by subcode where that is the specific one. */
export const meaningOf: ReadonlyMap<number, Meaning> = new Map(
  meanings.flatMap(([codes, meaning]) => codes.map((each) => [each, meaning] as const)),
);
