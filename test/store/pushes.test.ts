import { beforeAll, describe, expect, test } from 'vitest';
import type { PushBatch, Rejected } from '../../src/application/ports/pushes.ts';
import { useStore } from './provider-store.ts';
import { addGroups, before, begun, group, held, now, said, some, somebody } from './pushing.ts';

const opened = useStore();
beforeAll(() => addGroups(opened));

const pushes = () => opened.store.read.pushes;
const next = (operation: string, limit = 10) =>
  opened.store.transaction((tx) => tx.pushes.next(operation, limit, 0));
const written = (operation: string, epoch: number, batches: readonly PushBatch[]) =>
  opened.store.transaction((tx) => tx.pushes.written(operation, epoch, batches, now));
const refused = (operation: string, epoch: number, batch: PushBatch) =>
  opened.store.transaction((tx) => tx.pushes.refused(operation, epoch, batch, 'sample words of Braze'));
const fold = (operation: string, limit = 10) =>
  opened.store.transaction((tx) => tx.pushes.fold(operation, limit, now));
const rejectsOf = async (operation: string): Promise<Rejected[]> => {
  const all: Rejected[] = [];
  for await (const page of pushes().rejects(operation)) all.push(...page);
  return all;
};
const peopleOf = (batches: readonly PushBatch[]) =>
  batches.map(({ people }) => people.map(({ person }) => person));

describe('a copy that works on a push', () => {
  test('has no push to take over where none began', async () => {
    await expect(pushes().claim('00000000-0000-4000-8000-000000000000', now)).rejects.toThrow(
      /nothing is pushed/,
    );
  });

  test('records nothing more once another one has taken it over', async () => {
    const operation = await begun(opened, [{ people: await some(opened, 2) }]);
    const { epoch: old } = await pushes().claim(operation, now);
    const [batch] = await next(operation);
    if (!batch) throw new Error('nothing is to be written');
    const { epoch: current } = await pushes().claim(operation, now);
    expect(await written(operation, old, [batch])).toBe(false);
    expect(await refused(operation, old, batch)).toBe(false);
    expect(await pushes().progress(operation)).toMatchObject({ rows: 2, written: 0, rejected: 0 });
    expect(await written(operation, current, [batch])).toBe(true);
    expect(await pushes().progress(operation)).toMatchObject({ rows: 2, written: 2 });
  });

  test('writes a batch down once, however often it says so, and folds it once', async () => {
    const [person = 0] = await some(opened, 1);
    const operation = await begun(opened, [{ people: [person] }]);
    const { epoch } = await pushes().claim(operation, now);
    const batches = await next(operation);
    for (let i = 0; i < 2; i++) expect(await written(operation, epoch, batches)).toBe(true);
    expect(await next(operation)).toEqual([]);
    expect([await fold(operation), await fold(operation)]).toEqual([1, 0]);
    expect(await held(opened, person)).toMatch(/^subscribed/);
  });
});

describe('a push that was taken over', () => {
  const claim = async (operation: string) => pushes().claim(operation, now);

  test('is in doubt, until somebody gives it back who was sure of it', async () => {
    const operation = await begun(opened, [{ people: await some(opened, 1) }]);
    const first = await claim(operation);
    const second = await claim(operation);
    expect([first.inDoubt, second.inDoubt]).toEqual([false, true]);
    await pushes().release(operation, second.epoch);
    expect(await claim(operation)).toMatchObject({ inDoubt: false });
  });

  test('stays in doubt when it is given back by whoever lost it, however often', async () => {
    const operation = await begun(opened, [{ people: await some(opened, 1) }]);
    const old = await claim(operation);
    const current = await claim(operation);
    for (let i = 0; i < 2; i++) await pushes().release(operation, old.epoch);
    expect(await claim(operation)).toMatchObject({ inDoubt: true });
    expect(current.epoch).not.toBe(old.epoch);
  });
});

describe('what is written next', () => {
  test('is in the order of the batches, people by the name that Braze is called with', async () => {
    const [one, other] = [await somebody(opened), await somebody(opened, { phone: '+33639985001' })];
    const operation = await begun(opened, [
      { people: [one], state: 'unsubscribed' },
      { people: [other], by: 'phone' },
    ]);
    const [first, second] = await next(operation);
    expect(first).toMatchObject({ no: 1, group, state: 'unsubscribed', by: 'external_id' });
    expect(second?.people).toEqual([{ person: other, id: '+33639985001', line: 2 }]);
    expect(await next(operation, 1)).toEqual([first]);
  });

  test('leaves out who was erased', async () => {
    const people = await some(opened, 3);
    const operation = await begun(opened, [{ people }]);
    await opened.store.read.subscriptions.erase(people.slice(1, 2), now);
    expect(peopleOf(await next(operation))).toEqual([[people[0], people[2]]]);
  });

  test('leaves out who said otherwise since, and rejects their row with a masked name', async () => {
    const [newer = 0, same = 0, older = 0, silent = 0] = await some(opened, 4);
    await said(opened, [newer]);
    await said(opened, [same], { state: 'subscribed' });
    await said(opened, [older], { at: before });
    const operation = await begun(opened, [{ people: [newer, same, older, silent] }]);
    for (let i = 0; i < 2; i++)
      expect(peopleOf(await next(operation))).toEqual([[same, older, silent], [newer]]);
    expect(await rejectsOf(operation)).toEqual([
      { line: 1, column: null, shown: expect.stringMatching(/^cr….{2}$/), reason: 'newer_known' },
    ]);
    expect(await pushes().progress(operation)).toMatchObject({ rows: 3, rejected: 1 });
  });

  test('leaves out a phone that somebody else shares who said otherwise since: Braze reaches both', async () => {
    const phone = '+33639985002';
    const [alone, sharing] = [
      await somebody(opened, { externalId: null, phone }),
      await somebody(opened, { phone }),
    ];
    await said(opened, [sharing]);
    const operation = await begun(opened, [{ people: [alone], by: 'phone' }]);
    expect(await next(operation)).toMatchObject([
      { people: [] },
      { by: 'external_id', state: 'unsubscribed', people: [{ person: sharing }] },
    ]);
    expect(await rejectsOf(operation)).toMatchObject([{ line: 1, reason: 'newer_known' }]);
    const byId = await begun(opened, [{ people: [await somebody(opened, { phone })] }]);
    expect(peopleOf(await next(byId))[0]).toHaveLength(1);
  });
});

