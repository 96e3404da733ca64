import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import postgres from 'postgres';
import { WorkspaceKey } from '../../../src/domain/asset/ids.ts';
import { createImportFiles } from '../../../src/files/read-import.ts';
import { connectionOf, quiet } from '../../../src/store/connection.ts';
import { createStaging } from '../../../src/store/staging.ts';
import { servePart, settingsOf } from '../part.ts';
import { begunPush, group, watchMemory } from './sample.ts';

const { databaseUrl = '', file = '' } = settingsOf();
const sql = postgres({ ...connectionOf(databaseUrl).options, ...quiet, max: 5 });

async function run(): Promise<{ ms: number; grownMiB: number }> {
  const operation = await begunPush(sql);
  const workspace = WorkspaceKey.parse('sample');
  const { size } = await stat(file);
  const grown = watchMemory();
  const started = performance.now();
  const reading = createImportFiles().read(createReadStream(file, { highWaterMark: 1 << 16 }), {
    ...{ defaultGroup: null, workspace, groups: new Map([[group, { workspace, status: 'active' }]]) },
    ...{ fileName: 'sample.csv', announcedBytes: size, limitBytes: 500_000_000 },
  });
  const judged = await createStaging(sql).take(
    operation,
    reading.chunks,
    async () => undefined,
    async () => (await reading.outcome()).kind !== 'read',
  );
  if (judged === null || judged.toSubscribe === 0)
    throw new Error(`the file was not taken: ${JSON.stringify(await reading.outcome())}`);
  return { ms: performance.now() - started, grownMiB: grown() };
}

servePart('', { run }, () => sql.end());
