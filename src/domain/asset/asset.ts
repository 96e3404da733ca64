import type { BusinessId, ChannelId, GroupId, NumberId, WabaId, WorkspaceKey } from './ids.ts';

export type Locale = 'en' | 'fr';

/** Whether a person who stops marketing messages is unsubscribed from the group as well. */
export type MarketingStops = 'ask' | 'always' | 'never';

export interface Workspace {
  readonly key: WorkspaceKey;
  readonly name: string;
  readonly cluster: string;
  readonly restUrl: string | null;
  readonly dashboardUrl: string | null;
  readonly apiKeyEnv: string;
  readonly brazeAppId: string | null;
  readonly channel: ChannelId;
  readonly timezone: string;
  readonly locale: Locale;
  /** Approvers an operation needs when it touches this workspace, 0 to 3. */
  readonly approvals: number;
  /** External ids that may receive tests. */
  readonly testers: readonly string[];
  /** WABAs in Braze that the inventory does not list. */
  readonly wabasTotal: number | null;
  /** Null: `ask`. */
  readonly marketingStops: MarketingStops | null;
}

export interface Business {
  readonly id: BusinessId;
  readonly name: string;
}

export type Provider = 'braze' | '360dialog' | 'direct' | 'other';

export interface Waba {
  readonly id: WabaId;
  readonly name: string;
  readonly businessId: BusinessId;
  readonly provider: Provider;
  readonly currency: string | null;
}

export interface PhoneNumber {
  readonly id: NumberId;
  readonly e164: string;
  readonly wabaId: WabaId;
  readonly displayName: string;
  readonly apiKeyEnv: string | null;
  readonly nameStatus: string | null;
  readonly newNameStatus: string | null;
  readonly qualityRating: string | null;
  readonly status: string | null;
  readonly messagingLimit: string | null;
  readonly platformType: string | null;
  readonly isOfficial: boolean | null;
  readonly isOnBizApp: boolean | null;
  readonly accountMode: string | null;
  readonly isPinEnabled: boolean | null;
}

/** A WhatsApp subscription group: exactly one number, which an archived group keeps (R17, R18). */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly workspaceKey: WorkspaceKey;
  readonly numberId: NumberId;
  readonly status: 'active' | 'archived';
}
