import { afterEach, describe, expect, test } from 'vitest';
import { registrationsOf } from '../../../src/application/migration/registrations.ts';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import { currentStep, stepState } from '../../../src/domain/operation/state.ts';
import type { FaultKind } from '../../../src/sandbox/faults.ts';
import { requester } from '../../domain/samples.ts';
import { fault } from '../scripted-meta.ts';
import { useMigrationDesk } from './migration-desk.ts';
import { createMortal, dies, withMeta } from './mortal.ts';
import { arrived, at, doJob, minute, playTo, pressAt, submissionOf } from './playing.ts';
import { expectWhole } from './traces.ts';

const desk = useMigrationDesk();
const second = 1_000;
/** As long as the destination's list may lag (limits.ts). */
const settled = 5 * minute;
afterEach(() => {
  desk.meta.faults.clear();
  desk.meta.traps.listedLate = false;
});

/** A migration that waits for the PIN. */
async function atRegister() {
  const migrant = await desk.migrant();
  const submission = await submissionOf(desk, migrant);
  const state = await playTo(desk, desk.ctx, migrant, { submission, until: at('register') });
  const { name } = state;
  return {
    migrant,
    name,
    press: async (ctx = desk.ctx) => (await pressAt(desk, ctx, migrant, state, 'register')).kind,
    async work(ctx = desk.ctx) {
      for (const job of await desk.due(name)) await doJob(desk, ctx, job);
    },
    step: async () => stepState(await expectWhole(desk, name), 'register'),
    made: () => desk.calls('number.register', migrant.number),
    arrived: () => desk.arrived('number.register', migrant.number),
    goOn: (ctx = desk.ctx) => playTo(desk, ctx, migrant, { submission, until: arrived }),
  };
}

/** A process that dies when Meta has done it, and before it hears of that. */
function dyingAfterRegister() {
  const mortal = createMortal(desk.ctx);
  const { meta } = desk.ctx;
  return withMeta(mortal.ctx, {
    async register(...asked) {
      await meta?.register(...asked);
      mortal.dieAt(1);
      return fault();
    },
  });
}

/** Meta's register, as long as it is held. */
function held() {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const { meta } = desk.ctx;
  if (meta === null) throw new Error('no Meta');
  const ctx = withMeta(desk.ctx, {
    async register(...asked) {
      reached.resolve();
      await gate.promise;
      return meta.register(...asked);
    },
  });
  return { ctx, reached: reached.promise, open: gate.resolve };
}

const unreadable: readonly FaultKind[] = ['500', '429', 'drop', 'html'];

describe('a registration that arrived although nobody heard of it', () => {
  test.for(unreadable)(
    'is not made again while Meta cannot be read (%s), and is seen once it can',
    async (kind) => {
      const { press, step, goOn, ...calls } = await atRegister();
      desk.meta.faults.add({ call: 'number.register', fault: 'lost' });
      // The look before the call is answered.
      desk.meta.faults.add({ call: 'waba.numbers', fault: 'slow', ms: 0 });
      desk.meta.faults.add({ call: 'waba.numbers', fault: kind, times: 1_000 });
      expect(await press()).toBe('unclear');
      expect(await press()).toBe('unclear');
      expect(await press()).toBe('unclear');
      expect((await step())?.error).toBe('unclear_register');
      expect(calls.made()).toBe(1);
      desk.meta.faults.clear();
      expect(await press()).toBe('done');
      expect([calls.made(), calls.arrived()]).toEqual([1, 1]);
      await goOn();
    },
  );

  test('is not taken for refused where Meta refuses to be read: it cannot be cancelled, and is seen later', async () => {
    const { name, press, step, work, ...calls } = await atRegister();
    const dying = dyingAfterRegister();
    expect(await dies(() => press(dying))).toBe(true);
    desk.wind(minute);
    await work(
      withMeta(desk.ctx, { numbers: async () => fault({ fault: 'forbidden', said: 'Sample words.' }) }),
    );
    expect((await step())?.error).toMatch(/^unclear/);
    const cancelled = await cancelOperation(desk.ctx, { operation: name, reason: 'sample', by: requester });
    expect(cancelled).toMatchObject({ kind: 'refused', refusal: { kind: 'under_way' } });
    expect(await press()).toBe('done');
    expect([calls.made(), calls.arrived()]).toEqual([1, 1]);
  });

  test('is seen by whoever presses again, before the clock looks', async () => {
    const { migrant, press, step, work, ...calls } = await atRegister();
    const dying = dyingAfterRegister();
    expect(await dies(() => press(dying))).toBe(true);
    expect(await press()).toBe('refused');
    desk.wind(55 * second);
    expect(await press()).toBe('done');
    desk.wind(minute);
    await work();
    expect((await step())?.status).toBe('done');
    expect([calls.made(), calls.arrived()]).toEqual([1, 1]);
    expect((await desk.ctx.store.read.assets.number(migrant.number))?.wabaId).toBe(migrant.target);
  });
});

