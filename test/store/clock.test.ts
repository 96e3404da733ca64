import { expect, test } from 'vitest';
import { createClock } from '../../src/store/clock.ts';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';

const database = useDatabase();
const day = 24 * 3600 * 1000;

test('a real clock cannot be wound, and does not see an offset', async () => {
  const clock = await createClock(database.sql, { controlled: false });
  await expect(clock.advance(1)).rejects.toThrow(/only a controlled clock/);
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
});

test('winding one copy of a controlled clock moves the others, and the next start', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(() => createClock(database.client(), { controlled: true })),
  );
  const ahead = (clock: typeof one) => ((clock?.now().getTime() ?? 0) - Date.now()) / day;
  await one?.advance(day);
  expect(ahead(one)).toBeCloseTo(1, 4);
  await eventually(() => expect(ahead(other)).toBeCloseTo(1, 4));
  await other?.advance(day / 2);
  await one?.sync();
  expect(ahead(one)).toBeCloseTo(1.5, 4);
  const next = await createClock(database.sql, { controlled: true });
  expect(ahead(next)).toBeCloseTo(1.5, 4);
  await Promise.all([one, other, next].map((clock) => clock?.close()));
});
