import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import type { ProofRow, Saying, Source } from '../../src/application/ports/subscriptions.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { groupId, requester } from '../domain/samples.ts';
import { eventually } from '../eventually.ts';
import { byHand, day, saying } from './ledger.ts';

const database = useDatabase();
let store: Store;
let people: number[];

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => {} });
});

beforeEach(async () => {
  await database.sql`truncate person, subscription, subscription_history, subscription_source restart identity`;
  const met = await store.read.subscriptions.meet({ by: 'external_id', id: 'crm-0001' });
  people = met.map((each) => each.id);
});

const record = (said: Saying, { of = people, source = byHand }: { of?: number[]; source?: Source } = {}) =>
  store.transaction((tx) => tx.subscriptions.record(of, said, source, new Date(said.at)));

const entries = () => store.read.subscriptions.entries(people);

const shown = async () =>
  (await entries()).map(({ state, consent, at, replacedAt }) => ({ state, consent, at, replacedAt }));

async function proof(of: Parameters<Store['read']['subscriptions']['proof']>[0]): Promise<ProofRow[][]> {
  const pages: ProofRow[][] = [];
  for await (const page of store.read.subscriptions.proof(of)) pages.push([...page]);
  return pages;
}

describe('a word of a person', () => {
  test('that is older than what is known comes late and changes nothing', async () => {
    await record(saying(5, { state: 'unsubscribed', consent: 'thread' }));
    expect(await record(saying(4))).toEqual([]);
    expect(await shown()).toEqual([
      { state: 'unsubscribed', consent: 'thread', at: day(5), replacedAt: null },
    ]);
    expect(await database.sql`select from subscription_source`).toHaveLength(1);
  });

  test('said twice changes nothing more', async () => {
    expect(await record(saying(1))).toEqual(people);
    expect(await record(saying(1))).toEqual([]);
    expect(await entries()).toHaveLength(1);
    expect(await database.sql`select from subscription_source`).toHaveLength(1);
  });

  test('[R62] that is newer wins; what held before is kept with its consent, line and source', async () => {
    const operation: Source = { kind: 'import', user: requester, operation: 'IM-0007' };
    await record(saying(1), { source: operation });
    await database.sql`update subscription set line = 42`;
    expect(await record(saying(2, { state: 'unsubscribed', consent: 'phone' }))).toEqual(people);
    expect(await entries()).toEqual([
      {
        ...{ person: people[0], group: groupId(1), state: 'unsubscribed', consent: 'phone', at: day(2) },
        ...{ source: byHand, line: null, recordedAt: day(2), replacedAt: null },
      },
      {
        ...{ person: people[0], group: groupId(1), state: 'subscribed', consent: 'website', at: day(1) },
        ...{ source: operation, line: 42, recordedAt: day(1), replacedAt: day(2) },
      },
    ]);
  });

  test('[R63] that repeats an opt-out is the newer word: what somebody else said between them comes late', async () => {
    await record(saying(1, { state: 'unsubscribed', consent: 'phone' }));
    expect(await record(saying(9, { state: 'unsubscribed', consent: 'phone' }))).toEqual([]);
    expect(await record(saying(5))).toEqual([]);
    const out = { state: 'unsubscribed', consent: 'phone' };
    expect(await shown()).toEqual([
      { ...out, at: day(9), replacedAt: null },
      { ...out, at: day(1), replacedAt: day(9) },
    ]);
  });

  test('[R70] with another consent at the same time takes the place of what holds', async () => {
    await record(saying(1, { consent: 'none' }));
    expect(await record(saying(1, { consent: 'in_person' }))).toEqual(people);
    expect((await shown()).map(({ consent }) => consent)).toEqual(['in_person', 'none']);
  });

  test('of one group says nothing of another', async () => {
    await record(saying(1));
    await record(saying(2, { group: groupId(2), state: 'unsubscribed' }));
    const states = await store.read.subscriptions.statesIn(groupId(1), people);
    expect([...states.values()].map(({ state }) => state)).toEqual(['subscribed']);
  });

  test('named twice in one go is one word', async () => {
    expect(await record(saying(1), { of: [...people, ...people] })).toEqual(people);
    expect(await entries()).toHaveLength(1);
  });
});

