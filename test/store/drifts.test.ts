import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Drift } from '../../src/application/ports/drift.ts';
import { numberId, wabaId } from '../domain/samples.ts';
import { addNumber, addWaba } from './estate.ts';
import { useStore } from './provider-store.ts';

const world = useStore();
const scope = `waba:${wabaId(1)}`;
const now = (minute: number) => new Date(`2026-03-02T09:${String(minute).padStart(2, '0')}:00Z`);
const drifts = () => world.store.read.drifts;

const name = (theirs: string) => ({
  asset: `number:${numberId(1)}`,
  field: 'display_name' as const,
  ours: 'Sample Shop 1',
  theirs,
  acceptable: true,
});
const gone = (n: number) => ({
  asset: `number:${numberId(n)}`,
  field: 'missing_there' as const,
  ours: `+${n}`,
  theirs: null,
  acceptable: false,
});

beforeAll(async () => addNumber(world.sql, 1, await addWaba(world.sql, 1)));
beforeEach(() => world.sql`truncate drift`);

describe('a difference', () => {
  test('keeps since when it is known, until it is another one', async () => {
    expect(await drifts().replace(scope, 'meta', [name('A')], now(1))).toHaveLength(1);
    expect(await drifts().replace(scope, 'meta', [name('A')], now(2))).toEqual([]);
    expect(await drifts().list(5)).toMatchObject([{ theirs: 'A', since: now(1).toISOString() }]);
    expect(await drifts().replace(scope, 'meta', [name('B')], now(3))).toHaveLength(1);
    expect(await drifts().list(5)).toMatchObject([{ theirs: 'B', since: now(3).toISOString() }]);
  });

  test('is gone once its own scope and source agree, at the same instant too', async () => {
    await drifts().replace(scope, 'meta', [name('A'), gone(2)], now(1));
    await drifts().replace('360dialog', '360dialog', [gone(2)], now(1));
    await drifts().replace(scope, 'meta', [gone(2)], now(1));
    expect((await drifts().list(5)).map(({ field, source }) => [field, source]).toSorted()).toEqual([
      ['missing_there', '360dialog'],
      ['missing_there', 'meta'],
    ]);
    await drifts().replace(scope, 'meta', [], now(2));
    expect(await drifts().list(5)).toMatchObject([{ source: '360dialog' }]);
  });

  test('is accepted only where ours is still what it says and theirs can be taken', async () => {
    const drift = (d: ReturnType<typeof name> | ReturnType<typeof gone>): Drift => ({
      ...d,
      source: 'meta',
      since: now(1).toISOString(),
    });
    expect(await drifts().accept({ ...drift(name('A')), ours: 'what it was' })).toBe('changed');
    expect(await drifts().accept(drift(name('A')))).toBe('accepted');
    expect(await world.store.read.assets.number(numberId(1))).toMatchObject({ displayName: 'A' });
    expect(await drifts().accept(drift(gone(1)))).toBe('not_acceptable');
    const account = {
      ...drift(name('Sample WABA by Meta')),
      asset: scope,
      field: 'name',
      ours: 'Sample WABA 1',
    } as const;
    expect(await drifts().accept(account)).toBe('accepted');
    expect(await world.store.read.assets.waba(wabaId(1))).toMatchObject({ name: 'Sample WABA by Meta' });
    expect(await drifts().accept({ ...account, field: 'business' })).toBe('not_acceptable');
  });
});
