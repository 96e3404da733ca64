import { and, eq, notInArray, or, sql } from 'drizzle-orm';
import type { Operations } from '../application/ports/operations.ts';
import type { Hold } from '../domain/operation/holds.ts';
import { hold, operation } from './schema/operation.ts';
import type { Drizzle } from './transaction.ts';

const SHARED = 'shared';

type Holds = Pick<Operations, 'holderOf' | 'hold'> & {
  /** All of them or none. */
  holdAll(id: string, holds: readonly Hold[]): Promise<boolean>;
};

export function createHolds(db: Drizzle): Holds {
  const classOf = (id: string, wanted: Hold) => (wanted.shared ? SHARED : id);
  const held = (id: string) => eq(hold.operationId, id);

  /**
   * Sorted, so that two operations never wait for each other. ON CONFLICT, because a plain insert under an exclusion
   * constraint deadlocks with another one of the same moment; it waits for that one to end instead.
   */
  const insert = (id: string, holds: readonly Hold[]) =>
    db
      .insert(hold)
      .values(
        holds
          .toSorted((a, b) => (a.asset < b.asset ? -1 : 1))
          .map((wanted) => ({ asset: wanted.asset, class: classOf(id, wanted), operationId: id })),
      )
      .onConflictDoNothing()
      .returning({ asset: hold.asset });

  return {
    async holdAll(id, holds) {
      if (holds.length === 0) return true;
      const taken = await insert(id, holds);
      if (taken.length === holds.length) return true;
      await db.delete(hold).where(held(id));
      return false;
    },

    async hold(id, holds) {
      const assets = holds.map(({ asset }) => asset);
      await db.delete(hold).where(and(held(id), notInArray(hold.asset, assets)));
      if (holds.length === 0) return true;
      await insert(id, holds);
      const rows = await db.select({ asset: hold.asset, class: hold.class }).from(hold).where(held(id));
      return holds.every((wanted) =>
        rows.some((row) => row.asset === wanted.asset && row.class === classOf(id, wanted)),
      );
    },

    async holderOf(holds) {
      const conflicts = holds.map((wanted) =>
        and(eq(hold.asset, wanted.asset), wanted.shared ? sql`${hold.class} <> ${SHARED}` : undefined),
      );
      if (conflicts.length === 0) return null;
      const [row] = await db
        .select({ operation: operation.name, requester: operation.requester })
        .from(hold)
        .innerJoin(operation, eq(operation.id, hold.operationId))
        .where(or(...conflicts))
        .orderBy(operation.createdAt, operation.name)
        .limit(1);
      return row ?? null;
    },
  };
}
