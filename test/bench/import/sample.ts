import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { GroupId } from '../../../src/domain/asset/ids.ts';

export const group = GroupId.parse('00000000-0000-4000-8000-000000000001');

/** An operation whose file is about to be read. */
export async function begunPush(sql: postgres.Sql): Promise<string> {
  const id = randomUUID();
  await sql`insert into push (operation_id, as_of, consent) values (${id}, now(), 'none')`;
  return id;
}

/** Asked afterwards, how far memory has gone above what it was, in MiB. */
export function watchMemory(): () => number {
  const before = process.memoryUsage.rss();
  return () => process.resourceUsage().maxRSS / 1024 - before / 2 ** 20;
}
