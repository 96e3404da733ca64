import type { ChannelSeed, Profile } from '../../src/sandbox/slack/model.ts';

/** Sample ids that tests name. */
export const groups = {
  fr: '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10',
  uk: '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a12',
  us: '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a13',
} as const;

/** Lines of the inventory file, section by section. */
export interface Rows {
  readonly workspaces?: readonly string[];
  readonly businesses?: readonly string[];
  readonly wabas?: readonly string[];
  readonly numbers?: readonly string[];
  readonly groups?: readonly string[];
  readonly grants?: readonly string[];
}

const listed = (rows: readonly string[] = []) => rows.map((row) => `\n  - { ${row} }`).join('');

const manager = (user: string, workspaces: readonly string[]) =>
  workspaces.map((key) => `user: ${user}, workspace: ${key}, permissions: [manage_subscription_groups]`);

const approver = (user: string, workspaces: readonly string[]) =>
  workspaces.map((key) => `user: ${user}, workspace: ${key}, permissions: [approve_operations]`);

const seed: Required<Rows> = {
  workspaces: [
    'key: brand-fr, name: Brand France, cluster: EU-01, apiKeyEnv: KEY_BRAND_FR, channel: C0FR, timezone: Europe/Paris, locale: fr, approvals: 1, testers: [qa-1]',
    'key: brand-uk, name: Brand UK, cluster: EU-01, apiKeyEnv: KEY_BRAND_UK, channel: C0UK, timezone: Europe/London, locale: en, approvals: 1, testers: [qa-2]',
    'key: outlet, name: Outlet, cluster: EU-01, apiKeyEnv: KEY_OUTLET, channel: C0OUTLET, timezone: Europe/London, locale: en, approvals: 0, testers: [qa-3]',
    'key: brand-us, name: Brand US, cluster: US-03, apiKeyEnv: KEY_BRAND_US, channel: C0US, timezone: America/New_York, locale: en, approvals: 2',
  ],
  businesses: ['id: "506914307656634", name: Sample Business'],
  wabas: [
    'id: "102290129340398", name: Sample WABA FR, business: "506914307656634", provider: braze',
    'id: "102290129340399", name: Sample WABA UK, business: "506914307656634", provider: braze',
    'id: "102290129340400", name: Sample WABA US, business: "506914307656634", provider: braze',
  ],
  numbers: [
    'id: "106540352242922", e164: "+33612345678", waba: "102290129340398", displayName: Sample FR',
    'id: "106540352242924", e164: "+447400123456", waba: "102290129340399", displayName: Sample UK',
    'id: "106540352242925", e164: "+12015550123", waba: "102290129340400", displayName: Sample US',
  ],
  groups: [
    `id: ${groups.fr}, name: WhatsApp FR, workspace: brand-fr, number: "106540352242922", status: active`,
    `id: ${groups.uk}, name: WhatsApp UK, workspace: brand-uk, number: "106540352242924", status: active`,
    `id: ${groups.us}, name: WhatsApp US, workspace: brand-us, number: "106540352242925", status: active`,
  ],
  grants: [
    ...manager('U0OPS', ['brand-fr', 'brand-uk', 'outlet']),
    ...manager('U0CREW', ['brand-fr', 'brand-uk', 'outlet']),
    ...manager('U0HALF', ['brand-fr']),
    ...approver('U0APPROVER', ['brand-fr', 'outlet']),
    ...approver('U0LEAD', ['brand-uk', 'outlet']),
  ],
};

/** The sample company with more rows, as the text of an inventory file (SPEC 10.3). */
export const companyWith = (more: Rows): string => `
admins: [U0ADMIN]
workspaces:${listed([...seed.workspaces, ...(more.workspaces ?? [])])}
businesses:${listed([...seed.businesses, ...(more.businesses ?? [])])}
wabas:${listed([...seed.wabas, ...(more.wabas ?? [])])}
numbers:${listed([...seed.numbers, ...(more.numbers ?? [])])}
groups:${listed([...seed.groups, ...(more.groups ?? [])])}
grants:${listed([...seed.grants, ...(more.grants ?? [])])}
`;

export const company = companyWith({});

/** The same company where nobody has to approve. */
export const trusting = (text = company): string => text.replace(/approvals: \d/g, 'approvals: 0');

/** The same company whose operators may also import states, and answer for people who stopped marketing messages. */
export const importing = (text = company): string =>
  text.replace(/(user: U0(?:OPS|CREW), workspace: [\w-]+, permissions: \[)/g, '$1import_users, ');

/** The same company whose operators may also migrate numbers. */
export const migrating = (text = company): string =>
  text.replace(/(user: U0(?:OPS|CREW), workspace: [\w-]+, permissions: \[)/g, '$1manage_integrations, ');

/** The same company whose workspaces are known to Braze as apps: the bot can send tests through them. */
export const sending = (text = company): string =>
  text.replace(/testers: \[/g, 'brazeAppId: 5f0a6a52-3333-4d41-9a7e-27d1c0a0ee01, testers: [');

const person = (id: string, realName: string, locale: string, tz: string): Profile => ({
  id,
  name: realName.toLowerCase().replaceAll(' ', '.'),
  realName,
  locale,
  tz,
});

export const people: Profile[] = [
  person('U0OPS', 'Sample Operator', 'en-GB', 'Europe/London'),
  person('U0CREW', 'Sample Colleague', 'fr-FR', 'Europe/Paris'),
  person('U0HALF', 'Sample Newcomer', 'en-GB', 'Europe/London'),
  person('U0APPROVER', 'Sample Approver', 'fr-FR', 'Europe/Paris'),
  person('U0LEAD', 'Sample Lead', 'en-GB', 'Europe/London'),
  person('U0ADMIN', 'Sample Admin', 'en-US', 'America/New_York'),
  person('U0OUTSIDER', 'Sample Outsider', 'en-US', 'America/New_York'),
];

const everybody = people.map(({ id }) => id);

export const channels: ChannelSeed[] = ['FR', 'UK', 'OUTLET', 'US'].map((key) => ({
  id: `C0${key}`,
  name: `sample-${key.toLowerCase()}`,
  members: everybody,
}));
