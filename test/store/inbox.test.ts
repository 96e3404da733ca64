import { beforeAll, expect, test } from 'vitest';
import type { Delivery } from '../../src/application/ports/inbox.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { requester } from '../domain/samples.ts';

const database = useDatabase();
let store: Store;

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => {} });
});

const now = new Date('2026-03-02T09:00:00.000Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const delivery = (key: string): Delivery => ({
  key,
  kind: 'command',
  userId: requester,
  payload: { text: 'status', nested: { n: 1 } },
});

test('a delivery that comes three times is new once, and a repeat gets the stored answer', async () => {
  const { inbox } = store;
  const received = await Promise.all([1, 2, 3].map(() => inbox.receive(delivery('one'), now)));
  expect(received.map(({ kind }) => kind).toSorted()).toEqual(['new', 'repeat', 'repeat']);
  expect(await inbox.receive(delivery('one'), now)).toEqual({ kind: 'repeat', done: false, answer: null });
  await store.transaction((tx) => tx.inbox.finish('one', { response_action: 'clear' }, after(1)));
  expect(await inbox.receive(delivery('one'), after(2))).toEqual({
    kind: 'repeat',
    done: true,
    answer: { response_action: 'clear' },
  });
});

test('a delivery whose work was rolled back is not done', async () => {
  await store.inbox.receive(delivery('undone'), now);
  const work = store.transaction(async (tx) => {
    await tx.inbox.finish('undone', null, now);
    throw new Error('sample failure');
  });
  await expect(work).rejects.toThrow('sample failure');
  expect(await store.inbox.receive(delivery('undone'), now)).toMatchObject({ done: false });
  await store.inbox.finish('undone', null, now);
  expect(await store.inbox.receive(delivery('undone'), now)).toMatchObject({ done: true });
});

test('deliveries whose worker is gone are claimed after 15 seconds, oldest first, each by one copy', async () => {
  const { inbox } = store;
  for (const [index, key] of ['a', 'b', 'c'].entries()) {
    await inbox.receive(delivery(key), new Date(now.getTime() + index));
  }
  expect(await inbox.claimAbandoned(after(14), 10)).toEqual([]);
  const [mine, theirs] = await Promise.all([
    inbox.claimAbandoned(after(16), 2),
    inbox.claimAbandoned(after(16), 2),
  ]);
  const keys = [...mine, ...theirs].map(({ key }) => key);
  expect(keys.toSorted()).toEqual(['a', 'b', 'c']);
  expect(mine[0]).toEqual({ ...delivery(mine[0]?.key ?? ''), attempts: 2 });
  expect(await inbox.claimAbandoned(after(17), 10)).toEqual([]);
  expect((await inbox.claimAbandoned(after(40), 10)).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  expect(await inbox.countOpen()).toBe(3);
});
