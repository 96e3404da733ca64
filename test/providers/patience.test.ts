import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patienceMs, spending } from '../../src/providers/patience.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('a caller who says nothing waits twenty seconds', () => {
  expect(patienceMs(undefined)).toBe(20_000);
  expect(patienceMs({})).toBe(20_000);
  expect(patienceMs({ withinMs: 0 })).toBe(0);
});

test('calls one after another share the patience of their caller, and its signal', () => {
  const { signal } = new AbortController();
  const left = spending({ withinMs: 500, signal });
  expect(left()).toEqual({ withinMs: 500, signal });
  vi.advanceTimersByTime(200);
  expect(left()).toEqual({ withinMs: 300, signal });
  vi.advanceTimersByTime(400);
  expect(left()).toEqual({ withinMs: -100, signal });
});
