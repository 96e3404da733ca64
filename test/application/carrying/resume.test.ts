import { describe, expect, test } from 'vitest';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import { confirmStep } from '../../../src/application/operation/confirm-step.ts';
import { retryStep } from '../../../src/application/operation/retry-step.ts';
import { skipStep } from '../../../src/application/operation/skip-step.ts';
import type { Braze } from '../../../src/application/ports/braze.ts';
import { currentStep } from '../../../src/domain/operation/state.ts';
import { requester } from '../../domain/samples.ts';
import {
  atBraze,
  beginCarrying,
  everybody,
  keyOf,
  people,
  shown,
  stateOf,
  toCarryOver,
  work,
} from '../carry-desk.ts';
import { useDesk } from '../desk.ts';
import { createDyingStore, Died } from '../dying-store.ts';
import { fault } from '../scripted-meta.ts';
import { runTo, told } from '../transfers.ts';

const desk = useDesk();
const minute = 1 / 60;

async function begun(count: number) {
  const company = await desk.company();
  await desk.grant(requester, company.destination, ['import_users']);
  await people(
    desk,
    company,
    everybody(count, (n) => ({ ledger: n % 10 === 9 ? 'unsubscribed' : 'subscribed' })),
  );
  const state = await beginCarrying(desk.connected, company);
  return { company, state, operation: state.name };
}

const withBraze = (otherwise: Partial<Braze>) => ({
  ...desk.connected,
  braze: { ...desk.ctx.braze, ...otherwise },
});

describe('a snapshot that is killed in the middle', () => {
  test('goes on where it was: whom it has kept is not read again', async () => {
    const { operation, state, company } = await begun(1000);
    let calls = 0;
    const asked: string[] = [];
    const braze = (until: number): Partial<Braze> => ({
      async statesOf(workspace, group, some) {
        calls += 1;
        if (calls > until) throw new Died();
        asked.push(...some.ids);
        return desk.ctx.braze.statesOf(workspace, group, some);
      },
    });
    await expect(work(withBraze(braze(8)), operation, 'snapshot')).rejects.toThrow(Died);
    const kept = await desk.ctx.store.read.carrying.progress(state.id, company.group);
    expect(kept.states).toMatchObject({ subscribed: 400, unsubscribed: 0 });
    expect(await shown(desk, operation, 'snapshot')).toMatchObject({ status: 'open', attempts: 1 });
    expect(await work(withBraze(braze(100)), operation, 'snapshot')).toBeNull();
    expect(await shown(desk, operation, 'snapshot')).toMatchObject({
      status: 'done',
      attempts: 1,
      proof: { kind: 'read', people: 1000 },
    });
    expect(asked).toHaveLength(1000);
    expect(new Set(asked).size).toBe(1000);
  });
});

describe('a snapshot whose transfer is cancelled meanwhile', () => {
  test('keeps nothing of anybody', async () => {
    const { operation, state, company } = await begun(60);
    const ctx = withBraze({
      async statesOf(...asked) {
        await cancelOperation(desk.ctx, { operation, reason: 'sample reason', by: requester });
        return desk.ctx.braze.statesOf(...asked);
      },
    });
    expect(await work(ctx, operation, 'snapshot')).toBeNull();
    expect((await stateOf(desk, operation)).status).toBe('cancelled');
    const { states } = await desk.ctx.store.read.carrying.progress(state.id, company.group);
    expect(states).toEqual({ subscribed: 0, unsubscribed: 0, unknown: 0 });
  });
});

