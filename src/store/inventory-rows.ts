import type { BusinessRow, GroupRow, NumberRow, WabaRow, WorkspaceRow } from '../domain/asset/inventory.ts';
import type { business, phoneNumber, subscriptionGroup, waba, workspace } from './schema/asset.ts';

/** Between the file's words for a row and the table's. Optional is absent there and null here. */
export const workspaceRow = {
  fromTable: (row: typeof workspace.$inferSelect): WorkspaceRow => present(row),
  toTable: (row: WorkspaceRow): typeof workspace.$inferInsert => ({
    restUrl: null,
    dashboardUrl: null,
    brazeAppId: null,
    wabasTotal: null,
    marketingStops: null,
    ...row,
  }),
};

export const businessRow = {
  fromTable: (row: typeof business.$inferSelect): BusinessRow => row,
  toTable: (row: BusinessRow): typeof business.$inferInsert => row,
};

export const wabaRow = {
  fromTable: ({ id, name, businessId, provider, currency }: typeof waba.$inferSelect): WabaRow =>
    present({ id, name, business: businessId, provider, currency }),
  toTable: ({ business: businessId, ...row }: WabaRow): typeof waba.$inferInsert => ({
    currency: null,
    ...row,
    businessId,
  }),
};

export const numberRow = {
  fromTable: ({
    id,
    e164,
    wabaId,
    displayName,
    search: _,
    ...optional
  }: typeof phoneNumber.$inferSelect): NumberRow =>
    present({ id, e164, waba: wabaId, displayName, ...optional }),
  toTable: ({ waba: wabaId, ...row }: NumberRow): typeof phoneNumber.$inferInsert => ({
    apiKeyEnv: null,
    nameStatus: null,
    newNameStatus: null,
    qualityRating: null,
    status: null,
    messagingLimit: null,
    platformType: null,
    isOfficial: null,
    isOnBizApp: null,
    accountMode: null,
    isPinEnabled: null,
    ...row,
    wabaId,
  }),
};

export const groupRow = {
  fromTable: ({
    id,
    name,
    workspaceKey,
    numberId,
    status,
  }: typeof subscriptionGroup.$inferSelect): GroupRow => ({
    id,
    name,
    workspace: workspaceKey,
    number: numberId,
    status,
  }),
  toTable: ({ id, name, workspace: workspaceKey, number: numberId, status }: GroupRow) => ({
    id,
    name,
    workspaceKey,
    numberId,
    status,
  }),
};

type Present<Row> = { [Field in keyof Row as null extends Row[Field] ? never : Field]: Row[Field] } & {
  [Field in keyof Row as null extends Row[Field] ? Field : never]?: Exclude<Row[Field], null>;
};

function present<Row extends object>(row: Row): Present<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<Row>;
}
