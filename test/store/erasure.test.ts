import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { groupId, numberId, requester, wabaId } from '../domain/samples.ts';
import { byHand, day, saying } from './ledger.ts';
import { occurrences } from './occurrences.ts';

const database = useDatabase();
const [externalId, phone, digits] = ['crm-gone-1', '+33698765432', '33698765432'] as const;
const now = new Date(day(9));
let store: Store;
let gone: number;
let kept: number;

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => {} });
  [gone = 0, kept = 0] = (
    await database.sql<{ id: string }[]>`
      insert into person (external_id, phone) values (${externalId}, ${phone}), ('crm-kept-1', '+33698765433')
      returning id`
  ).map(({ id }) => Number(id));
  await fill();
});

/** Everything that the store ever writes about people. */
async function fill(): Promise<void> {
  const operation = randomUUID();
  await store.transaction(async (tx) => {
    await tx.subscriptions.record([gone, kept], saying(1), byHand, new Date(day(1)));
    await tx.subscriptions.record([gone], saying(2, { state: 'unsubscribed' }), byHand, new Date(day(2)));
    const told = {
      person: gone,
      number: numberId(1),
      stopped: true,
      told: '131050',
      at: day(2),
      decision: null,
    } as const;
    await tx.stops.keep(told);
    await tx.carrying.keep(
      operation,
      new Map([
        [gone, 'subscribed'],
        [kept, 'unknown'],
      ]),
      day(2),
    );
    await tx.readings.personWrote(numberId(1), digits, day(3));
    await tx.readings.personWrote(numberId(1), '33698765433', day(3));
    await tx.tests.sent({ number: numberId(1), by: requester, person: digits, at: day(3) });
    const message = { waba: wabaId(1), number: numberId(1), message: 'sample', from: digits, at: day(3) };
    await tx.webhooks.arrive('meta', [{ key: 'a', update: { type: 'message_received', ...message } }], now);
    await tx.pushes.begin(operation, { source: byHand, asOf: day(3), consent: 'sms', fromGroup: null }, now);
  });
  const { sql } = database;
  for (const [no, writtenAt] of [
    [1, now],
    [2, null],
  ] as const) {
    await sql`
      insert into push_batch (operation_id, no, group_id, subscribed, by, size, written_at, folded)
      values (${operation}, ${no}, ${groupId(1)}, true, 'phone', 2, ${writtenAt}, ${writtenAt !== null})`;
    await sql`
      insert into push_row (operation_id, batch, person_id, line)
      values (${operation}, ${no}, ${gone}, 1), (${operation}, ${no}, ${kept}, 2)`;
  }
  await sql`
    insert into push_reject (operation_id, line, shown, reason) values
      (${operation}, 3, ${`no such person: ${externalId}.`}, 'refused_by_braze'),
      (${operation}, 4, ${`${phone} is not valid`}, 'refused_by_braze'),
      (${operation}, 5, ${'crm-gone-10'}, 'refused_by_braze')`;
}

test('erasing nobody changes nothing', async () => {
  const before = await occurrences(database.sql, externalId, digits);
  const tables = ['conversation', 'person', 'push_reject', 'test_message', 'webhook_update'];
  expect(before.map((line) => line.replace(/^public\.|: \d+$/g, ''))).toEqual(tables);
  const counts = await store.transaction((tx) => tx.subscriptions.erase([], now));
  expect(counts).toEqual({ people: 0, subscriptions: 0, history: 0, pending: 0 });
  expect(await occurrences(database.sql, externalId, digits)).toEqual(before);
});

test('an erasure that does not commit erases nothing', async () => {
  const before = await occurrences(database.sql, externalId, digits);
  const stopped = store.transaction(async (tx) => {
    await tx.subscriptions.erase([gone], now);
    throw new Error('the sample transaction does not commit');
  });
  await expect(stopped).rejects.toThrow('does not commit');
  expect(await occurrences(database.sql, externalId, digits)).toEqual(before);
});

test('no table has a word of who was erased; counts stay, and so do the others', async () => {
  const counts = await store.transaction((tx) => tx.subscriptions.erase([gone], now));
  expect(counts).toEqual({ people: 1, subscriptions: 1, history: 1, pending: 2 });
  expect(
    await occurrences(database.sql, `${externalId} `, `${externalId}.`, `${externalId},`, digits),
  ).toEqual([]);
  expect(await occurrences(database.sql, externalId)).toEqual(['public.push_reject: 1']);
  const { subscriptions, readings } = store.read;
  expect(await subscriptions.find({ by: 'phone', id: phone })).toEqual([]);
  expect(await subscriptions.byId(gone)).toBeNull();
  expect(await subscriptions.byId(kept)).toMatchObject({ externalId: 'crm-kept-1' });
  expect(await subscriptions.counts(groupId(1))).toEqual({ subscribed: 1, unsubscribed: 0 });
  expect(await readings.lastFromPerson(numberId(1), '33698765433')).toBe(day(3));
  expect(await database.sql`select from subscription where person_id = ${gone}`).toHaveLength(1);
  expect(await database.sql`select from push_row where person_id = ${gone}`).toHaveLength(1);
  expect(await store.read.webhooks.waiting(10)).toEqual([]);
});

test('erased twice is erased once', async () => {
  const counts = await store.transaction((tx) => tx.subscriptions.erase([gone], now));
  expect(counts).toEqual({ people: 0, subscriptions: 0, history: 0, pending: 0 });
});

test('who was erased is in no proof, and is met again as somebody new', async () => {
  const rows = [];
  for await (const page of store.read.subscriptions.proof({ group: groupId(1) })) rows.push(...page);
  expect(rows.map((row) => row.externalId)).toEqual(['crm-kept-1']);
  const [again] = await store.read.subscriptions.meet({ by: 'external_id', id: externalId });
  expect(again?.id).not.toBe(gone);
});
