import { expect, test } from 'vitest';
import {
  dayName,
  dayOf,
  secondsOfWallTime,
  slackDate,
  wallTime,
} from '../../../../src/sandbox/page/ui/times.ts';

const paris = { locale: 'fr-FR', tz: 'Europe/Paris' };
const newYork = { locale: 'en-US', tz: 'America/New_York' };
const now = new Date('2026-11-20T12:00:00Z');
const seconds = (iso: string) => Date.parse(iso) / 1000;

test('a date is told in the reader’s zone and language', () => {
  const at = seconds('2026-11-18T23:30:00Z');
  expect(slackDate(at, '{date_short} {time}', paris, now)).toBe('19 nov. 2026 00:30');
  expect(slackDate(at, '{date_short}', newYork, now)).toBe('Nov 18, 2026');
});

test('a pretty date says today, tomorrow and yesterday by the reader’s calendar', () => {
  const at = seconds('2026-11-21T01:00:00Z');
  expect(slackDate(at, '{date_short_pretty} {time}', paris, now)).toBe('demain 02:00');
  expect(slackDate(at, '{date_short_pretty}', newYork, now)).toBe('today');
});

test('an unknown token stays as it is', () => {
  expect(slackDate(0, '{moon} on', paris, now)).toBe('{moon} on');
});

test('days are divided where midnight is for the reader', () => {
  const at = new Date('2026-11-20T03:00:00Z');
  expect(dayOf(at, paris)).toBe('2026-11-20');
  expect(dayOf(at, newYork)).toBe('2026-11-19');
  expect(dayName(at, now, paris)).toBe('Aujourd’hui');
});

test('what is typed on the reader’s clock comes back as the same hour, in summer and in winter', () => {
  for (const wall of ['2026-07-01T22:15', '2026-12-01T22:15']) {
    const at = secondsOfWallTime(wall, paris);
    expect(at).not.toBeNull();
    expect(wallTime(at ?? 0, paris)).toBe(wall);
  }
  expect(secondsOfWallTime('2026-12-01T22:15', paris)).toBe(seconds('2026-12-01T21:15:00Z'));
});

test('half a date is no time', () => {
  expect(secondsOfWallTime('', paris)).toBeNull();
  expect(secondsOfWallTime('2026-12', paris)).toBeNull();
});
