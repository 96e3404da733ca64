import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportChunk } from '../../src/application/ports/import-files.ts';
import type { Rejected } from '../../src/application/ports/pushes.ts';
import type { Store } from '../../src/application/ports/store.ts';
import type { WrittenState } from '../../src/domain/subscription/consent.ts';
import { createStore } from '../../src/store/store.ts';
import { useDatabase } from '../database.ts';
import { groupId } from '../domain/samples.ts';

const database = useDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const asOf = '2026-03-01T09:00:00.000Z';
const group = groupId(1);
const encoder = new TextEncoder();
let store: Store;

beforeAll(async () => {
  const { db, sql } = await database.open();
  store = createStore({ db, sql, enqueue: async () => undefined });
});

type Line = readonly [line: number, externalId: string | null, phone: string | null, state: WrittenState];

const rowsOf = (lines: readonly Line[]): ImportChunk => ({
  kind: 'rows',
  count: lines.length,
  copy: encoder.encode(
    lines
      .map(([line, id, phone, state]) => `${line}\t${id ?? '\\N'}\t${phone ?? '\\N'}\t${group}\t${state}\n`)
      .join(''),
  ),
});

async function* chunksOf(...chunks: readonly ImportChunk[]): AsyncIterable<ImportChunk> {
  yield* chunks;
}

const idle = async () => undefined;
const never = async () => false;

async function begun(): Promise<string> {
  const id = randomUUID();
  const source = { kind: 'import', user: null, operation: id } as const;
  await store.read.pushes.begin(id, { source, asOf, consent: 'website', fromGroup: null }, now);
  return id;
}

async function taken(lines: readonly Line[], id?: string) {
  const operation = id ?? (await begun());
  const judged = await store.staging.take(operation, chunksOf(rowsOf(lines)), idle, never);
  const rejects: Rejected[] = [];
  for await (const page of store.read.pushes.rejects(operation)) rejects.push(...page);
  return { operation, judged, rejects };
}

const known = async (id: string, state: WrittenState, at: string) => {
  const [person] = await store.read.subscriptions.meet({ by: 'external_id', id });
  if (!person) throw new Error('nobody was met');
  const source = { kind: 'person', user: null, operation: null } as const;
  await store.read.subscriptions.record([person.id], { group, state, consent: 'sms', at }, source, now);
  return person.id;
};

describe('the rows of a file', () => {
  it('leave nothing behind where the whole is not wanted any more', async () => {
    const operation = await begun();
    const chunks = chunksOf(rowsOf([[2, 'gone-1', null, 'subscribed']]));
    expect(await store.staging.take(operation, chunks, idle, async () => true)).toBeNull();
    expect(await counted('push_row', operation)).toBe(0);
    expect(await store.read.subscriptions.find({ by: 'external_id', id: 'gone-1' })).toEqual([]);
  });

  it('of many files at once are taken one file after the other, whatever becomes of one', async () => {
    const broken: AsyncIterable<ImportChunk> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the download broke off')) }),
    };
    const [first, ...others] = await Promise.allSettled([
      store.staging.take(await begun(), broken, idle, never),
      ...[1, 2, 3, 4, 5, 6].map((n) => taken([[2, `at-once-${n}`, null, 'subscribed']])),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'the download broke off' } });
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'fulfilled'));
  });

  it('are the same when they are taken twice', async () => {
    const lines: Line[] = [
      [2, 'twice-1', null, 'subscribed'],
      [3, 'twice-1', null, 'subscribed'],
    ];
    const first = await taken(lines);
    const again = await taken(lines, first.operation);
    expect(again.judged).toEqual(first.judged);
    expect(again.rejects).toEqual(first.rejects);
    expect(await counted('push_row', first.operation)).toBe(1);
  });

  it('are rejected where a person stands there twice: the second of two alike, both of two that disagree', async () => {
    const { judged, rejects } = await taken([
      [2, 'dup-1', null, 'subscribed'],
      [3, 'dup-1', null, 'subscribed'],
      [4, 'con-1', null, 'subscribed'],
      [5, 'con-1', null, 'unsubscribed'],
      [6, 'con-1', null, 'subscribed'],
    ]);
    expect(judged).toMatchObject({ toSubscribe: 1, toUnsubscribe: 0, rejected: 4 });
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'duplicate'],
      [4, 'contradiction'],
      [5, 'contradiction'],
      [6, 'contradiction'],
    ]);
    expect(JSON.stringify(rejects)).not.toContain('con-1');
  });

  it('contradict each other also where one names the phone of the other', async () => {
    const { rejects } = await taken([
      [2, 'shared-1', '+33612345601', 'subscribed'],
      [3, null, '+33612345601', 'unsubscribed'],
      [4, 'shared-2', '+33612345602', 'subscribed'],
      [5, null, '+33612345602', 'subscribed'],
    ]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'contradiction'],
      [3, 'contradiction'],
    ]);
  });

  it('are left out where the ledger says so already', async () => {
    await known('same-1', 'subscribed', '2026-01-01T00:00:00Z');
    const { judged, operation } = await taken([
      [2, 'same-1', null, 'subscribed'],
      [3, 'same-2', null, 'unsubscribed'],
    ]);
    expect(judged).toMatchObject({ toSubscribe: 0, toUnsubscribe: 1, unchanged: 1, newer: 0 });
    expect(await counted('push_row', operation)).toBe(1);
  });

  it('lose against a word that came after the file was made', async () => {
    await known('late-1', 'unsubscribed', '2026-03-01T20:00:00Z');
    await known('late-2', 'unsubscribed', '2026-02-01T20:00:00Z');
    const { judged, rejects } = await taken([
      [2, 'late-1', null, 'subscribed'],
      [3, 'late-2', null, 'subscribed'],
    ]);
    expect(judged).toMatchObject({ toSubscribe: 1, newer: 1, rejected: 1 });
    expect(rejects).toMatchObject([{ line: 2, reason: 'newer_known' }]);
  });

  it('become batches of at most 50 of one group, one state and one kind of name', async () => {
    const lines = Array.from(
      { length: 120 },
      (_, i): Line => [
        i + 2,
        i % 3 === 0 ? null : `many-${i}`,
        i % 3 === 0 ? `+3361${String(i).padStart(7, '0')}` : null,
        i % 2 === 0 ? 'subscribed' : 'unsubscribed',
      ],
    );
    const { operation, judged } = await taken(lines);
    expect(judged).toMatchObject({ toSubscribe: 60, toUnsubscribe: 60, groups: [group] });
    const rows = await database.sql<{ by: string; subscribed: boolean; size: number }[]>`
      select "by", subscribed, size from push_batch where operation_id = ${operation} order by no`;
    expect(rows.map(({ size }) => size).toSorted((a, b) => a - b)).toEqual([20, 20, 40, 40]);
    expect(await counted('push_row', operation)).toBe(120);
  });
});

const counted = async (table: string, operation: string): Promise<number> => {
  const [row] = await database.sql<{ n: number }[]>`
    select count(*)::int as n from ${database.sql(table)} where operation_id = ${operation}`;
  return row?.n ?? 0;
};
