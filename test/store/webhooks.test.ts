import { beforeEach, expect, test } from 'vitest';
import type { ArrivedUpdate } from '../../src/application/ports/webhooks.ts';
import { wabaId } from '../domain/samples.ts';
import { useStore } from './provider-store.ts';

const world = useStore();
const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-02T10:00:00Z');

beforeEach(() => world.sql`truncate webhook_update, webhook_unknown`);

const review = (key: string): ArrivedUpdate => ({
  key,
  update: { type: 'account_review', waba: wabaId(1), decision: key, at: now.toISOString() },
});
const inbox = () => world.store.read.webhooks;
const waitingKeys = async () => (await inbox().waiting(10)).map(({ key }) => key);

test('updates wait in the order in which they arrived, and the same key arrives once', async () => {
  expect(await inbox().arrive('meta', [review('a'), review('b'), review('a')], now)).toBe(2);
  expect(await inbox().arrive('360dialog', [review('b'), review('c')], later)).toBe(1);
  expect(await inbox().arrive('meta', [], now)).toBe(0);
  expect(await waitingKeys()).toEqual(['a', 'b', 'c']);
  expect(await inbox().waiting(2)).toMatchObject([review('a'), review('b')]);
});

test('a thousand updates are one statement', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => review(`many-${i}`));
  expect(await inbox().arrive('meta', many, now)).toBe(1000);
  const [row] = await world.sql`select count(distinct xmin::text)::int as transactions from webhook_update`;
  expect(row).toEqual({ transactions: 1 });
});

test('copies that take the same thousand at the same time take each once', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => review(`raced-${i}`));
  const turned = many.toReversed();
  const fresh = await Promise.all(
    [many, turned, many, turned].map((all) =>
      world.store.transaction((tx) => tx.webhooks.arrive('meta', all, now)),
    ),
  );
  expect(fresh.reduce((sum, n) => sum + n, 0)).toBe(1000);
});

test('a done update keeps its key and forgets what it said; it is done once', async () => {
  await inbox().arrive('meta', [review('a')], now);
  const [row] = await inbox().waiting(1);
  expect(await inbox().done(row?.id ?? 0, later)).toBe(true);
  expect(await inbox().done(row?.id ?? 0, later)).toBe(false);
  expect(await world.sql`select key, data, error, done_at from webhook_update`).toEqual([
    { key: 'a', data: null, error: null, done_at: later },
  ]);
  expect(await inbox().arrive('meta', [review('a')], later)).toBe(0);
  expect(await waitingKeys()).toEqual([]);
});

test('one that could not be applied waits no longer and keeps what it said', async () => {
  await inbox().arrive('meta', [review('a'), review('b')], now);
  const [row] = await inbox().waiting(1);
  await inbox().failed(row?.id ?? 0, 'TypeError', later);
  expect(await waitingKeys()).toEqual(['b']);
  const [kept] =
    await world.sql`select error, data->>'decision' as decision from webhook_update where key = 'a'`;
  expect(kept).toEqual({ error: 'TypeError', decision: 'a' });
});

test('keys are forgotten once they cannot be repeated any more; what waits stays', async () => {
  await inbox().arrive('meta', [review('a'), review('b')], now);
  const [row] = await inbox().waiting(1);
  await inbox().done(row?.id ?? 0, now);
  await inbox().forget(now);
  expect(await world.sql`select key from webhook_update order by key`).toHaveLength(2);
  await inbox().forget(later);
  expect(await world.sql`select key from webhook_update`).toEqual([{ key: 'b' }]);
});

test('what we do not know is counted, with its first and its last time, whatever the order', async () => {
  for (const at of [later, now]) await inbox().unknown('100', 'sample_field', at);
  await inbox().unknown('100', 'another_field', now);
  expect(await inbox().listUnknown()).toEqual([
    { asset: '100', field: 'another_field', count: 1, firstAt: now.toISOString(), lastAt: now.toISOString() },
    {
      asset: '100',
      field: 'sample_field',
      count: 2,
      firstAt: now.toISOString(),
      lastAt: later.toISOString(),
    },
  ]);
});
