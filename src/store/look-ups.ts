import { and, eq, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { LookUps, Readings } from '../application/ports/readings.ts';
import { NumberId } from '../domain/asset/ids.ts';
import { metaReading } from './schema/provider.ts';
import type { Drizzle } from './transaction.ts';

const word = z.string().nullable();
const flag = z.boolean().nullable();

const shapes: { readonly [Kind in keyof LookUps]: z.ZodType<LookUps[Kind]> } = {
  number: z.object({
    ...{ status: word, nameStatus: word, newNameStatus: word, accountMode: word, platformType: word },
    ...{ isOnBizApp: flag, isPinEnabled: flag, isOfficial: flag },
  }),
  account: z.object({
    ...{ reviewStatus: word, businessVerification: word, business: word },
    hasFunding: z.literal(true).nullable(),
  }),
  apps: z.number(),
  numbers: z.array(NumberId),
};

/** What a plan looked up at Meta, one row an asset and kind. */
export function createLookUps(db: Drizzle): Pick<Readings, 'keep' | 'kept'> {
  return {
    async keep(kind, asset, value, asOf) {
      const at = new Date(asOf);
      await db
        .insert(metaReading)
        .values({ kind, asset, value, asOf: at })
        .onConflictDoUpdate({
          target: [metaReading.kind, metaReading.asset],
          set: { value: sql`excluded.value`, asOf: at },
          setWhere: lte(metaReading.asOf, at),
        });
    },

    async kept(kind, asset) {
      const [row] = await db
        .select()
        .from(metaReading)
        .where(and(eq(metaReading.kind, kind), eq(metaReading.asset, asset)));
      if (row === undefined) return null;
      return { value: shapes[kind].parse(row.value), from: 'meta', at: row.asOf.toISOString() };
    },
  };
}
