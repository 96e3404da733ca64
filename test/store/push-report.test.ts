import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Rejected } from '../../src/application/ports/pushes.ts';
import { createPushReport } from '../../src/store/push-report.ts';
import { useDatabase } from '../database.ts';

const database = useDatabase();
let report: ReturnType<typeof createPushReport>;

beforeAll(async () => {
  report = createPushReport((await database.open()).db);
});

async function rejectsOf(operation: string): Promise<Rejected[]> {
  const all: Rejected[] = [];
  for await (const page of report.rejects(operation)) all.push(...page);
  return all;
}

it('nothing is rejected where nothing was', async () => {
  expect(await rejectsOf(randomUUID())).toEqual([]);
});

it('all rejects come, each once and in the order of the file, also where lines have several and pages end among them', async () => {
  const operation = randomUUID();
  await database.sql`
    insert into push_reject (operation_id, line, shown, reason)
    select ${operation}, n / 3, 'sample ' || lpad(n::text, 5, '0'), 'duplicate' from generate_series(0, 14000) n`;
  const rejects = await rejectsOf(operation);
  expect(rejects.map(({ shown }) => shown)).toEqual(
    Array.from({ length: 14_001 }, (_, n) => `sample ${String(n).padStart(5, '0')}`),
  );
});

it('one line may have more of them than a page', async () => {
  const operation = randomUUID();
  await database.sql`
    insert into push_reject (operation_id, line, shown, reason)
    select ${operation}, 7, n::text, 'duplicate' from generate_series(1, 6000) n`;
  expect(await rejectsOf(operation)).toHaveLength(6000);
});
