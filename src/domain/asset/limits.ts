/** WABAs that may be added to one Braze workspace (R22). */
export const WABAS_PER_WORKSPACE = 10;
/** Active subscription groups (and sending numbers) on one WABA (R30). */
export const GROUPS_PER_WABA = 20;
/** Subscription groups in one Braze workspace (C14; an older page says 350). */
export const GROUPS_PER_WORKSPACE = 450;
/** `register` and `deregister` calls of one number in a moving window (domain.md B.4; beyond it 133016). */
export const REGISTRATIONS = 10;
/** The hours of that window; for as long Meta blocks a number that went beyond it. */
export const REGISTRATION_HOURS = 72;
/**
 * Milliseconds after a `register` whose answer was lost, from when on a listing without the number is believed. Meta calls a
 * registration instant and documents no lag; five minutes is the longest wait it names for a number that changes hands (133015).
 */
export const REGISTRATION_SHOWS_MS = 5 * 60_000;
/** Hours an approval request waits before it expires (SPEC 4.3). */
export const APPROVAL_HOURS = 24;
/** People that Braze takes in one call, whether it sets their states or reads them (domain.md A.3 to A.6). */
export const PEOPLE_A_CALL = 50;
/** Milliseconds that a written state may take to show in Braze's reads (R77). */
export const STATE_SHOWS_MS = 60_000;
