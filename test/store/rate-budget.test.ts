import { describe, expect, test } from 'vitest';
import type { RateBudget, RateLimit } from '../../src/providers/http.ts';
import { createRateBudget } from '../../src/store/rate-budget.ts';
import { useDatabase } from '../database.ts';

const database = useDatabase();
const start = Date.parse('2026-03-01T09:00:00.000Z');
const at = (ms: number) => new Date(start + ms);
const limitOf = (bucket: string): RateLimit => ({ bucket, calls: 100, windowMs: 1000, burst: 20 });
const copies = (n: number): readonly RateBudget[] => {
  const made = Array.from({ length: n }, () => createRateBudget(database.client({ max: 2 })));
  return made;
};

/** How many of `asked` calls at this time are granted, the copies taking turns and all of them at once. */
async function granted(budgets: readonly RateBudget[], limit: RateLimit, asked: number, ms: number) {
  const waits = await Promise.all(
    Array.from({ length: asked }, (_, i) => budgets[i % budgets.length]?.take(limit, 1, at(ms))),
  );
  return waits.filter((wait) => wait === 0).length;
}

describe('a rate budget', () => {
  test('refuses what could never be granted', async () => {
    const [budget] = copies(1);
    await expect(budget?.take(limitOf('never'), 21, at(0))).rejects.toThrow(RangeError);
    await expect(budget?.take({ ...limitOf('never'), burst: 100 }, 1, at(0))).rejects.toThrow(RangeError);
  });

  test('is one for three copies that ask at the same time: the burst, and not one call more', async () => {
    expect(await granted(copies(3), limitOf('burst'), 60, 0)).toBe(20);
  });

  test('never grants more than the limit in any window, and at least nine tenths of it where all is used', async () => {
    const budgets = copies(3);
    const limit = limitOf('window');
    const perTick: number[] = [];
    for (let ms = 0; ms < 3000; ms += 50) perTick.push(await granted(budgets, limit, 24, ms));
    const windows = perTick
      .slice(0, -20)
      .map((_, i) => perTick.slice(i, i + 20).reduce((sum, n) => sum + n, 0));
    expect(Math.max(...windows)).toBeLessThanOrEqual(100);
    expect(perTick.slice(0, 20).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(90);
  });

  test('says how long to wait, and grants then', async () => {
    const [budget] = copies(1);
    const limit = limitOf('wait');
    expect(await budget?.take(limit, 20, at(0))).toBe(0);
    const wait = await budget?.take(limit, 1, at(0));
    expect(wait).toBe(13);
    expect(await budget?.take(limit, 1, at(12))).toBe(1);
    expect(await budget?.take(limit, 1, at(13))).toBe(0);
  });

  test('takes nothing when it refuses', async () => {
    const [budget] = copies(1);
    const limit = limitOf('nothing');
    await budget?.take(limit, 20, at(0));
    for (let i = 0; i < 10; i++) expect(await budget?.take(limit, 20, at(0))).toBe(250);
    expect(await budget?.take(limit, 20, at(250))).toBe(0);
  });

  test('keeps its buckets apart', async () => {
    const [budget] = copies(1);
    await budget?.take(limitOf('one'), 20, at(0));
    expect(await budget?.take(limitOf('other'), 20, at(0))).toBe(0);
  });

  test('is not refilled by a copy whose clock is behind', async () => {
    const [budget] = copies(1);
    await budget?.take(limitOf('behind'), 20, at(1000));
    expect(await budget?.take(limitOf('behind'), 1, at(0))).toBe(1013);
  });
});

describe('a pause that a provider asked for', () => {
  test('holds for every copy, a new bucket included, and ends by itself', async () => {
    const [one, two] = copies(2);
    await one?.pause('paused', at(60_000));
    expect(await two?.take(limitOf('paused'), 1, at(0))).toBe(60_000);
    expect(await two?.pausedFor('paused', at(1000))).toBe(59_000);
    expect(await two?.take(limitOf('paused'), 1, at(60_000))).toBe(0);
    expect(await two?.pausedFor('paused', at(60_000))).toBe(0);
  });

  test('is never shortened by another', async () => {
    const [budget] = copies(1);
    await budget?.pause('longer', at(60_000));
    await budget?.pause('longer', at(1000));
    expect(await budget?.pausedFor('longer', at(0))).toBe(60_000);
  });

  test('of a bucket that nobody used is 0', async () => {
    const [budget] = copies(1);
    expect(await budget?.pausedFor('unused', at(0))).toBe(0);
  });
});