describe('a registration that never arrived', () => {
  test.for(['drop', '500', '429', 'html'] as const)('(%s) can be made again', async (kind) => {
    const { press, goOn, ...calls } = await atRegister();
    desk.meta.faults.add({ call: 'number.register', fault: kind });
    expect(await press()).toBe(kind === '429' ? 'not_done' : 'unclear');
    expect([calls.made(), calls.arrived()]).toEqual([1, 0]);
    if (kind !== '429') {
      expect(await press()).toBe('unclear');
      desk.wind(settled);
    }
    expect(await press()).toBe('done');
    expect([calls.made(), calls.arrived()]).toEqual([2, 1]);
    await goOn();
  });

  test('is not called again while Meta cannot be read, and can be made once it can', async () => {
    const { press, step, ...calls } = await atRegister();
    desk.meta.faults.add({ call: 'number.register', fault: 'drop' });
    desk.meta.faults.add({ call: 'waba.numbers', fault: '500', times: 1_000 });
    expect([await press(), await press()]).toEqual(['unclear', 'unclear']);
    expect((await step())?.error).toBe('unclear_register');
    expect([calls.made(), calls.arrived()]).toEqual([1, 0]);
    desk.wind(settled);
    expect(await press()).toBe('unclear');
    expect([calls.made(), calls.arrived()]).toEqual([1, 0]);
    desk.meta.faults.clear();
    expect(await press()).toBe('done');
    expect([calls.made(), calls.arrived()]).toEqual([2, 1]);
  });
});

describe('a registration that Meta lists late', () => {
  test('is not made again by whoever presses meanwhile, counts once, and is seen by the clock', async () => {
    const { name, press, step, work, ...calls } = await atRegister();
    desk.meta.traps.listedLate = true;
    desk.meta.faults.add({ call: 'number.register', fault: 'lost' });
    expect(await press()).toBe('unclear');
    for (const wait of [0, 55 * second, minute]) {
      desk.wind(wait);
      expect(await press()).toBe('unclear');
    }
    expect(await step()).toMatchObject({ attempts: 1, error: 'unclear_register' });
    const cancelled = await cancelOperation(desk.ctx, { operation: name, reason: 'sample', by: requester });
    expect(cancelled).toMatchObject({ kind: 'refused', refusal: { kind: 'under_way' } });
    for (let minutes = 0; minutes < 2; minutes += 1) {
      desk.wind(minute);
      await work();
    }
    expect(await step()).toMatchObject({ status: 'done', proof: { kind: 'seen' } });
    expect([calls.made(), calls.arrived()]).toEqual([1, 1]);
  });

  test('is made once, whatever the press dies of', { timeout: 120_000 }, async () => {
    desk.meta.traps.listedLate = true;
    for (let call = 1, died = true; died; call += 1) {
      const { press, work, step, ...calls } = await atRegister();
      const mortal = createMortal(desk.ctx);
      mortal.dieAt(call);
      died = await dies(() => press(mortal.ctx));
      for (let minutes = 0; minutes < 10 && (await step())?.status !== 'done'; minutes += 1) {
        await press();
        desk.wind(minute);
        await work();
      }
      expect((await step())?.status, mortal.last()).toBe('done');
      expect([calls.made(), calls.arrived()], mortal.last()).toEqual([1, 1]);
    }
  });

  test('has not been made where it does not show in time: it can be made again, or the migration be cancelled', async () => {
    const { name, press, step, work, ...calls } = await atRegister();
    desk.meta.faults.add({ call: 'number.register', fault: 'drop' });
    expect(await press()).toBe('unclear');
    for (let minutes = 0; minutes < 5; minutes += 1) {
      expect((await step())?.error).toBe('unclear_register');
      desk.wind(minute);
      await work();
    }
    expect(await step()).toMatchObject({ status: 'open', attempts: 1, error: 'not_arrived' });
    expect([calls.made(), calls.arrived()]).toEqual([1, 0]);
    const cancelled = await cancelOperation(desk.ctx, { operation: name, reason: 'sample', by: requester });
    expect(cancelled.kind).toBe('changed');
  });
});

