import { z } from 'zod';
import { PERMISSIONS } from '../access/permissions.ts';
import { CLUSTERS } from './clusters.ts';
import { BusinessId, ChannelId, GroupId, NumberId, UserId, WabaId, WorkspaceKey } from './ids.ts';
import { apiUrl, appId, currencyCode, e164, keyVariable, shortText, timezone } from './inventory-fields.ts';

const optionalText = (description: string) =>
  shortText.describe(`${description}. Left out: as synced`).exactOptional();
const optionalFlag = (description: string) =>
  z.boolean().describe(`${description}. Left out: as synced`).exactOptional();

const WorkspaceRow = z.strictObject({
  key: WorkspaceKey.describe('Your own short name of the workspace'),
  name: shortText.describe('Name of the workspace in Braze'),
  cluster: z.enum(Object.keys(CLUSTERS)).describe('Braze cluster'),
  restUrl: apiUrl.describe("Left out: the cluster's").exactOptional(),
  dashboardUrl: apiUrl.describe("Left out: the cluster's").exactOptional(),
  apiKeyEnv: keyVariable,
  brazeAppId: appId.describe('Needed to send tests through Braze').exactOptional(),
  channel: ChannelId.describe('Slack channel that follows this workspace'),
  timezone,
  locale: z.enum(['en', 'fr']).describe('Language of what is posted in the channel'),
  approvals: z
    .int('a whole number from 0 to 3')
    .min(0, 'a whole number from 0 to 3')
    .max(3, 'a whole number from 0 to 3')
    .default(0)
    .describe('Approvers an operation needs when it touches this workspace'),
  testers: z.array(shortText).default([]).describe('External ids that may receive tests'),
  wabasTotal: z
    .int('a whole number, 0 or more')
    .min(0, 'a whole number, 0 or more')
    .describe('WABAs in Braze that are not in this file')
    .exactOptional(),
  marketingStops: z
    .enum(['ask', 'always', 'never'])
    .describe('Whether who stops marketing messages is unsubscribed from the group. Left out: ask')
    .exactOptional(),
});

const BusinessRow = z.strictObject({
  id: BusinessId.describe('Meta business portfolio id, in quotes'),
  name: shortText,
});

const WabaRow = z.strictObject({
  id: WabaId.describe('WhatsApp Business account id, in quotes'),
  name: shortText,
  business: BusinessId.describe('businesses[].id'),
  provider: z.enum(['braze', '360dialog', 'direct', 'other']),
  currency: currencyCode.describe('Left out: as synced').exactOptional(),
});

const NumberRow = z.strictObject({
  id: NumberId.describe("Meta's phone number id, in quotes"),
  e164,
  waba: WabaId.describe('wabas[].id'),
  displayName: shortText,
  apiKeyEnv: keyVariable.exactOptional(),
  nameStatus: optionalText('Such as APPROVED'),
  newNameStatus: optionalText('Such as PENDING_REVIEW'),
  qualityRating: optionalText('Such as GREEN'),
  status: optionalText('Such as CONNECTED'),
  messagingLimit: optionalText('Such as TIER_10K'),
  platformType: optionalText('Such as CLOUD_API'),
  isOfficial: optionalFlag('Official Business Account'),
  isOnBizApp: optionalFlag('Also on the WhatsApp Business app'),
  accountMode: optionalText('Such as LIVE'),
  isPinEnabled: optionalFlag('Two-step verification is on'),
});

const GroupRow = z.strictObject({
  id: GroupId.describe('Subscription group id in Braze'),
  name: shortText,
  workspace: WorkspaceKey.describe('workspaces[].key'),
  number: NumberId.describe('numbers[].id'),
  status: z.enum(['active', 'archived']),
});

const GrantRow = z.strictObject({
  user: UserId.describe('Slack user id'),
  workspace: WorkspaceKey.describe('workspaces[].key'),
  permissions: z.array(z.enum(PERMISSIONS)).min(1, 'at least one permission'),
});

export type WorkspaceRow = z.output<typeof WorkspaceRow>;
export type BusinessRow = z.output<typeof BusinessRow>;
export type WabaRow = z.output<typeof WabaRow>;
export type NumberRow = z.output<typeof NumberRow>;
export type GroupRow = z.output<typeof GroupRow>;
export type GrantRow = z.output<typeof GrantRow>;

/** The fields of a row, by section; `admins` is a list of plain ids. */
export const rowSchemas = {
  workspaces: WorkspaceRow,
  businesses: BusinessRow,
  wabas: WabaRow,
  numbers: NumberRow,
  groups: GroupRow,
  grants: GrantRow,
};

/** The inventory file (SPEC 10.3). An optional field that is left out is absent, never null. */
export const Inventory = z.strictObject({
  admins: z.array(UserId.describe('Slack user id')).default([]).describe('Slack users who may do everything'),
  workspaces: z.array(WorkspaceRow).default([]),
  businesses: z.array(BusinessRow).default([]),
  wabas: z.array(WabaRow).default([]),
  numbers: z.array(NumberRow).default([]),
  groups: z.array(GroupRow).default([]),
  grants: z.array(GrantRow).default([]),
});
export type Inventory = z.output<typeof Inventory>;
export type Section = keyof Inventory;

/** JSON Schema of the file, for editors. */
export const inventoryJsonSchema = (): unknown => ({
  title: 'Switchboard inventory',
  ...z.toJSONSchema(Inventory, { io: 'input' }),
});
