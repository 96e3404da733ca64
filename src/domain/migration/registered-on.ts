/** Where the number is registered today; the first question, since only one answer leads to a migration. */
export const registrations = ['api', 'business_app', 'coexistence', 'consumer_app', 'none'] as const;
export type RegisteredOn = (typeof registrations)[number];

/**
 * What to do with a number by where it is registered: only one registered for the Business API is migrated (R80);
 * one on the Business app coexists or leaves it (R82), one on the consumer app leaves it (R83), one on both leaves
 * coexistence first (R110), one on none is simply added.
 */
export const routeOf = {
  api: 'migrate',
  business_app: 'coexist_or_delete',
  coexistence: 'leave_coexistence',
  consumer_app: 'delete_account',
  none: 'add',
} as const satisfies Readonly<Record<RegisteredOn, string>>;

export type RegistrationRoute = (typeof routeOf)[RegisteredOn];