describe('a batch that Braze refuses', () => {
  test('is halved until the guilty row is found, and the others are written', async () => {
    const people = await some(opened, 7);
    const guilty = people[4];
    const operation = await begun(opened, [{ people }]);
    const { epoch } = await pushes().claim(operation, now);
    const calls: number[] = [];
    for (let wave = await next(operation); wave.length > 0; wave = await next(operation)) {
      for (const batch of wave) {
        calls.push(batch.people.length);
        const isRefused = batch.people.some(({ person }) => person === guilty);
        if (isRefused) await refused(operation, epoch, batch);
        else await written(operation, epoch, [batch]);
      }
    }
    expect(calls).toEqual([7, 4, 3, 2, 1, 1, 1]);
    expect(await rejectsOf(operation)).toEqual([
      { line: 5, column: 'external_id', shown: 'sample words of Braze', reason: 'refused_by_braze' },
    ]);
    expect(await pushes().progress(operation)).toMatchObject({ rows: 6, written: 6, rejected: 1 });
  });

  test('is halved once, though the same refusal is recorded twice', async () => {
    const people = await some(opened, 4);
    const operation = await begun(opened, [{ people }]);
    const { epoch } = await pushes().claim(operation, now);
    const [batch] = await next(operation);
    if (!batch) throw new Error('nothing is to be written');
    for (let i = 0; i < 2; i++) expect(await refused(operation, epoch, batch)).toBe(true);
    expect(peopleOf(await next(operation))).toEqual([people.slice(0, 2), people.slice(2)]);
    expect(await pushes().progress(operation)).toMatchObject({ rows: 4 });
  });

  test('of one person is rejected once, though it is recorded twice', async () => {
    const operation = await begun(opened, [{ people: await some(opened, 1) }]);
    const { epoch } = await pushes().claim(operation, now);
    const [batch] = await next(operation);
    if (!batch) throw new Error('nothing is to be written');
    for (let i = 0; i < 2; i++) await refused(operation, epoch, batch);
    expect(await rejectsOf(operation)).toHaveLength(1);
    expect(await next(operation)).toEqual([]);
  });
});

describe('a push that is given up', () => {
  test('keeps of a batch whom Braze is known to have taken, and newer words that are still to be written', async () => {
    const [taken = 0, unknown = 0, newer = 0] = await some(opened, 3);
    await said(opened, [newer]);
    const operation = await begun(opened, [{ people: [taken, unknown, newer] }]);
    const { epoch } = await pushes().claim(operation, now);
    const [batch] = await next(operation);
    if (!batch) throw new Error('nothing is to be written');
    const people = batch.people.filter(({ person }) => person === taken);
    expect(await written(operation, epoch, [{ ...batch, people }])).toBe(true);
    await pushes().keepOnly(operation, batch.no, [taken]);
    await opened.store.transaction((tx) => tx.pushes.abandon(operation));
    expect(await next(operation)).toMatchObject([
      { state: 'unsubscribed', people: [{ person: newer, line: 3 }] },
    ]);
    expect(await pushes().progress(operation)).toMatchObject({ rows: 1, written: 1, rejected: 1 });
    expect(await fold(operation)).toBe(1);
    expect(await held(opened, unknown)).toBeNull();
  });

  test('forgets what was not written, and people whom only it knew', async () => {
    const [wrote, alone, inLedger, elsewhere, marketing] = [
      await somebody(opened),
      await somebody(opened),
      await somebody(opened),
      await somebody(opened),
      await somebody(opened),
    ];
    await said(opened, [inLedger]);
    await opened.sql`insert into marketing_preference (person_id, number_id, stopped, told, at)
      values (${marketing}, '200000000000001', true, 'user_preferences', ${now})`;
    await begun(opened, [{ people: [elsewhere] }]);
    const operation = await begun(opened, [
      { people: [wrote] },
      { people: [alone, inLedger, elsewhere, marketing], state: 'unsubscribed' },
    ]);
    const { epoch } = await pushes().claim(operation, now);
    await written(operation, epoch, await next(operation, 1));
    for (let i = 0; i < 2; i++) await opened.store.transaction((tx) => tx.pushes.abandon(operation));
    const everybody = [wrote, alone, inLedger, elsewhere, marketing];
    const left = await opened.sql<
      { id: string }[]
    >`select id from person where id = any(${everybody}) order by id`;
    expect(left.map(({ id }) => Number(id))).toEqual([wrote, inLedger, elsewhere, marketing]);
    expect(await next(operation)).toEqual([]);
    expect(await fold(operation)).toBe(1);
    expect(await held(opened, wrote)).toMatch(/^subscribed/);
  });
});
