import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import { requestTransfer } from '../../../src/application/transfer/request.ts';
import { brokenAt } from '../../../src/domain/operation/chain.ts';
import { replay } from '../../../src/domain/operation/evolve.ts';
import { currentStep, isLive, type OperationState } from '../../../src/domain/operation/state.ts';
import { approver } from '../../domain/samples.ts';
import type { Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import { createDyingStore, Died } from '../dying-store.ts';
import {
  footprint,
  groupAtBraze,
  holdsOf,
  press,
  requestOf,
  startedOf,
  statusOf,
  submissionOf,
  told,
} from '../transfers.ts';

const desk = useDesk();

/** Does what comes next for this operation, as the person whose turn it is; null when there is nothing left. */
function nextOf(ctx: Context, company: Company, state: OperationState): (() => Promise<unknown>) | null {
  if (state.status === 'awaiting_approval')
    return () => approveOperation(ctx, { operation: state.name, digest: state.digest, by: approver });
  const step = currentStep(state)?.key;
  if (step === undefined) return null;
  const fields = step === 'integrate' ? { subscriptionGroupId: company.newGroup } : {};
  return () => press(ctx, state, step, fields);
}

/** True when the process died of it. */
async function dies(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return false;
  } catch (error) {
    if (error instanceof Died) return true;
    throw error;
  }
}

async function newCompany(): Promise<Company> {
  const company = await desk.company({ approvals: 1 });
  desk.braze.addGroup(company.destination, groupAtBraze(company));
  return company;
}

const stored = async ({ name }: OperationState): Promise<OperationState> => {
  const state = await desk.ctx.store.read.operations.byName(name);
  if (state === null) throw new Error(`${name} is gone`);
  return state;
};

/** What must be true of an operation at any moment. */
async function expectWhole(company: Company, state: OperationState): Promise<void> {
  const events = await desk.ctx.store.read.operations.events(state.id);
  expect(brokenAt(events)).toBeNull();
  expect(replay(state.id, events)).toEqual(state);
  const integrated = state.fields.subscription_group_id === undefined ? [] : [`group:${company.newGroup}`];
  const held = [`group:${company.group}`, ...integrated, `number:${company.number}`, `waba:${company.waba}`];
  expect(await holdsOf(desk, state)).toEqual(isLive(state) ? held : []);
  const archived = events.some(({ data }) => data.type === 'step_done' && data.step === 'archive');
  expect(await statusOf(desk, company.group)).toBe(archived ? 'archived' : 'active');
  expect(await statusOf(desk, company.newGroup)).toBe(integrated.length > 0 ? 'active' : null);
  const keys = (await told(desk, state)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
}

/** What a run has left behind, without what differs from one company to the next. */
async function trace(state: OperationState): Promise<unknown> {
  const events = await desk.ctx.store.read.operations.events(state.id);
  const cards = await desk.ctx.store.read.cards.of(state.id);
  return {
    events: events.map(({ data }) => [data.type, 'step' in data ? data.step : null]),
    told: (await told(desk, state)).map(({ notice }) => ({ ...notice, operation: null })),
    cards: cards.map(({ kind }) => kind),
  };
}

/** A whole transfer in which the process dies as the schedule says, and people press again. */
async function play(schedule: readonly number[]): Promise<OperationState> {
  const company = await newCompany();
  const process = createDyingStore(desk.ctx.store);
  const ctx: Context = { ...desk.ctx, store: process.store };
  const deaths = [...schedule];
  const doom = () => {
    const next = process.isDoomed() ? undefined : deaths.shift();
    if (next === 0) process.dieAfterCommit();
    else if (next !== undefined) process.dieAt(next);
  };
  const input = await submissionOf(desk.ctx, requestOf(company));
  doom();
  while (await dies(() => requestTransfer(ctx, input))) doom();
  let state = startedOf(await requestTransfer(desk.ctx, input));
  for (let act = nextOf(ctx, company, state); act; act = nextOf(ctx, company, state)) {
    doom();
    await dies(act);
    state = await stored(state);
    await expectWhole(company, state);
  }
  return state;
}

describe('a process that dies in the middle of a transfer', () => {
  test('at any point of any transaction leaves nothing of it behind, and the next press does it', async () => {
    const company = await newCompany();
    const process = createDyingStore(desk.ctx.store);
    const ctx: Context = { ...desk.ctx, store: process.store };
    let deaths = 0;
    // A name that was taken is not given back.
    const left = async () => ({ ...(await footprint(desk)), names: null });
    const untilItLives = async (action: () => Promise<unknown>) => {
      for (let call = 1; ; call++) {
        process.dieAt(call);
        const before = await left();
        if (!(await dies(action))) return process.live();
        deaths += 1;
        expect(await left()).toEqual(before);
      }
    };
    const input = await submissionOf(desk.ctx, requestOf(company));
    await untilItLives(() => requestTransfer(ctx, input));
    let state = startedOf(await requestTransfer(desk.ctx, input));
    for (let act = nextOf(ctx, company, state); act; act = nextOf(ctx, company, state)) {
      await untilItLives(act);
      state = await stored(state);
      await expectWhole(company, state);
    }
    expect(state.status).toBe('done');
    expect(deaths).toBeGreaterThan(100);
    expect(await trace(state)).toEqual(await trace(await play([])));
  });

  test('whenever, and as often as it likes, changes nothing about what a transfer leaves behind', async () => {
    const expected = await trace(await play([]));
    const schedules = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        const state = await play(schedule);
        expect(state.status).toBe('done');
        expect(await trace(state)).toEqual(expected);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
