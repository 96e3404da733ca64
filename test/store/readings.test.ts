import { beforeAll, describe, expect, test } from 'vitest';
import type { NumberField } from '../../src/application/ports/readings.ts';
import { numberId, wabaId } from '../domain/samples.ts';
import { addNumber, addWaba } from './estate.ts';
import { useStore } from './provider-store.ts';

const world = useStore();
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
const readings = () => world.store.read.readings;
let numbers = 0;

beforeAll(() => addWaba(world.sql, 1));

async function newNumber() {
  numbers += 1;
  const number = await addNumber(world.sql, numbers, wabaId(1));
  const record = async (field: NumberField, value: string, minute: number) => {
    const said = [{ number, field, value, asOf: at(minute) }];
    const [changed = null] = await world.store.transaction((tx) => tx.readings.record(said));
    return changed;
  };
  const column = async () => (await world.store.read.assets.number(number))?.qualityRating ?? null;
  return { number, record, column };
}

describe('what a provider tells of a number', () => {
  test('is kept on the number, and each change is told once', async () => {
    const { number, record, column } = await newNumber();
    const change = { number, field: 'qualityRating' };
    expect(await record('qualityRating', 'GREEN', 1)).toEqual({
      ...change,
      from: null,
      to: 'GREEN',
      asOf: at(1),
    });
    expect(await record('qualityRating', 'GREEN', 2)).toBeNull();
    expect(await record('qualityRating', 'RED', 3)).toEqual({
      ...change,
      from: 'GREEN',
      to: 'RED',
      asOf: at(3),
    });
    expect(await column()).toBe('RED');
  });

  test('never overwrites what is newer', async () => {
    const { record, column } = await newNumber();
    await record('qualityRating', 'RED', 5);
    expect(await record('qualityRating', 'GREEN', 4)).toBeNull();
    expect(await column()).toBe('RED');
    expect(await record('qualityRating', 'GREEN', 6)).toMatchObject({ from: 'RED', to: 'GREEN' });
  });

  test('holds against first answers that come at the same moment: the newest stays', async () => {
    const { record, column } = await newNumber();
    await Promise.all([3, 9, 1, 7, 5].map((minute) => record('qualityRating', `AT-${minute}`, minute)));
    expect(await column()).toBe('AT-9');
  });

  test('is compared with what the inventory said before the first reading', async () => {
    const { number, record } = await newNumber();
    await world.sql`update phone_number set quality_rating = 'YELLOW', is_pin_enabled = true where id = ${number}`;
    expect(await record('qualityRating', 'RED', 1)).toMatchObject({ from: 'YELLOW', to: 'RED' });
    expect(await record('isPinEnabled', 'false', 1)).toMatchObject({ from: 'true', to: 'false' });
    expect(await world.store.read.assets.number(number)).toMatchObject({ isPinEnabled: false });
  });

  test('stands again after an older file was applied over it', async () => {
    const { number, record, column } = await newNumber();
    await record('qualityRating', 'RED', 1);
    await world.sql`update phone_number set quality_rating = 'GREEN' where id = ${number}`;
    expect(await record('qualityRating', 'RED', 2)).toBeNull();
    expect(await column()).toBe('RED');
  });

  test('is kept for many numbers at once, each by what was known of it', async () => {
    const [one, other] = [await newNumber(), await newNumber()];
    await one.record('status', 'CONNECTED', 1);
    await other.record('status', 'PENDING', 9);
    const said = [one, other].flatMap(({ number }) => [
      { number, field: 'status', value: 'CONNECTED', asOf: at(5) } as const,
      { number, field: 'isPinEnabled', value: 'true', asOf: at(5) } as const,
    ]);
    expect(await world.store.transaction((tx) => tx.readings.record(said))).toEqual([
      { number: one.number, field: 'isPinEnabled', from: null, to: 'true', asOf: at(5) },
      { number: other.number, field: 'isPinEnabled', from: null, to: 'true', asOf: at(5) },
    ]);
    const statuses = [one, other].map(async ({ number }) => {
      const kept = await world.store.read.assets.number(number);
      return [kept?.status, kept?.isPinEnabled];
    });
    expect(await Promise.all(statuses)).toEqual([
      ['CONNECTED', true],
      ['PENDING', true],
    ]);
    expect(await readings().record([])).toEqual([]);
  });

  test('is not kept where the inventory has no such number', async () => {
    const reading = { number: numberId(9999), field: 'status', value: 'CONNECTED', asOf: at(1) } as const;
    expect(await readings().record([reading])).toEqual([]);
    expect(await readings().numberByDigits(wabaId(1), '33199009999')).toBeNull();
    expect(await readings().numberByDigits(wabaId(1), '33199000001')).toBe(numberId(1));
    expect(await readings().numberByDigits(wabaId(2), '33199000001')).toBeNull();
  });
});

test('[R40] a person’s last message to a number is kept, and an older one changes nothing', async () => {
  const { number } = await newNumber();
  expect(await readings().lastFromPerson(number, '33639980123')).toBeNull();
  for (const minute of [5, 2]) await readings().personWrote(number, '33639980123', at(minute));
  expect(await readings().lastFromPerson(number, '33639980123')).toBe(at(5));
  expect(await readings().lastFromPerson(number, '33639980124')).toBeNull();
});

test('a test message is told of once for each thing that is watched, to whom it was sent, within a day', async () => {
  const { number } = await newNumber();
  const { tests } = world.store.read;
  const by = 'U0SAMPLE' as Parameters<typeof tests.sent>[0]['by'];
  await tests.sent({ number, by, person: '33639980123', at: at(10) });
  await tests.sent({ number, by, person: null, at: at(10) });
  const find = (what: 'status' | 'answer', person: string, when: string) =>
    tests.waitingFor(what, number, person, when);
  expect(await find('status', '33639980199', at(11))).toBeNull();
  expect(await find('status', '33639980123', at(8))).toBeNull();
  expect(await find('status', '33639980123', '2026-03-03T09:11:00.000Z')).toBeNull();
  const found = await find('status', '33639980123', at(11));
  expect(found).toMatchObject({ number, by, person: '33639980123', at: at(10) });
  await tests.told(found?.id ?? '', 'status');
  expect(await find('status', '33639980123', at(12))).toBeNull();
  expect(await find('answer', '33639980123', at(12))).toMatchObject({ id: found?.id });
});