describe('a carry-over that is killed', () => {
  test('at any thing that it asks of the store, or before anybody hears of its commits, ends right', async () => {
    const { company, operation, state } = await begun(230);
    await toCarryOver(desk, desk.connected, company, state);
    const dying = createDyingStore(desk.ctx.store);
    const ctx = { ...desk.connected, store: dying.store };
    let deaths = 0;
    const lives = async (): Promise<boolean> => {
      try {
        await work(ctx, operation, 'carry_over');
        return true;
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        deaths += 1;
        return false;
      }
    };
    dying.dieAfterCommit();
    await lives();
    for (let call = 1; call < 60; call++) {
      dying.dieAt(call);
      if ((await lives()) && dying.isDoomed()) break;
      dying.live();
    }
    dying.live();
    expect(await lives()).toBe(true);
    expect(deaths).toBeGreaterThan(5);
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({ status: 'done' });
    desk.wind(minute);
    const keys = everybody(230, () => ({ ledger: 'subscribed' })).map((_, n) => keyOf(company, n));
    expect(await atBraze(desk, company, company.newGroup, keys)).toEqual(
      keys.map((_, n) => (n % 10 === 9 ? 'unsubscribed' : 'subscribed')),
    );
    const { subscriptions, pushes } = desk.ctx.store.read;
    expect(await subscriptions.counts(company.newGroup)).toEqual({ subscribed: 207, unsubscribed: 23 });
    expect(await pushes.progress(state.id)).toMatchObject({ rows: 230, written: 230, rejected: 0 });
  });

  test('that Braze makes wait goes on by itself, and that a key stops waits for a person', async () => {
    const { company, operation, state } = await begun(60);
    await toCarryOver(desk, desk.connected, company, state);
    const answering = (answer: ReturnType<typeof fault>) => withBraze({ setStates: async () => answer });
    const limited = fault({ fault: 'rate_limited', status: 429, retryable: true, retryAfterMs: 7_000 });
    for (let tries = 0; tries < 15; tries++)
      expect(await work(answering(limited), operation, 'carry_over')).toEqual({ againAfterMs: 7_000 });
    const broken = fault({ fault: 'unavailable', status: 503, retryable: true, mayHaveHappened: true });
    expect((await work(answering(broken), operation, 'carry_over'))?.againAfterMs).toBeGreaterThan(0);
    const forbidden = fault({ fault: 'forbidden', status: 403 });
    expect(await work(answering(forbidden), operation, 'carry_over')).toBeNull();
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({ error: 'forbidden' });
    await retryStep(desk.ctx, { operation, step: 'carry_over', by: requester });
    expect(await work(desk.connected, operation, 'carry_over')).toBeNull();
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({ status: 'done' });
  });

  test('loses only the person that Braze refuses, not the batch; a group that is refused stops it', async () => {
    const { company, operation, state } = await begun(60);
    await toCarryOver(desk, desk.connected, company, state);
    const invalid = fault({ fault: 'invalid', status: 400 });
    const bad = keyOf(company, 3);
    const setStates: Braze['setStates'] = async (workspace, change) =>
      change.people.ids.includes(bad) ? invalid : desk.ctx.braze.setStates(workspace, change);
    const probeGroup: Braze['probeGroup'] = async () => ({ kind: 'refused', status: 400 });
    expect(await work(withBraze({ setStates, probeGroup }), operation, 'carry_over')).toBeNull();
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({ error: 'group_refused 400' });
    await retryStep(desk.ctx, { operation, step: 'carry_over', by: requester });
    expect(await work(withBraze({ setStates }), operation, 'carry_over')).toBeNull();
    expect(await desk.ctx.store.read.pushes.progress(state.id)).toMatchObject({ written: 59, rejected: 1 });
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({ status: 'done' });
  });
});

describe('a carry-over into a group that is gone from the inventory', () => {
  test('is not taken for done: nothing was written', async () => {
    const { company, operation, state } = await begun(10);
    await toCarryOver(desk, desk.connected, company, state);
    await desk.sql`delete from subscription_group where id = ${company.newGroup}`;
    expect(await work(desk.connected, operation, 'carry_over')).toBeNull();
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({ status: 'open', error: 'not_found' });
  });
});

