import { beforeAll, describe, expect, test } from 'vitest';
import type { Store, Transaction } from '../../src/application/ports/store.ts';
import { UserId, type WorkspaceKey } from '../../src/domain/asset/ids.ts';
import { person } from '../../src/domain/operation/actor.ts';
import { brokenAt } from '../../src/domain/operation/chain.ts';
import { decide } from '../../src/domain/operation/decide.ts';
import { replay } from '../../src/domain/operation/evolve.ts';
import { holdWaba, shareWaba } from '../../src/domain/operation/holds.ts';
import type { OperationState } from '../../src/domain/operation/state.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { approver, destinationKey, numberId, originKey, requester, wabaId } from '../domain/samples.ts';
import { at, sampleTransfer } from './estate.ts';

const database = useDatabase();
let store: Store;

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => {} });
});

const begin = (transfer: ReturnType<typeof sampleTransfer>) =>
  store.transaction((tx) => tx.operations.begin(transfer));

async function reassign(tx: Transaction, name: string, to: string): Promise<void> {
  const state = await tx.operations.lock(name);
  const step = state?.steps.at(-1)?.key ?? '';
  const command = { type: 'assign', step, to: UserId.parse(to), due: null } as const;
  const decision = decide(state as OperationState, command, at);
  if (!decision.ok) throw new Error('refused');
  await tx.operations.append({
    state: decision.state,
    events: decision.events,
    actor: person(requester),
    at,
  });
}

describe('holds', () => {
  test('fifty operators who race for one number get one operation, the others write nothing', async () => {
    const racers = Array.from({ length: 50 }, () => sampleTransfer(1));
    const outcomes = await Promise.all(racers.map(begin));
    expect(outcomes.filter((outcome) => outcome === 'begun')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(49);
    const winner = racers[outcomes.indexOf('begun')];
    const rows = await store.read.operations.list({ number: numberId(1), limit: 10 });
    expect(rows.map((row) => row.name)).toEqual([winner?.state.name]);
    const [held] =
      await database.sql`select count(*)::int as holds, count(distinct operation_id)::int as holders from hold`;
    expect(held).toEqual({ holds: 3, holders: 1 });
  });

  test('a second asker is told who holds the number, and can still write in the same transaction', async () => {
    const first = sampleTransfer(2);
    await begin(first);
    const second = sampleTransfer(2);
    const holder = await store.transaction(async (tx) => {
      expect(await tx.operations.begin(second)).toBe('taken');
      expect(await tx.operations.nextNumber('transfer')).toBeGreaterThan(0);
      return tx.operations.holderOf(second.holds);
    });
    expect(holder).toEqual({ operation: first.state.name, requester: requester });
    expect(await store.read.operations.byId(second.state.id)).toBeNull();
  });

  test('operations on single numbers share their WABA; one on the whole WABA is refused, until they end', async () => {
    const [one, two] = [sampleTransfer(3), sampleTransfer(4)];
    expect([await begin(one), await begin(two)]).toEqual(['begun', 'begun']);
    const whole = { ...sampleTransfer(5), holds: [holdWaba(wabaId(1))] };
    expect(await begin(whole)).toBe('taken');
    expect(await store.read.operations.holderOf([shareWaba(wabaId(1))])).toBeNull();
    await database.sql`delete from hold where operation_id <> ${one.state.id}`;
    await store.transaction((tx) => tx.operations.hold(one.state.id, []));
    expect(await begin(whole)).toBe('begun');
    expect(await begin(sampleTransfer(6))).toBe('taken');
    await store.transaction((tx) => tx.operations.hold(whole.state.id, []));
  });

  test('an asset taken later is held once, however often it is asked for, and nothing else is let go', async () => {
    const [one, two] = [sampleTransfer(7), sampleTransfer(8)];
    await begin(one);
    await begin(two);
    const extra = { asset: 'group:new', shared: false };
    const ask = ({ state, holds }: typeof one) =>
      store.transaction((tx) => tx.operations.hold(state.id, [...holds, extra]));
    expect([await ask(one), await ask(one), await ask(two)]).toEqual([true, true, false]);
    const assets = await database.sql<{ asset: string }[]>`
      select asset from hold where operation_id = ${one.state.id} order by asset`;
    expect(assets.map(({ asset }) => asset)).toEqual([...one.holds, extra].map((h) => h.asset).toSorted());
  });

  test('an asset that is no longer wanted is free for the next one', async () => {
    const [one, two] = [sampleTransfer(9), sampleTransfer(9)];
    await begin(one);
    expect(await begin(two)).toBe('taken');
    await store.transaction((tx) => tx.operations.hold(one.state.id, [shareWaba(wabaId(1))]));
    expect(await begin(two)).toBe('begun');
  });
});

test('two presses of one submit button at the same time are one operation', async () => {
  const [one, two] = [sampleTransfer(10), sampleTransfer(10)];
  const submit = (transfer: typeof one) =>
    store.transaction(async (tx) => {
      const known = await tx.operations.byRequestKey(one.requestKey);
      if (known !== null) return known.name;
      expect(await tx.operations.begin({ ...transfer, requestKey: one.requestKey })).toBe('begun');
      return transfer.state.name;
    });
  const names = await Promise.all([submit(one), submit(two), submit(one)]);
  expect(new Set(names).size).toBe(1);
  expect(await store.read.operations.list({ number: numberId(10), limit: 10 })).toHaveLength(1);
});

describe('events', () => {
  test('an operation is begun, advanced and read back from its events, with a whole chain', async () => {
    const transfer = sampleTransfer(20);
    await begin(transfer);
    await store.transaction((tx) => reassign(tx, transfer.state.name, 'U0SOMEBODY'));
    const state = await store.read.operations.byName(transfer.state.name);
    const events = await store.read.operations.events(transfer.state.id);
    expect(brokenAt(events)).toBeNull();
    expect(replay(transfer.state.id, events)).toEqual(state);
    expect(await store.read.operations.event(transfer.state.id, 2)).toEqual(events[1]);
  });

  test('fifty appends at the same time leave a chain without a gap', async () => {
    const transfer = sampleTransfer(21);
    await begin(transfer);
    const people = Array.from({ length: 50 }, (_, n) => `U0PERSON${String(n).padStart(2, '0')}`);
    await Promise.all(people.map((who) => store.transaction((tx) => reassign(tx, transfer.state.name, who))));
    const events = await store.read.operations.events(transfer.state.id);
    expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1));
    expect(events).toHaveLength(transfer.events.length + 50);
    expect(brokenAt(events)).toBeNull();
  });

  test('a writer who decided on an old state is run again on the new one', async () => {
    const transfer = sampleTransfer(22);
    await begin(transfer);
    let runs = 0;
    await store.transaction(async (tx) => {
      runs += 1;
      const state = await tx.operations.byName(transfer.state.name);
      if (runs === 1) await store.transaction((other) => reassign(other, transfer.state.name, 'U0FASTER'));
      const command = { type: 'cancel', by: requester, reason: 'sample' } as const;
      const decision = decide(state as OperationState, command, at);
      if (decision.ok) await tx.operations.append({ ...decision, actor: person(requester), at });
    });
    expect(runs).toBe(2);
    expect(brokenAt(await store.read.operations.events(transfer.state.id))).toBeNull();
  });

  test.each([
    ['update operation_event set version = version + 1'],
    ['delete from operation_event'],
    ['truncate operation_event'],
    ['update access_event set actor = actor'],
    ['delete from access_event'],
    ['truncate access_event'],
  ])('even the owner of the database cannot: %s', async (statement) => {
    await store.transaction((tx) =>
      tx.access.record({ kind: 'granted', actor: requester, detail: { user: 'U0SAMPLE' }, at }),
    );
    await expect(database.sql.unsafe(statement)).rejects.toThrow(/append-only/);
  });
});

