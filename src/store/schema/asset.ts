import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Locale, MarketingStops, Provider } from '../../domain/asset/asset.ts';
import type {
  BusinessId,
  ChannelId,
  GroupId,
  NumberId,
  WabaId,
  WorkspaceKey,
} from '../../domain/asset/ids.ts';

export const workspace = pgTable(
  'workspace',
  {
    key: text().$type<WorkspaceKey>().primaryKey(),
    name: text().notNull(),
    cluster: text().notNull(),
    restUrl: text('rest_url'),
    dashboardUrl: text('dashboard_url'),
    apiKeyEnv: text('api_key_env').notNull(),
    brazeAppId: text('braze_app_id'),
    channel: text().$type<ChannelId>().notNull(),
    timezone: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    approvals: integer().notNull(),
    testers: jsonb().$type<string[]>().notNull(),
    wabasTotal: integer('wabas_total'),
    marketingStops: text('marketing_stops').$type<MarketingStops>(),
  },
  (t) => [
    check('workspace_approvals_0_to_3', sql`${t.approvals} between 0 and 3`),
    check('workspace_marketing_stops', sql`${t.marketingStops} in ('ask', 'always', 'never')`),
  ],
);

export const business = pgTable('business', {
  id: text().$type<BusinessId>().primaryKey(),
  name: text().notNull(),
});

export const waba = pgTable('waba', {
  id: text().$type<WabaId>().primaryKey(),
  name: text().notNull(),
  businessId: text('business_id')
    .$type<BusinessId>()
    .notNull()
    .references(() => business.id),
  provider: text().$type<Provider>().notNull(),
  currency: text(),
});

export const phoneNumber = pgTable(
  'phone_number',
  {
    id: text().$type<NumberId>().primaryKey(),
    e164: text().notNull(),
    wabaId: text('waba_id')
      .$type<WabaId>()
      .notNull()
      .references(() => waba.id),
    displayName: text('display_name').notNull(),
    apiKeyEnv: text('api_key_env'),
    nameStatus: text('name_status'),
    newNameStatus: text('new_name_status'),
    qualityRating: text('quality_rating'),
    status: text(),
    messagingLimit: text('messaging_limit'),
    platformType: text('platform_type'),
    isOfficial: boolean('is_official'),
    isOnBizApp: boolean('is_on_biz_app'),
    accountMode: text('account_mode'),
    isPinEnabled: boolean('is_pin_enabled'),
    /** What a search looks through: each part is a word, in lower case, after a space. */
    search: text().generatedAlwaysAs(sql`' ' || lower("display_name") || ' ' || replace("e164", '+', '')`),
  },
  (t) => [
    index('phone_number_waba').on(t.wabaId),
    index('phone_number_e164').on(t.e164),
    index('phone_number_order').on(t.displayName, t.id),
  ],
);

/** R17, R18: a number has at most one active group; the limits of R22 and R30 are held by triggers (0001). */
export const subscriptionGroup = pgTable(
  'subscription_group',
  {
    id: text().$type<GroupId>().primaryKey(),
    name: text().notNull(),
    workspaceKey: text('workspace_key')
      .$type<WorkspaceKey>()
      .notNull()
      .references(() => workspace.key),
    numberId: text('number_id')
      .$type<NumberId>()
      .notNull()
      .references(() => phoneNumber.id),
    status: text().$type<'active' | 'archived'>().notNull(),
    /** Its name, then its number's `search`; kept by triggers (0002). */
    search: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('one_active_group_per_number').on(t.numberId).where(sql`${t.status} = 'active'`),
    index('subscription_group_workspace').on(t.workspaceKey),
    index('subscription_group_number').on(t.numberId),
    index('subscription_group_order').on(t.name, t.id),
    check('subscription_group_status', sql`${t.status} in ('active', 'archived')`),
  ],
);