describe('the states that are read back', () => {
  test('[R77] are looked at a minute after the last write, and are the proof', async () => {
    const { company, operation, state } = await begun(60);
    await toCarryOver(desk, desk.connected, company, state);
    await work(desk.connected, operation, 'carry_over');
    expect(await work(desk.connected, operation, 'read_back')).toEqual({ againAfterMs: 60_000 });
    desk.wind(minute);
    expect(await work(desk.connected, operation, 'read_back')).toBeNull();
    expect(await shown(desk, operation, 'read_back')).toMatchObject({
      status: 'done',
      by: null,
      proof: { kind: 'read_back', checked: 60, missing: 0 },
    });
    expect(currentStep(await stateOf(desk, operation))?.key).toBe('resume');
  });

  test('[R77] that differ after five minutes are named, masked, and a person may try again or confirm', async () => {
    const { company, operation, state } = await begun(60);
    await toCarryOver(desk, desk.connected, company, state);
    await work(desk.connected, operation, 'carry_over');
    desk.wind(minute);
    const [first, second] = [keyOf(company, 0), keyOf(company, 1)];
    const blind = withBraze({
      async statesOf(...asked) {
        const answer = await desk.ctx.braze.statesOf(...asked);
        if (answer.kind === 'fault') return answer;
        return {
          ...answer,
          value: new Map([...answer.value].filter(([id]) => id !== first && id !== second)),
        };
      },
    });
    expect((await work(blind, operation, 'read_back'))?.againAfterMs).toBeGreaterThan(0);
    expect((await desk.ctx.store.read.pushes.progress(state.id))?.readBack).toEqual({
      checked: 60,
      missing: 2,
    });
    desk.wind(4 * minute);
    expect(await work(blind, operation, 'read_back')).toBeNull();
    expect(await shown(desk, operation, 'read_back')).toMatchObject({ error: 'not_as_carried 2' });
    const names = (await told(desk, state)).flatMap(({ notice }) => ('names' in notice ? notice.names : []));
    expect(names.map((name) => name.slice(0, 3))).toEqual(['sa…', 'sa…']);
    await retryStep(desk.ctx, { operation, step: 'read_back', by: requester });
    expect(await work(blind, operation, 'read_back')).toBeNull();
    const confirm = { operation, step: 'read_back', by: requester, fields: {}, meaning: 'do' } as const;
    expect((await confirmStep(desk.ctx, { ...confirm, evidence: 'sample evidence' })).kind).toBe('changed');
  });

  test('do not count as different where the person said otherwise since', async () => {
    const { company, operation, state } = await begun(3);
    await toCarryOver(desk, desk.connected, company, state);
    await work(desk.connected, operation, 'carry_over');
    desk.wind(minute);
    const workspace = await desk.ctx.store.read.assets.workspace(company.destination);
    if (!workspace) throw new Error('no workspace');
    const { store, braze } = desk.ctx;
    const [person] = await store.read.subscriptions.find({ by: 'external_id', id: keyOf(company, 0) });
    const left = { by: 'external_id', ids: [keyOf(company, 0)] } as const;
    await braze.setStates(workspace, { group: company.newGroup, state: 'unsubscribed', people: left });
    await store.read.subscriptions.record(
      person ? [person.id] : [],
      { group: company.newGroup, state: 'unsubscribed', consent: 'thread', at: desk.now() },
      { kind: 'webhook', user: null, operation: null },
      new Date(desk.now()),
    );
    desk.wind(minute);
    expect(await work(desk.connected, operation, 'read_back')).toBeNull();
    expect(await shown(desk, operation, 'read_back')).toMatchObject({ status: 'done' });
  });
});

describe('a step of the carry-over that a person closes early', () => {
  test('is left with a reason: without a snapshot, only opt-outs of the ledger are carried', async () => {
    const { company, operation } = await begun(20);
    const skip = { operation, step: 'snapshot', by: requester, meaning: 'do' } as const;
    expect(await skipStep(desk.ctx, { ...skip, reason: '' })).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'reason_needed' },
    });
    expect((await skipStep(desk.ctx, { ...skip, reason: 'sample reason' })).kind).toBe('changed');
    expect(await work(desk.connected, operation, 'snapshot')).toBeNull();
    await runTo(desk, company, await stateOf(desk, operation), 'carry_over');
    await work(desk.connected, operation, 'carry_over');
    expect(await desk.ctx.store.read.subscriptions.counts(company.newGroup)).toEqual({
      subscribed: 0,
      unsubscribed: 2,
    });
  });
});
