import type postgres from 'postgres';
import { z } from 'zod';
import type { ImportChunk } from '../application/ports/import-files.ts';
import type { Staging } from '../application/ports/staging.ts';
import { GroupId } from '../domain/asset/ids.ts';
import { copyIn } from './copy.ts';
import {
  copyRejects,
  copyRows,
  dropStage,
  judged,
  judging,
  keepRejects,
  oneAtATime,
  stageTables,
} from './judging.ts';

const TELL_EVERY = 25_000;

const JudgedRow = z.object({
  to_subscribe: z.number(),
  to_unsubscribe: z.number(),
  unchanged: z.number(),
  newer: z.number(),
  rejected: z.number(),
  groups: z.array(GroupId),
  sample: z.array(
    z.object({ line: z.number(), person: z.string(), state: z.enum(['subscribed', 'unsubscribed']) }),
  ),
});

/** On two connections of its own: temporary tables belong to one, and each COPY needs one to itself. */
export function createStaging(sql: postgres.Sql): Staging {
  /** One file at a time: files that each hold a connection and wait for their second would wait for ever. */
  let before: Promise<unknown> = Promise.resolve();
  const take: Staging['take'] = async (operationId, chunks, onRows, unless) => {
    const rows = await sql.reserve();
    const rejects = await sql.reserve();
    try {
      await rows.unsafe(stageTables.join(';'));
      await rejects.unsafe(stageTables.join(';'));
      await copyAll(rows, rejects, chunks, onRows);
      if (await unless()) return null;
      const op = `'${z.uuid().parse(operationId)}'::uuid`;
      await inOne(rejects, [oneAtATime(op), ...keepRejects(op)]);
      await inOne(rows, [oneAtATime(op), ...judging(op)]);
      const [found] = await rows.unsafe(judged(op));
      const { to_subscribe: toSubscribe, to_unsubscribe: toUnsubscribe, ...same } = JudgedRow.parse(found);
      return { toSubscribe, toUnsubscribe, ...same };
    } finally {
      await Promise.allSettled([rows.unsafe(dropStage), rejects.unsafe(dropStage)]);
      rows.release();
      rejects.release();
    }
  };
  return {
    take(...asked) {
      const taken = before.then(() => take(...asked));
      before = Promise.allSettled([taken]);
      return taken;
    },
  };
}

/** Sorting a million rows in memory rather than on disk. */
const ROOM = "set local work_mem = '128MB'";

const inOne = async (sql: postgres.ReservedSql, statements: readonly string[]): Promise<void> => {
  try {
    await sql.unsafe(['begin', ROOM, ...statements, 'commit'].join(';')).simple();
  } catch (error) {
    await sql.unsafe('rollback');
    throw error;
  }
};

async function copyAll(
  rows: postgres.ReservedSql,
  rejects: postgres.ReservedSql,
  chunks: AsyncIterable<ImportChunk>,
  onRows: (rows: number) => Promise<void>,
): Promise<void> {
  const into = { rows: await copyIn(rows, copyRows), rejects: await copyIn(rejects, copyRejects) };
  let read = 0;
  let told = 0;
  try {
    for await (const chunk of chunks) {
      await into[chunk.kind].write(chunk.copy);
      read += chunk.count;
      if (read - told < TELL_EVERY) continue;
      told = read;
      await onRows(read);
    }
    await into.rows.end();
    await into.rejects.end();
  } catch (error) {
    const cause = error instanceof Error ? error : new Error('the file could not be staged');
    into.rows.destroy(cause);
    into.rejects.destroy(cause);
    throw error;
  }
  await onRows(read);
}