describe('lists', () => {
  test('are the newest first, and find by requester, turn, approval, number, workspace and openness', async () => {
    const operations = store.read.operations;
    const waiting = sampleTransfer(30, { approvalsNeeded: 1, now: '2026-03-03T09:00:00.000Z' });
    const running = sampleTransfer(31, { now: '2026-03-04T09:00:00.000Z' });
    for (const transfer of [waiting, running]) await begin(transfer);
    const names = async (filter: Parameters<typeof operations.list>[0]) =>
      (await operations.list(filter)).map((row) => row.name);

    expect(await names({ limit: 2 })).toEqual([running.state.name, waiting.state.name]);
    const approvable = (user: UserId, workspaces: readonly WorkspaceKey[] | null) =>
      names({ approvableBy: { user, workspaces }, limit: 5 });
    expect(await approvable(approver, null)).toEqual([waiting.state.name]);
    expect(await approvable(approver, [destinationKey, originKey])).toEqual([waiting.state.name]);
    expect(await approvable(approver, [originKey])).toEqual([]);
    expect(await approvable(requester, null)).toEqual([]);
    expect(await names({ assignee: requester, limit: 1 })).toEqual([running.state.name]);
    expect(await names({ assignee: UserId.parse('U0NOBODY'), limit: 5 })).toEqual([]);
    expect(await names({ requester: UserId.parse('U0NOBODY'), limit: 5 })).toEqual([]);
    expect(await names({ number: numberId(30), workspaces: [originKey], limit: 5 })).toEqual([
      waiting.state.name,
    ]);
    expect(await names({ open: false, limit: 5 })).not.toContain(running.state.name);
  });

  test('a WABA that an open operation brings to a workspace is known, unless that one asks', async () => {
    const { wabasComingTo } = store.read.operations;
    await database.sql`update operation set status = 'done'`;
    const transfer = sampleTransfer(32);
    await begin(transfer);
    expect(await wabasComingTo(destinationKey, null)).toEqual([wabaId(1)]);
    expect(await wabasComingTo(destinationKey, transfer.state.name)).toEqual([]);
    expect(await wabasComingTo(originKey, null)).toEqual([]);
  });

  test.each<[string, object]>([
    [
      'migration',
      { inputs: { workspace: destinationKey, target: wabaId(7) }, steps: [{ key: 'integrate' }] },
    ],
    [
      'waba_migration',
      { inputs: { target: wabaId(7) }, steps: [], groups: [{ move: { destination: destinationKey } }] },
    ],
  ])('so is one that a %s brings with a group', async (flow, plan) => {
    const { wabasComingTo } = store.read.operations;
    await database.sql`update operation set status = 'done'`;
    const asked = sampleTransfer(flow === 'migration' ? 40 : 41);
    await begin(asked);
    await database.sql`
      update operation set flow = ${flow}, state = jsonb_set(state, '{plan}', ${JSON.stringify(plan)}::text::jsonb)
      where name = ${asked.state.name}`;
    expect(await wabasComingTo(destinationKey, null)).toEqual([wabaId(7)]);
    expect(await wabasComingTo(originKey, null)).toEqual([]);
  });

  test('numbers of names go up by one, also for many at once', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => store.transaction((tx) => tx.operations.nextNumber('transfer'))),
    );
    const sorted = taken.toSorted((a, b) => a - b);
    expect(sorted).toEqual(sorted.map((_, index) => (sorted[0] ?? 0) + index));
  });
});
