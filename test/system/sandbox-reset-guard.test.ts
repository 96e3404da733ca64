import { expect, it, onTestFinished } from 'vitest';
import { applyInventory } from '../../src/application/asset/apply-inventory.ts';
import { createCompany } from '../../src/sandbox/company/company.ts';
import { usual } from '../../src/sandbox/options.ts';
import { createInventoryStore } from '../../src/store/inventory.ts';
import { useDatabase } from '../database.ts';
import { forget, startSandbox } from './running-sandbox.ts';

const database = useDatabase();

it('a database that the sandbox did not fill is never emptied, and gets no sample operations', async () => {
  const store = createInventoryStore((await database.open()).db);
  await applyInventory({ store, inventory: createCompany(usual), now: new Date() });
  const sandbox = await startSandbox({ database });
  onTestFinished(async () => {
    await sandbox.stop();
    await forget(sandbox.dataDir);
  });
  const answer = await sandbox.ask('/reset', {});
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ error: expect.stringContaining('not filled by the sandbox') });
  expect(await sandbox.read('/api/operations')).toEqual([]);
  expect(await database.sql`select key from workspace`).toHaveLength(6);
});
