import { bigint, index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { AccessEvent } from '../../application/ports/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { workspace } from './asset.ts';

export const adminUser = pgTable('admin_user', { userId: text('user_id').$type<UserId>().primaryKey() });

export const accessGrant = pgTable(
  'access_grant',
  {
    userId: text('user_id').$type<UserId>().notNull(),
    workspaceKey: text('workspace_key')
      .$type<WorkspaceKey>()
      .notNull()
      .references(() => workspace.key, { onDelete: 'cascade' }),
    permission: text().$type<Permission>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.workspaceKey, t.permission] }),
    index('access_grant_workspace').on(t.workspaceKey, t.permission),
  ],
);

/** What was granted, revoked and refused, by whom; append-only like operation_event. */
export const accessEvent = pgTable('access_event', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: timestamp({ withTimezone: true }).notNull(),
  kind: text().$type<AccessEvent['kind']>().notNull(),
  actor: text().notNull(),
  detail: jsonb().$type<AccessEvent['detail']>().notNull(),
});
