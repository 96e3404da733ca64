import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { approver, colleague, destinationKey, originKey, requester } from '../domain/samples.ts';
import { addWorkspaces, at } from './estate.ts';

const database = useDatabase();
let store: Store;

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => {} });
  await addWorkspaces(sql);
  await sql`insert into admin_user (user_id) values (${approver})`;
});

test('a person without grants holds nothing; an admin is known', async () => {
  expect(await store.read.access.of(requester)).toEqual({ user: requester, admin: false, grants: [] });
  expect(await store.read.access.of(approver)).toEqual({ user: approver, admin: true, grants: [] });
  expect(await store.read.access.admins()).toEqual([approver]);
});

test('granting twice, and revoking twice, changes something once', async () => {
  const change = (what: 'grant' | 'revoke') =>
    store.transaction((tx) => tx.access[what](requester, originKey, ['view', 'import_users']));
  expect([await change('grant'), await change('grant')]).toEqual([true, false]);
  expect(await store.read.access.list(originKey)).toEqual([
    { user: requester, workspace: originKey, permission: 'import_users' },
    { user: requester, workspace: originKey, permission: 'view' },
  ]);
  expect([await change('revoke'), await change('revoke')]).toEqual([true, false]);
  expect(await store.read.access.list()).toEqual([]);
});

test('holders of a permission hold it in every one of the workspaces; any grant lets its holder view', async () => {
  const both = [originKey, destinationKey, originKey];
  await store.transaction(async (tx) => {
    for (const workspace of both) await tx.access.grant(requester, workspace, ['approve_operations']);
    await tx.access.grant(colleague, originKey, ['approve_operations']);
  });
  const { holders } = store.read.access;
  expect(await holders('approve_operations', both)).toEqual([requester]);
  expect(await holders('approve_operations', [originKey])).toEqual([colleague, requester]);
  expect(await holders('view', both)).toEqual([requester]);
  expect(await holders('import_users', [originKey])).toEqual([]);
  expect(await holders('view', [])).toEqual([]);
});

test('a refusal is recorded with the time it was given', async () => {
  await store.transaction((tx) =>
    tx.access.record({ kind: 'refused', actor: requester, detail: { permission: 'admin' }, at }),
  );
  const [row] = await database.sql`select kind, actor, detail, at from access_event`;
  expect(row).toEqual({
    kind: 'refused',
    actor: requester,
    detail: { permission: 'admin' },
    at: new Date(at),
  });
});
