/** Hours in which free text may follow a person's message or call (R40 as decided by C5: opened by the user alone). */
export const WINDOW_HOURS = 24;

export interface Window {
  /** ISO; null when the person never wrote to this number. */
  readonly lastFromPerson: string | null;
}

/** ISO time at which the window closes, or null when it is closed at `now`. */
export function openUntil({ lastFromPerson }: Window, now: string): string | null {
  if (lastFromPerson === null) return null;
  const until = Date.parse(lastFromPerson) + WINDOW_HOURS * 3_600_000;
  return until > Date.parse(now) ? new Date(until).toISOString() : null;
}

export type Consent = 'subscribed' | 'unsubscribed' | 'unknown';

export interface Sending {
  readonly consent: Consent;
  readonly window: Window;
  /** The template's status and category at Meta; null for free text. */
  readonly template: { readonly status: string; readonly category: string } | null;
  /** Whether the person stopped marketing messages of this number. */
  readonly stoppedMarketing: boolean;
  /** The number's status at Meta; null when it was never read. */
  readonly numberStatus: string | null;
  readonly groupStatus: 'active' | 'archived' | null;
}

export type SendRefusal =
  | { readonly kind: 'no_active_group'; readonly rule: 'R50' }
  | { readonly kind: 'not_subscribed'; readonly rule: 'R64' }
  /** WhatsApp delivers no marketing template to them; other templates still arrive (domain.md B.8). */
  | { readonly kind: 'stopped_marketing'; readonly rule: '131050' }
  | { readonly kind: 'window_closed'; readonly rule: 'R41' }
  | { readonly kind: 'template_not_approved'; readonly rule: 'R51'; readonly status: string }
  | { readonly kind: 'number_not_connected'; readonly rule: 'R46'; readonly status: string };

/** Whether a message may go out: opt-in first (R64), then an open window or an approved template (R41, R51). */
export function refuseSending(sending: Sending, now: string): SendRefusal | null {
  const { groupStatus, consent, numberStatus, template, window } = sending;
  if (groupStatus !== 'active') return { kind: 'no_active_group', rule: 'R50' };
  if (consent !== 'subscribed') return { kind: 'not_subscribed', rule: 'R64' };
  if (numberStatus !== null && numberStatus !== 'CONNECTED') {
    return { kind: 'number_not_connected', rule: 'R46', status: numberStatus };
  }
  if (template === null)
    return openUntil(window, now) === null ? { kind: 'window_closed', rule: 'R41' } : null;
  const { status, category } = template;
  if (status !== 'APPROVED') return { kind: 'template_not_approved', rule: 'R51', status };
  const isUnwanted = sending.stoppedMarketing && category === 'MARKETING';
  return isUnwanted ? { kind: 'stopped_marketing', rule: '131050' } : null;
}
