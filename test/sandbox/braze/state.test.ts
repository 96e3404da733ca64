import { describe, expect, test } from 'vitest';
import { GroupId } from '../../../src/domain/asset/ids.ts';
import { createBrazeState } from '../../../src/sandbox/braze/state.ts';
import { createTraffic } from '../../../src/sandbox/braze/traffic.ts';

const group = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10';
const company = () =>
  createBrazeState({
    workspaces: [
      { key: 'brand-fr', restKey: 'sample-fr', groups: [{ id: group, state: 'active' }] },
      { key: 'brand-de', restKey: 'sample-de', groups: [] },
    ],
  });

describe('what people do in the dashboard', () => {
  test('integrating a number makes an active group with an id of its own, each time', () => {
    const braze = company();
    const [first, second] = [1, 2].map(() => braze.integrate('brand-de', 'WhatsApp DE'));
    expect(first).not.toBe(second);
    expect(GroupId.parse(first)).toBe(first);
    expect(braze.groups('brand-de')).toMatchObject([
      { id: first, name: 'WhatsApp DE', state: 'active' },
      { id: second, name: 'WhatsApp DE', state: 'active' },
    ]);
    expect(braze.groups('brand-fr')).toHaveLength(1);
  });

  test('archiving keeps the group, and unarchiving brings it back', () => {
    const braze = company();
    braze.archive('brand-fr', group);
    expect(braze.groups('brand-fr')).toMatchObject([{ id: group, state: 'archived' }]);
    braze.unarchive('brand-fr', group);
    expect(braze.groups('brand-fr')).toMatchObject([{ id: group, state: 'active' }]);
  });

  test('what is not there is told', () => {
    const braze = company();
    expect(() => braze.integrate('brand-xx', 'x')).toThrow('brand-xx');
    expect(() => braze.archive('brand-de', group)).toThrow(group);
    expect(() => braze.addGroup('brand-fr', { id: 'nonsense', state: 'active' })).toThrow('UUID');
  });
});

describe('what is kept', () => {
  test('a snapshot put back after a restart brings the same groups, through JSON', () => {
    const before = company();
    before.archive('brand-fr', group);
    before.integrate('brand-de', 'WhatsApp DE');
    const after = company();
    after.restore(JSON.parse(JSON.stringify(before.snapshot())));
    expect(after.snapshot()).toEqual(before.snapshot());
  });

  test('a snapshot holds no key, and a later change does not reach into it', () => {
    const braze = company();
    const kept = braze.snapshot();
    braze.archive('brand-fr', group);
    expect(kept.workspaces['brand-fr']?.groups).toMatchObject([{ state: 'active' }]);
    expect(JSON.stringify(kept)).not.toContain('sample-fr');
  });

  test('a workspace that is gone since is left out; what is no snapshot changes nothing', () => {
    const braze = company();
    const kept = braze.snapshot();
    braze.restore({ workspaces: { ...kept.workspaces, 'brand-xx': { groups: [] } } });
    expect(braze.snapshot()).toEqual(kept);
    expect(() => braze.restore({ workspaces: { 'brand-fr': { groups: [{ id: 1 }] } } })).toThrow();
    expect(braze.snapshot()).toEqual(kept);
  });
});

test('traffic keeps the last exchanges, numbered on', () => {
  const traffic = createTraffic(3);
  const exchange = { at: '', workspace: 'brand-fr', method: 'GET', call: 'x', query: '', ms: 0 };
  for (let i = 0; i < 10; i += 1) traffic.record({ ...exchange, status: 200, answer: '', fault: null });
  expect(traffic.read().map(({ id }) => id)).toEqual([8, 9, 10]);
  traffic.clear();
  expect(traffic.read()).toEqual([]);
});

test('of long texts traffic keeps the beginning', () => {
  const traffic = createTraffic();
  const exchange = { at: '', workspace: 'brand-fr', method: 'GET', call: 'x', ms: 0, fault: null };
  traffic.record({ ...exchange, query: '?'.repeat(5_000), status: 200, answer: 'a'.repeat(5_000) });
  traffic.record({ ...exchange, query: '?', status: null, answer: null });
  expect(traffic.read().map(({ query, answer }) => [query.length, answer?.length ?? null])).toEqual([
    [2_001, 2_001],
    [1, null],
  ]);
});

test('the minute of the set endpoints may take another time, and its end is told as it is', () => {
  let now = Date.UTC(2026, 0, 1);
  const braze = createBrazeState({
    workspaces: [{ key: 'brand-fr', restKey: 'sample-fr', groups: [] }],
    now: () => now,
    statusSetsPerMinute: 2,
    statusSetWindowMs: 2_500,
  });
  const pools = braze.workspace('brand-fr')?.pools;
  expect([pools?.statusSet.draw(), pools?.statusSet.draw(), pools?.statusSet.draw()]).toEqual([
    true,
    true,
    false,
  ]);
  expect(pools?.statusSet.read()).toEqual({ limit: 2, remaining: 0, resetAt: (now + 2_500) / 1000 });
  now += 2_500;
  expect(pools?.statusSet.draw()).toBe(true);
});
