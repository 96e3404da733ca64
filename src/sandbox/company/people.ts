import type { ChannelSeed, Profile } from '../slack/model.ts';

export type SamplePerson = Profile & { readonly job: string };

const person = (id: string, role: string, locale: string, tz: string, job: string): SamplePerson => ({
  id,
  name: role.toLowerCase().replaceAll(' ', '.'),
  realName: role,
  locale,
  tz,
  job,
});

/** The people of the sandbox are their jobs (SPEC 1); one reads French. */
export const people: readonly SamplePerson[] = [
  person('U0OPS', 'Sample Operator', 'en-GB', 'Europe/London', 'operator'),
  person('U0APPROVER', 'Sample Approver', 'fr-FR', 'Europe/Paris', 'approver'),
  person('U0OPTIN', 'Sample Opt-in Owner', 'en-GB', 'Europe/London', 'opt-in owner'),
  { ...person('U0ADMIN', 'Sample Admin', 'en-US', 'America/New_York', 'admin'), isAdmin: true },
  person('U0OUTSIDER', 'Sample Outsider', 'en-US', 'America/New_York', 'outsider'),
];

/** As the workspace's Slack knows them. */
export const profiles: Profile[] = people.map(({ job: _, ...profile }) => profile);

const everybody = people.map(({ id }) => id);

export const channels: ChannelSeed[] = [
  { id: 'C0FR', name: 'whatsapp-france', members: everybody },
  { id: 'C0UK', name: 'whatsapp-uk', members: everybody },
  { id: 'C0OUTLET', name: 'whatsapp-outlet', members: everybody },
  { id: 'C0US', name: 'whatsapp-us', members: everybody },
  { id: 'C0SERVICE', name: 'whatsapp-service', members: everybody },
  { id: 'C0PARTNERS', name: 'whatsapp-partners', members: everybody },
];
