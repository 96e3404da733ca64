import { beforeAll, describe, expect, test } from 'vitest';
import { useStore } from './provider-store.ts';
import {
  addGroups,
  after,
  asOf,
  type Batch,
  before,
  begun,
  held,
  now,
  otherGroup,
  said,
  some,
  somebody,
  wasHeld,
} from './pushing.ts';

const opened = useStore();
beforeAll(() => addGroups(opened));

const fold = (operation: string, limit = 10) =>
  opened.store.transaction((tx) => tx.pushes.fold(operation, limit, now));

/** An operation all of whose batches Braze took. */
async function allWritten(batches: readonly Batch[], how: Parameters<typeof begun>[2] = {}): Promise<string> {
  const operation = await begun(opened, batches, how);
  const { pushes } = opened.store.read;
  const { epoch } = await pushes.claim(operation, now);
  await opened.store.transaction(async (tx) =>
    tx.pushes.written(operation, epoch, await tx.pushes.next(operation, batches.length, 0), now),
  );
  return operation;
}

describe('what was written comes into the ledger', () => {
  test('not before Braze took it', async () => {
    const [person = 0] = await some(opened, 1);
    expect(await fold(await begun(opened, [{ people: [person] }]))).toBe(0);
    expect(await held(opened, person)).toBeNull();
  });

  test('once, with its consent, its source and its time; twice does nothing more', async () => {
    const [person = 0] = await some(opened, 1);
    const operation = await allWritten([{ people: [person] }]);
    expect([await fold(operation), await fold(operation)]).toEqual([1, 0]);
    expect(await held(opened, person)).toBe(`subscribed website import ${asOf}`);
    expect(await wasHeld(opened, person)).toEqual([]);
  });

  test('so many batches at a time, in their order', async () => {
    const people = await some(opened, 5);
    const operation = await allWritten(people.map((person) => ({ people: [person] })));
    expect(await fold(operation, 2)).toBe(2);
    expect(await Promise.all(people.map((p) => held(opened, p).then(Boolean)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([await fold(operation, 2), await fold(operation, 2), await fold(operation, 2)]).toEqual([2, 1, 0]);
  });

  test('by two copies at the same time, each batch once', async () => {
    const people = await some(opened, 20);
    await said(opened, people, { at: before });
    const operation = await allWritten(people.map((person) => ({ people: [person] })));
    const counts = await Promise.all([fold(operation, 20), fold(operation, 20), fold(operation, 20)]);
    expect(counts.reduce((a, b) => a + b)).toBe(20);
    for (const person of people) expect(await wasHeld(opened, person)).toEqual(['unsubscribed']);
  });

  test('keeps what held before as history, and a word that is newer than the push', async () => {
    const [older = 0, newer = 0] = await some(opened, 2);
    await said(opened, [older], { at: before });
    const operation = await allWritten([{ people: [older, newer] }]);
    await said(opened, [newer]);
    await fold(operation);
    expect(await held(opened, older)).toBe(`subscribed website import ${asOf}`);
    expect(await wasHeld(opened, older)).toEqual(['unsubscribed']);
    expect(await held(opened, newer)).toBe(`unsubscribed thread webhook ${after}`);
    expect(await wasHeld(opened, newer)).toEqual([]);
    const again = await opened.store.transaction((tx) => tx.pushes.next(operation, 10, 0));
    expect(again).toMatchObject([{ state: 'unsubscribed', people: [{ person: newer, line: 2 }] }]);
    expect(await opened.store.read.pushes.progress(operation)).toMatchObject({ written: 1, rejected: 1 });
    expect(await fold(operation)).toBe(0);
  });

  test('of everybody who shares the phone that Braze was called with, and of nobody else', async () => {
    const phone = '+33639986001';
    const [alone, sharing, byId] = [
      await somebody(opened, { externalId: null, phone }),
      await somebody(opened, { phone }),
      await somebody(opened, { phone: '+33639986002' }),
    ];
    const neighbour = await somebody(opened, { phone: '+33639986002' });
    await fold(await allWritten([{ people: [alone], by: 'phone' }, { people: [byId] }]));
    expect(await held(opened, alone)).toMatch(/^subscribed/);
    expect(await held(opened, sharing)).toMatch(/^subscribed/);
    expect(await held(opened, byId)).toMatch(/^subscribed/);
    expect(await held(opened, neighbour)).toBeNull();
  });

  test('as Braze has it where two batches reach one person: the later one', async () => {
    const phone = '+33639986003';
    const [alone, sharing] = [
      await somebody(opened, { externalId: null, phone }),
      await somebody(opened, { phone }),
    ];
    for (const state of ['unsubscribed', 'subscribed'] as const) {
      const first = state === 'subscribed' ? 'unsubscribed' : 'subscribed';
      const operation = await allWritten([
        { people: [sharing], state: first },
        { people: [alone], by: 'phone', state },
      ]);
      await fold(operation);
      expect(await held(opened, sharing)).toMatch(new RegExp(`^${state} `));
    }
  });

  test('with the consent and the time that the group it was carried from has, where the state is the same', async () => {
    const [known = 0, changed = 0, unknown = 0] = await some(opened, 3);
    const inOther = { group: otherGroup, consent: 'sms', at: before } as const;
    await said(opened, [known], { ...inOther, state: 'subscribed' });
    await said(opened, [changed], { ...inOther, state: 'unsubscribed' });
    const operation = await allWritten([{ people: [known, changed, unknown] }], {
      consent: 'none',
      fromGroup: otherGroup,
      source: { kind: 'carry_over', user: null, operation: 'TR-9001' },
    });
    await fold(operation);
    expect(await Promise.all([known, changed, unknown].map((p) => held(opened, p)))).toEqual([
      `subscribed sms carry_over ${before}`,
      `subscribed none carry_over ${asOf}`,
      `subscribed none carry_over ${asOf}`,
    ]);
  });

  test('without who was erased after Braze took them', async () => {
    const phone = '+33639986004';
    const [erased, byPhone] = [await somebody(opened), await somebody(opened, { externalId: null, phone })];
    const operation = await allWritten([{ people: [erased] }, { people: [byPhone], by: 'phone' }]);
    await opened.store.read.subscriptions.erase([erased, byPhone], now);
    expect(await fold(operation)).toBe(2);
    expect([await held(opened, erased), await held(opened, byPhone)]).toEqual([null, null]);
  });
});