/** Records in a transaction that goes on until somebody else waits for it. */
const whileAnotherWaits = async (said: Saying, other: () => Promise<unknown>) => {
  const waiting = async () => {
    const [row] = await database.sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (!row?.n) throw new Error('nobody waits yet');
  };
  let second: Promise<unknown> = Promise.resolve();
  await store.transaction(async (tx) => {
    await tx.subscriptions.record(people, said, byHand, new Date(said.at));
    second = other();
    await eventually(waiting);
  });
  await second;
};

describe('two at once', () => {
  test('who say the same of what held leave it in the history once', async () => {
    await record(saying(1));
    const out = saying(2, { state: 'unsubscribed' });
    await whileAnotherWaits(out, () => record(out));
    expect((await shown()).map(({ at, replacedAt }) => [at, replacedAt])).toEqual([
      [day(2), null],
      [day(1), day(2)],
    ]);
  });

  test('who speak first of somebody leave both words', async () => {
    await whileAnotherWaits(saying(1), () => record(saying(2, { state: 'unsubscribed' })));
    expect((await shown()).map(({ state, replacedAt }) => [state, replacedAt])).toEqual([
      ['unsubscribed', null],
      ['subscribed', day(2)],
    ]);
  });

  test('who meet the same person make one', async () => {
    const meetings = await Promise.all(
      [1, 2, 3, 4].map(() => store.read.subscriptions.meet({ by: 'phone', id: '+33612345699' })),
    );
    expect(new Set(meetings.flat().map(({ id }) => id)).size).toBe(1);
  });
});

describe('a shared phone', () => {
  const phone = '+33612345678';
  const share = (...ids: string[]) =>
    database.sql`insert into person (external_id, phone) select id, ${phone} from unnest(${ids}::text[]) id`;

  test('stands for everybody who has it, and makes nobody new', async () => {
    await share('crm-0007', 'crm-0008');
    const met = await store.read.subscriptions.meet({ by: 'phone', id: phone });
    expect(met.map((each) => each.externalId)).toEqual(['crm-0007', 'crm-0008']);
    people = met.map(({ id }) => id);
    expect(await record(saying(1))).toEqual(people);
    const [page] = await proof({ people });
    expect(page?.map((row) => row.externalId)).toEqual(['crm-0007', 'crm-0008']);
  });

  test('of nobody known is somebody who is known by it alone, once', async () => {
    const [first] = await store.read.subscriptions.meet({ by: 'phone', id: phone });
    const [again] = await store.read.subscriptions.meet({ by: 'phone', id: phone });
    expect(first).toMatchObject({ externalId: null, phone });
    expect(again).toEqual(first);
  });
});

describe('somebody of whom nothing is known', () => {
  test('is not forgotten with those of whom something is', async () => {
    const [other] = await store.read.subscriptions.meet({ by: 'external_id', id: 'crm-0002' });
    await record(saying(1));
    await store.read.subscriptions.forget([...people, other?.id ?? 0]);
    expect(await store.read.subscriptions.find({ by: 'external_id', id: 'crm-0001' })).toHaveLength(1);
    expect(await store.read.subscriptions.find({ by: 'external_id', id: 'crm-0002' })).toEqual([]);
  });
});

describe('[R37] the proof of a group', () => {
  test('comes person by person, page by page, with all that was before', async () => {
    await database.sql`
      insert into person (external_id) select 'sample-' || n from generate_series(1, 2400) n`;
    const ids = (
      await database.sql<{ id: string }[]>`select id from person where external_id like 'sample-%'`
    ).map(({ id }) => Number(id));
    await record(saying(1), { of: ids });
    await record(saying(2, { state: 'unsubscribed' }), { of: ids.slice(0, 700) });
    await record(saying(3, { group: groupId(2) }), { of: ids });
    const pages = await proof({ group: groupId(1) });
    expect(pages.map((page) => new Set(page.map(({ person }) => person)).size)).toEqual([1000, 1000, 400]);
    const rows = pages.flat();
    expect(rows).toHaveLength(2400 + 700);
    expect(rows.map(({ person }) => person)).toEqual(
      rows.map(({ person }) => person).toSorted((a, b) => a - b),
    );
    expect(new Set(rows.map(({ group }) => group))).toEqual(new Set([groupId(1)]));
    expect(await store.read.subscriptions.counts(groupId(1))).toEqual({
      subscribed: 1700,
      unsubscribed: 700,
    });
  });

  test('of a group that nobody is in has no page', async () => {
    expect(await proof({ group: groupId(3) })).toEqual([]);
  });
});
