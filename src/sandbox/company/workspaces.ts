import type { Random } from './random.ts';

/** Rows as the inventory file has them (SPEC 10.3), before they are read. */
export interface Rows {
  readonly admins: readonly string[];
  readonly workspaces: readonly WorkspaceSeed[];
  readonly businesses: readonly { readonly id: string; readonly name: string }[];
  readonly wabas: readonly WabaSeed[];
  readonly numbers: readonly NumberSeed[];
  readonly groups: readonly GroupSeed[];
  readonly grants: readonly GrantSeed[];
}

export interface WorkspaceSeed {
  readonly key: string;
  readonly name: string;
  readonly cluster: string;
  readonly apiKeyEnv: string;
  readonly brazeAppId: string;
  readonly channel: string;
  readonly timezone: string;
  readonly locale: 'en' | 'fr';
  readonly approvals: number;
  readonly testers: readonly string[];
  readonly wabasTotal?: number;
}

export interface WabaSeed {
  readonly id: string;
  readonly name: string;
  readonly business: string;
  readonly provider: 'braze' | '360dialog' | 'direct' | 'other';
  readonly currency: string;
}

export interface NumberSeed {
  readonly id: string;
  readonly e164: string;
  readonly waba: string;
  readonly displayName: string;
  readonly nameStatus: string;
  readonly qualityRating: string;
  readonly status: string;
  readonly messagingLimit: string;
  readonly apiKeyEnv?: string;
  readonly newNameStatus?: string;
  readonly platformType?: string;
  readonly accountMode?: string;
  readonly isOnBizApp?: boolean;
  readonly isPinEnabled?: boolean;
}

export interface GroupSeed {
  readonly id: string;
  readonly name: string;
  readonly workspace: string;
  readonly number: string;
  readonly status: 'active' | 'archived';
}

interface GrantSeed {
  readonly user: string;
  readonly workspace: string;
  readonly permissions: readonly string[];
}

const paris = { timezone: 'Europe/Paris', locale: 'fr' } as const;
const london = { timezone: 'Europe/London', locale: 'en' } as const;
const newYork = { timezone: 'America/New_York', locale: 'en' } as const;
const keyOf = (key: string) => `BRAZE_KEY_${key.toUpperCase().replaceAll('-', '_')}`;

const workspace = (
  key: string,
  name: string,
  more: Pick<WorkspaceSeed, 'cluster' | 'channel' | 'timezone' | 'locale' | 'approvals'>,
  tester: number,
): WorkspaceSeed => ({
  ...{ key, name, apiKeyEnv: keyOf(key), testers: [`crm-qa-${tester}`] },
  brazeAppId: `5f0a6a52-3333-4d41-9a7e-27d1c0a0e${String(tester).padStart(3, '0')}`,
  ...more,
});

const eu = { cluster: 'EU-01', approvals: 0 };

/** `partners` is full: 9 WABAs in Braze that the inventory does not list, and one that it does (R22). */
export const workspaces: readonly WorkspaceSeed[] = [
  workspace('brand-fr', 'Brand France', { ...eu, ...paris, channel: 'C0FR', approvals: 1 }, 1),
  workspace('brand-uk', 'Brand UK', { ...eu, ...london, channel: 'C0UK' }, 2),
  workspace('outlet', 'Outlet', { ...eu, ...london, channel: 'C0OUTLET' }, 3),
  workspace('brand-us', 'Brand US', { cluster: 'US-03', ...newYork, channel: 'C0US', approvals: 2 }, 4),
  workspace('service', 'Service Clients', { ...eu, ...paris, channel: 'C0SERVICE' }, 5),
  {
    ...workspace('partners', 'Partner Brands', { ...eu, ...london, channel: 'C0PARTNERS' }, 6),
    wabasTotal: 9,
  },
];

/** Workspaces of a large company; they hold ten WABAs of twenty groups each. */
export const region = (index: number): WorkspaceSeed => {
  const label = String(index + 1).padStart(2, '0');
  return workspace(
    `region-${label}`,
    `Region ${label}`,
    { ...eu, ...london, channel: 'C0OUTLET' },
    10 + index,
  );
};

const manage = 'manage_subscription_groups';

/** Nobody of these may change groups in `service` or `brand-us`: that is one of the traps (R2). */
export const grants = (regions: readonly WorkspaceSeed[]): readonly GrantSeed[] => [
  ...['brand-fr', 'brand-uk', 'outlet', 'partners', ...regions.map(({ key }) => key)].flatMap((key) => [
    { user: 'U0OPS', workspace: key, permissions: [manage, 'manage_integrations'] },
    { user: 'U0APPROVER', workspace: key, permissions: ['approve_operations'] },
  ]),
  { user: 'U0OPS', workspace: 'service', permissions: ['view'] },
  { user: 'U0APPROVER', workspace: 'service', permissions: ['approve_operations'] },
  { user: 'U0OPTIN', workspace: 'brand-fr', permissions: [manage, 'import_users'] },
  { user: 'U0OPTIN', workspace: 'brand-uk', permissions: [manage, 'import_users'] },
];

/** What Meta would say of a number; its limit is that of the portfolio. */
export const standing = (random: Random, messagingLimit: string) => ({
  nameStatus: 'APPROVED',
  qualityRating: random.pick(['GREEN', 'GREEN', 'GREEN', 'YELLOW', 'UNKNOWN']),
  status: 'CONNECTED',
  messagingLimit,
});
