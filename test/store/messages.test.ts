import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Destination, OutgoingNotice } from '../../src/application/ports/messages.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { ChannelId } from '../../src/domain/asset/ids.ts';
import { createSlackUsers } from '../../src/store/slack-users.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { requester } from '../domain/samples.ts';
import { at } from './estate.ts';

const database = useDatabase();
let store: Store;

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => {} });
});

const channel: Destination = { kind: 'channel', channel: ChannelId.parse('C0SAMPLE') };
const later = '2026-03-02T10:00:00.000Z';
const notice = (key: string, destination: Destination = channel): OutgoingNotice => ({
  key,
  destination,
  notice: { type: 'announce', what: 'done', operation: 'TR-1001' },
});

test('the oldest undelivered message of a destination comes first, and a key is one message ever', async () => {
  const person: Destination = { kind: 'person', user: requester };
  await store.transaction(async (tx) => {
    await tx.outbox.add([notice('first'), notice('second'), notice('to-person', person)]);
    await tx.outbox.add([notice('first')]);
  });
  const { outbox } = store.read;
  const first = await outbox.head(channel);
  expect(first).toMatchObject({ ...notice('first'), state: 'pending', attempts: 0, firstTriedAt: null });
  await outbox.markSent(first?.id ?? 0, '1.1');
  expect(await outbox.head(channel)).toMatchObject({ key: 'second' });
  expect(await outbox.head(person)).toMatchObject({ key: 'to-person', destination: person });
  expect(await outbox.head({ kind: 'thread', operationId: randomUUID() })).toBeNull();
});

test('an attempt is marked before it is made, and remembers the first time', async () => {
  const thread: Destination = { kind: 'thread', operationId: randomUUID() };
  const { outbox } = store.read;
  await outbox.add([notice('tried', thread), notice('after', thread)]);
  const id = (await outbox.head(thread))?.id ?? 0;
  await outbox.markSending(id, at);
  await outbox.markRefused(id);
  await outbox.markSending(id, later);
  expect(await outbox.head(thread)).toMatchObject({ state: 'sending', attempts: 2, firstTriedAt: at });
  await outbox.markFailed(id, 'channel_not_found');
  expect(await outbox.head(thread)).toMatchObject({ key: 'after' });
});

test('a card is posted, shown, deleted by somebody and posted again under the next generation', async () => {
  const { cards } = store.read;
  const operationId = randomUUID();
  const shown = { channel: ChannelId.parse('C0SAMPLE'), ts: '2.2', version: 7 };
  const fresh = {
    operationId,
    kind: 'card',
    destination: channel,
    channel: null,
    ts: null,
    generation: 1,
    shownVersion: 0,
    posting: false,
    firstTriedAt: null,
  };
  for (const _ of [1, 2]) await cards.want(operationId, 'card', channel);
  expect(await cards.of(operationId)).toEqual([fresh]);
  await cards.markPosting(operationId, 'card', at);
  await cards.markPosting(operationId, 'card', later);
  expect(await cards.find(operationId, 'card')).toEqual({ ...fresh, posting: true, firstTriedAt: at });
  await cards.markRefused(operationId, 'card');
  expect(await cards.find(operationId, 'card')).toEqual(fresh);
  await cards.markShown(operationId, 'card', shown);
  expect(await cards.find(operationId, 'card')).toEqual({
    ...fresh,
    ...{ ...shown, version: undefined },
    shownVersion: 7,
  });
  await cards.markStale(operationId, 'card', { ...shown, ts: `${shown.ts}1` });
  expect(await cards.find(operationId, 'card')).toMatchObject({ shownVersion: 7 });
  await cards.markStale(operationId, 'card', shown);
  expect(await cards.find(operationId, 'card')).toMatchObject({ ts: shown.ts, shownVersion: 0 });
  await cards.markGone(operationId, 'card');
  await cards.markPosting(operationId, 'card', at);
  await cards.markStale(operationId, 'card', shown);
  expect(await cards.find(operationId, 'card')).toMatchObject({ posting: true, firstTriedAt: at });
  await cards.markRefused(operationId, 'card');
  expect(await cards.find(operationId, 'card')).toEqual({ ...fresh, generation: 2 });
  await cards.markFailed(operationId, 'card', 'is_archived', 8);
  expect(await cards.find(operationId, 'card')).toMatchObject({ shownVersion: 8, posting: false });
  expect(await cards.find(operationId, `approval:${requester}`)).toBeNull();
});

test('what Slack said of a person is kept until it is read again', async () => {
  const users = createSlackUsers((await database.open()).db);
  expect(await users.find(requester)).toBeNull();
  const known = { id: requester, locale: 'fr-FR', timezone: 'Europe/Paris', readAt: at };
  await users.put({ ...known, locale: 'en-US' });
  await users.put(known);
  expect(await users.find(requester)).toEqual(known);
});
