import { describe, expect, test } from 'vitest';
import type { MarketingPreference } from '../../src/application/ports/stops.ts';
import { groupId, numberId, requester } from '../domain/samples.ts';
import { useStore } from './provider-store.ts';
import { after, asOf, before, now, somebody } from './pushing.ts';

const opened = useStore();
const stops = () => opened.store.read.stops;
let numbers = 0;

const newNumber = () => {
  numbers += 1;
  return numberId(numbers);
};

const word = (
  person: number,
  number: MarketingPreference['number'],
  otherwise: Partial<MarketingPreference> = {},
): MarketingPreference => ({
  ...{ person, number, stopped: true, told: 'user_preferences', at: asOf, decision: null },
  ...otherwise,
});

describe('words on marketing messages', () => {
  test('of nobody are none', async () => {
    const number = newNumber();
    expect(await stops().lock(number, [])).toEqual([]);
    expect(await stops().hasStopped(number, [])).toBe(false);
    expect(await stops().undecided(number)).toEqual({ people: 0, version: 0 });
    expect(await stops().lastDecided(number)).toBeNull();
  });

  test('are kept under a new version each, an older one never over a newer one', async () => {
    const [number, person] = [newNumber(), await somebody(opened)];
    await stops().keep(word(person, number));
    const { version } = await stops().undecided(number);
    await stops().keep(word(person, number, { stopped: false, at: before }));
    expect(await stops().lock(number, [person])).toEqual([word(person, number)]);
    await stops().keep(word(person, number, { at: after }));
    expect((await stops().undecided(number)).version).toBeGreaterThan(version);
  });

  test('that are repeated are only newer', async () => {
    const [number, person] = [newNumber(), await somebody(opened)];
    await stops().keep(word(person, number));
    const { version } = await stops().undecided(number);
    await stops().repeat(number, person, after);
    await stops().repeat(number, person, before);
    expect(await stops().lock(number, [person])).toEqual([word(person, number, { at: after })]);
    expect(await stops().undecided(number)).toEqual({ people: 1, version });
  });

  test('go with the person who is erased', async () => {
    const [number, person] = [newNumber(), await somebody(opened)];
    await stops().keep(word(person, number));
    await opened.store.read.subscriptions.erase([person], now);
    expect(await stops().countStopped(number)).toBe(0);
    expect(await stops().leavers(number, groupId(1), 10)).toEqual([]);
  });
});

describe('decisions about them', () => {
  test('are made up to a version, once, and the last one is known with who made it', async () => {
    const number = newNumber();
    const people = [await somebody(opened), await somebody(opened), await somebody(opened)];
    for (const person of people.slice(0, 2)) await stops().keep(word(person, number));
    const { version } = await stops().undecided(number);
    await stops().keep(word(people[2] ?? 0, number));
    const decide = () => stops().decide({ number, version }, 'unsubscribing', requester, now);
    expect([await decide(), await decide()]).toEqual([2, 0]);
    const last = { decision: 'unsubscribed', people: 2, by: requester, at: now.toISOString() };
    expect(await stops().lastDecided(number)).toEqual(last);
    expect(await stops().undecided(number)).toMatchObject({ people: 1 });
    expect(await stops().countUnsubscribing(number)).toBe(2);
  });

  test('are forgotten with a new stop, and stay with a resume that keeps them', async () => {
    const [number, person] = [newNumber(), await somebody(opened)];
    await stops().keep(word(person, number));
    await stops().decide({ number, version: Number.MAX_SAFE_INTEGER }, 'unsubscribing', requester, now);
    await stops().settle(number, [person], 'unsubscribed');
    await stops().keep(word(person, number, { stopped: false, at: after, decision: 'unsubscribed' }));
    expect(await stops().lastDecided(number)).toMatchObject({ by: requester, people: 1 });
    expect((await stops().resumedSince(number, 0)).people).toBe(1);
    const later = new Date(Date.parse(after) + 1000).toISOString();
    await stops().keep(word(person, number, { at: later }));
    expect(await stops().lastDecided(number)).toBeNull();
  });
});
