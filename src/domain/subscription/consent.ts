/** How a person opted in or out (R70); `none`: nobody could say, so there is no proof. */
export const consents = ['sms', 'website', 'thread', 'phone', 'in_person', 'none'] as const;

export type Consent = (typeof consents)[number];

/** Two states can be written, three are read: `unknown` is not consent (R61, R63, C26). */
export type WrittenState = 'subscribed' | 'unsubscribed';
export type ReadState = WrittenState | 'unknown';
