import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import type { Group } from '../../src/domain/asset/asset.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { destinationKey, groupId, numberId, origin, originKey, wabaId } from '../domain/samples.ts';
import { addNumber, addWaba, addWorkspaces, sampleGroup } from './estate.ts';

const database = useDatabase();
let store: Store;

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => {} });
});

beforeEach(async () => {
  await database.sql`truncate subscription_group, phone_number, waba, business, workspace cascade`;
  await addWorkspaces(database.sql);
});

const put = (group: Group) => store.transaction((tx) => tx.assets.change({ type: 'put_group', group }));

/** One active group in the origin for each number, the first of which is `from`. */
async function fill(from: number, count: number, waba: (n: number) => number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const id = wabaId(waba(n));
    if ((await database.sql`select from waba where id = ${id}`).length === 0)
      await addWaba(database.sql, waba(n));
    await addNumber(database.sql, n, id);
    expect(await put(sampleGroup(n))).toBeNull();
  }
}

test('[R22] two transactions at once cannot bring the tenth and the eleventh WABA into a workspace', async () => {
  await fill(1, 9, (n) => n);
  for (const n of [10, 11]) await addNumber(database.sql, n, await addWaba(database.sql, n));
  const outcomes = await Promise.all([put(sampleGroup(10)), put(sampleGroup(11))]);
  expect(outcomes.toSorted()).toEqual([null, 'workspace_waba_limit'].toSorted());
  expect(await store.read.assets.wabasInWorkspace(originKey)).toHaveLength(10);
});

test('[R30] two transactions at once cannot make the twentieth and the twenty-first group of a WABA', async () => {
  await fill(1, 19, () => 1);
  for (const n of [20, 21]) await addNumber(database.sql, n, wabaId(1));
  const outcomes = await Promise.all([
    put(sampleGroup(20)),
    put(sampleGroup(21, { workspaceKey: destinationKey })),
  ]);
  expect(outcomes.toSorted()).toEqual([null, 'waba_group_limit'].toSorted());
  expect(await store.read.assets.activeGroupsOfWaba(wabaId(1))).toHaveLength(20);
});

test('[R17] a number has one active group, and a refusal leaves the transaction usable', async () => {
  await fill(1, 1, () => 1);
  const second = sampleGroup(2, { numberId: numberId(1), workspaceKey: destinationKey });
  const answers = await store.transaction(async (tx) => [
    await tx.assets.change({ type: 'put_group', group: second }),
    await tx.assets.change({ type: 'archive_group', id: groupId(1) }),
    await tx.assets.change({ type: 'put_group', group: second }),
    await tx.assets.change({ type: 'activate_group', id: groupId(1) }),
  ]);
  expect(answers).toEqual(['one_active_group_per_number', null, null, 'one_active_group_per_number']);
  const groups = await store.read.assets.groupsOfNumber(numberId(1));
  expect(groups.map(({ id, status }) => [id, status])).toEqual([
    [groupId(1), 'archived'],
    [groupId(2), 'active'],
  ]);
});

test('[R14] an archived group becomes active again, under its new name', async () => {
  await fill(1, 1, () => 1);
  await store.transaction((tx) => tx.assets.change({ type: 'archive_group', id: groupId(1) }));
  expect(await put(sampleGroup(1, { name: 'Back again' }))).toBeNull();
  expect(await store.read.assets.group(groupId(1))).toEqual(sampleGroup(1, { name: 'Back again' }));
});

test('[R18] a group does not change its number', async () => {
  await fill(1, 2, () => 1);
  await expect(put(sampleGroup(1, { numberId: numberId(2) }))).rejects.toThrow(/belongs to another number/);
});

test('a removed group is gone, and the estate is read back as it was written', async () => {
  await fill(1, 2, () => 1);
  await store.transaction((tx) => tx.assets.change({ type: 'remove_group', id: groupId(2) }));
  const { assets } = store.read;
  expect(await assets.group(groupId(2))).toBeNull();
  expect(await assets.countGroupsInWorkspace(originKey)).toBe(1);
  expect(await assets.workspace(originKey)).toEqual(origin);
  expect((await assets.workspaces()).map((workspace) => workspace.key)).toEqual([destinationKey, originKey]);
  expect(await assets.number(numberId(1))).toMatchObject({ e164: '+33199000001', wabaId: wabaId(1) });
  expect(await assets.number(numberId(1))).not.toHaveProperty('search');
  expect(await assets.waba(wabaId(1))).toMatchObject({ provider: 'braze', currency: null });
  expect(await assets.business('not an id')).toBeNull();
});
