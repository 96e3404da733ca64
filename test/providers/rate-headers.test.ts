import { describe, expect, test } from 'vitest';
import { askedToWait } from '../../src/providers/rate-headers.ts';

const now = new Date('2026-03-01T09:00:00.000Z');
const seconds = now.getTime() / 1000;
const wait = (headers: Record<string, string>, status = 200) =>
  askedToWait(new Headers(headers), status, now);
const usage = (more: object) => ({
  'X-Business-Use-Case-Usage': JSON.stringify({ '102290129340398': [{ type: 'sample', ...more }] }),
});

describe('what headers ask for', () => {
  test.each([
    ['seconds', { 'Retry-After': '12' }, 429, 12_000],
    ['seconds of a server that is down', { 'Retry-After': '12' }, 503, 12_000],
    ['a date', { 'Retry-After': 'Sun, 01 Mar 2026 09:01:00 GMT' }, 429, 60_000],
    ['the reset of a window, in epoch seconds', { 'X-RateLimit-Reset': String(seconds + 40) }, 429, 40_000],
    [
      'the reset of a window that this very call used up',
      { 'X-RateLimit-Reset': String(seconds + 40), 'X-RateLimit-Remaining': '0' },
      200,
      40_000,
    ],
    ['the longer of two', { 'Retry-After': '12', 'X-RateLimit-Reset': String(seconds + 40) }, 429, 40_000],
    [
      'minutes to regain access',
      usage({ call_count: 100, estimated_time_to_regain_access: 7 }),
      400,
      420_000,
    ],
    [
      'a minute of rest above 95 %',
      usage({ call_count: 28, total_cputime: 25, total_time: 95 }),
      200,
      60_000,
    ],
    ['never more than a day', { 'Retry-After': '99999999' }, 429, 86_400_000],
  ])('%s', (_, headers, status, key) => {
    expect(wait(headers, status)).toEqual({ key, app: null });
  });

  test('for the app as a whole', () => {
    expect(wait({ 'x-app-usage': '{"call_count":95}' })).toEqual({ key: null, app: 60_000 });
  });

  test.each([
    ['nothing', {}, 429],
    [
      'a reset while there is room',
      { 'X-RateLimit-Reset': String(seconds + 40), 'X-RateLimit-Remaining': '9' },
      200,
    ],
    ['a reset that has passed', { 'X-RateLimit-Reset': String(seconds - 40) }, 429],
    ['a wait with a good answer', { 'Retry-After': '12' }, 200],
    ['usage below the mark', usage({ call_count: 94, estimated_time_to_regain_access: 0 }), 200],
    ['no number', { 'Retry-After': 'soon', 'X-RateLimit-Reset': 'later' }, 429],
    ['no JSON', { 'X-Business-Use-Case-Usage': '<html>', 'x-app-usage': '{' }, 200],
    ['another shape', { 'X-Business-Use-Case-Usage': '[1]', 'x-app-usage': '"no"' }, 200],
  ])('nothing, where they say %s', (_, headers, status) => {
    expect(wait(headers, status)).toEqual({ key: null, app: null });
  });
});
