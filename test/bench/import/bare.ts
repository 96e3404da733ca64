import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { connectionOf, quiet } from '../../../src/store/connection.ts';
import { judged, judging, stageTables } from '../../../src/store/judging.ts';
import { servePart, settingsOf } from '../part.ts';
import { begunPush, watchMemory } from './sample.ts';

/** The file as it is into a temporary table, without a look at it, and then the same statements. */
const { databaseUrl = '', file = '' } = settingsOf();
const sql = postgres({ ...connectionOf(databaseUrl).options, ...quiet, max: 1 });

async function run(): Promise<{ ms: number; grownMiB: number }> {
  const op = `'${await begunPush(sql)}'::uuid`;
  const grown = watchMemory();
  const started = performance.now();
  await sql.unsafe([...stageTables, 'alter table stage alter line drop not null'].join(';'));
  const copy = await sql
    .unsafe('copy pg_temp.stage (external_id, phone, group_id, state) from stdin with (format csv, header)')
    .writable();
  await pipeline(createReadStream(file, { highWaterMark: 1 << 16 }), copy);
  const room = "set local work_mem = '128MB'";
  await sql.unsafe(['begin', room, ...judging(op), 'commit'].join(';')).simple();
  await sql.unsafe(judged(op));
  return { ms: performance.now() - started, grownMiB: grown() };
}

servePart('', { run }, () => sql.end());