describe('a registration that Meta refuses because the code counts no more (133006)', () => {
  test('goes back to the code, and is made with the new one', async () => {
    const { name, migrant, press, step, work, goOn, ...calls } = await atRegister();
    const { migrations } = desk.meta.tables;
    migrations.put({ ...migrations.known(migrant.number), isVerified: false });
    expect(await press()).toBe('not_done');
    expect(currentStep(await expectWhole(desk, name))?.key).toBe('send_code');
    expect(await press()).toBe('refused');
    const state = await goOn();
    expect(state.fields).toMatchObject({ phone_number_id: migrant.number });
    // The look after the first press finds a step that waits for another.
    await work();
    expect((await step())?.status).toBe('done');
    expect(calls.made()).toBe(2);
    const spent = await registrationsOf(
      desk.ctx.store.read,
      migrant.number,
      desk.ctx.clock.now().toISOString(),
    );
    expect(spent.used).toBe(2);
    expect(desk.meta.tables.numbers.known(migrant.number).waba).toBe(migrant.target);
  });

  test('is not taken for unclear by the look that was for the press before', async () => {
    const { name, migrant, press, step, work } = await atRegister();
    const { migrations } = desk.meta.tables;
    migrations.put({ ...migrations.known(migrant.number), isVerified: false });
    expect(await press()).toBe('not_done');
    const state = await expectWhole(desk, name);
    for (const key of ['send_code', 'enter_code']) {
      expect((await pressAt(desk, desk.ctx, migrant, state, key)).kind).toBe('done');
    }
    desk.wind(minute);
    await work();
    expect(await step()).toMatchObject({ status: 'open', attempts: 0, error: null });
  });
});

describe('two copies of the bot', () => {
  test('that get the PIN at the same time make one call', async () => {
    const { press, step, ...calls } = await atRegister();
    const said = await Promise.all(
      [desk.ctx, desk.otherCopy, desk.ctx, desk.otherCopy].map((ctx) => press(ctx)),
    );
    expect(said.toSorted()).toEqual(['done', 'refused', 'refused', 'refused']);
    expect([calls.made(), calls.arrived()]).toEqual([1, 1]);
    expect((await step())?.status).toBe('done');
  });

  test('that get it while a call is under way make no other, even when the clock looks after an earlier one', async () => {
    const { press, step, work, ...calls } = await atRegister();
    const mortal = createMortal(desk.ctx);
    mortal.dieAt(9);
    expect(await dies(() => press(mortal.ctx))).toBe(true);
    expect(await step()).toMatchObject({ attempts: 1, error: null });
    expect(calls.made()).toBe(0);
    desk.wind(settled);
    const slow = held();
    const pressing = press(slow.ctx);
    await slow.reached;
    desk.wind(10 * second);
    await work(desk.otherCopy);
    expect(await press(desk.otherCopy)).toBe('refused');
    slow.open();
    expect(await pressing).toBe('done');
    expect([calls.made(), calls.arrived()]).toEqual([1, 1]);
    expect((await step())?.status).toBe('done');
  });
});
