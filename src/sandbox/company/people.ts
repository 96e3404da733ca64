import type { ChannelSeed, Profile } from '../slack/model.ts';

const person = (id: string, role: string, locale: string, tz: string): Profile => ({
  id,
  name: role.toLowerCase().replaceAll(' ', '.'),
  realName: role,
  locale,
  tz,
});

/** The people of the sandbox are their jobs (SPEC 1); one reads French. */
export const people: Profile[] = [
  person('U0OPS', 'Sample Operator', 'en-GB', 'Europe/London'),
  person('U0APPROVER', 'Sample Approver', 'fr-FR', 'Europe/Paris'),
  person('U0OPTIN', 'Sample Opt-in Owner', 'en-GB', 'Europe/London'),
  { ...person('U0ADMIN', 'Sample Admin', 'en-US', 'America/New_York'), isAdmin: true },
  person('U0OUTSIDER', 'Sample Outsider', 'en-US', 'America/New_York'),
];

const everybody = people.map(({ id }) => id);

export const channels: ChannelSeed[] = [
  { id: 'C0FR', name: 'whatsapp-france', members: everybody },
  { id: 'C0UK', name: 'whatsapp-uk', members: everybody },
  { id: 'C0OUTLET', name: 'whatsapp-outlet', members: everybody },
  { id: 'C0US', name: 'whatsapp-us', members: everybody },
];
