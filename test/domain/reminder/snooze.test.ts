import { describe, expect, test } from 'vitest';
import { quietUntil } from '../../../src/domain/reminder/snooze.ts';

const noon = '2026-03-02T11:00:00Z';

describe('a snoozed reminder keeps quiet', () => {
  test('until something new is told, with no hour of its own', () => {
    expect(quietUntil('news', noon, 'Europe/Paris')).toBeNull();
  });

  test('for an hour', () => {
    expect(quietUntil('hour', noon, 'Europe/Paris')).toBe('2026-03-02T12:00:00.000Z');
  });

  test('until six in the evening where the person is', () => {
    expect(quietUntil('evening', noon, 'Europe/Paris')).toBe('2026-03-02T17:00:00.000Z');
    expect(quietUntil('evening', noon, 'America/New_York')).toBe('2026-03-02T23:00:00.000Z');
  });

  test('until the next evening once this one has begun', () => {
    expect(quietUntil('evening', '2026-03-02T20:00:00Z', 'Europe/Paris')).toBe('2026-03-03T17:00:00.000Z');
  });

  test('until nine tomorrow, over the change to summer time as well', () => {
    expect(quietUntil('tomorrow', noon, 'Europe/Paris')).toBe('2026-03-03T08:00:00.000Z');
    expect(quietUntil('tomorrow', '2026-03-28T11:00:00Z', 'Europe/Paris')).toBe('2026-03-29T07:00:00.000Z');
  });

  test('by UTC where the zone is none', () => {
    expect(quietUntil('evening', noon, 'Nowhere/Sample')).toBe('2026-03-02T18:00:00.000Z');
  });
});
