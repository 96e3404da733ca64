import { and, asc, countDistinct, eq, inArray, sql } from 'drizzle-orm';
import type { AccessStore } from '../application/ports/access.ts';
import { accessEvent, accessGrant, adminUser } from './schema/access.ts';
import type { Drizzle } from './transaction.ts';

const grantColumns = {
  user: accessGrant.userId,
  workspace: accessGrant.workspaceKey,
  permission: accessGrant.permission,
};

export function createAccess(db: Drizzle): AccessStore {
  return {
    async of(user) {
      const [admins, grants] = await Promise.all([
        db.select({ user: adminUser.userId }).from(adminUser).where(eq(adminUser.userId, user)),
        db
          .select({ workspace: accessGrant.workspaceKey, permission: accessGrant.permission })
          .from(accessGrant)
          .where(eq(accessGrant.userId, user))
          .orderBy(asc(accessGrant.workspaceKey), asc(accessGrant.permission)),
      ]);
      return { user, admin: admins.length > 0, grants };
    },

    async admins() {
      const rows = await db.select({ user: adminUser.userId }).from(adminUser).orderBy(asc(adminUser.userId));
      return rows.map((row) => row.user);
    },

    async holders(permission, workspaces) {
      const all = [...new Set(workspaces)];
      if (all.length === 0) return [];
      const rows = await db
        .select({ user: accessGrant.userId })
        .from(accessGrant)
        .where(
          and(
            inArray(accessGrant.workspaceKey, all),
            // Any grant lets its holder view.
            permission === 'view' ? undefined : eq(accessGrant.permission, permission),
          ),
        )
        .groupBy(accessGrant.userId)
        .having(eq(countDistinct(accessGrant.workspaceKey), sql`${all.length}`))
        .orderBy(asc(accessGrant.userId));
      return rows.map((row) => row.user);
    },

    list: async (workspace) =>
      await db
        .select(grantColumns)
        .from(accessGrant)
        .where(workspace === undefined ? undefined : eq(accessGrant.workspaceKey, workspace))
        .orderBy(asc(accessGrant.workspaceKey), asc(accessGrant.userId), asc(accessGrant.permission)),

    async grant(userId, workspaceKey, permissions) {
      if (permissions.length === 0) return false;
      const added = await db
        .insert(accessGrant)
        .values(permissions.map((permission) => ({ userId, workspaceKey, permission })))
        .onConflictDoNothing()
        .returning(grantColumns);
      return added.length > 0;
    },

    async revoke(userId, workspaceKey, permissions) {
      if (permissions.length === 0) return false;
      const removed = await db
        .delete(accessGrant)
        .where(
          and(
            eq(accessGrant.userId, userId),
            eq(accessGrant.workspaceKey, workspaceKey),
            inArray(accessGrant.permission, [...permissions]),
          ),
        )
        .returning(grantColumns);
      return removed.length > 0;
    },

    async record({ kind, actor, detail, at }) {
      await db.insert(accessEvent).values({ kind, actor, detail, at: new Date(at) });
    },
  };
}
