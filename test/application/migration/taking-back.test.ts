import { expect, test } from 'vitest';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import { confirmStep } from '../../../src/application/operation/confirm-step.ts';
import { recordNumbers } from '../../../src/application/webhook/record-numbers.ts';
import { currentStep } from '../../../src/domain/operation/state.ts';
import { requester } from '../../domain/samples.ts';
import { fault } from '../scripted-meta.ts';
import { useMigrationDesk } from './migration-desk.ts';
import { withMeta } from './mortal.ts';
import { at, doJob, minute, playTo, submissionOf } from './playing.ts';
import { expectWhole } from './traces.ts';

const desk = useMigrationDesk();

/** Cancelled before the number moved; two-step verification waits to be on again. */
async function takingBack() {
  const migrant = await desk.migrant();
  const submission = await submissionOf(desk, migrant);
  const { name } = await playTo(desk, desk.ctx, migrant, { submission, until: at('register') });
  await cancelOperation(desk.ctx, { operation: name, reason: 'sample', by: requester });
  for (const step of ['archive', 'free_uses'])
    await confirmStep(desk.ctx, {
      ...{ operation: name, step, by: requester, evidence: null, fields: {}, meaning: 'undo' },
    });
  return {
    migrant,
    name,
    waiting: async () => currentStep(await expectWhole(desk, name)),
    state: () => expectWhole(desk, name),
    async work(ctx = desk.ctx) {
      for (const job of await desk.due(name)) await doJob(desk, ctx, job);
    },
    hear: (value: 'true' | 'false', asOf: Date) =>
      desk.ctx.store.transaction((tx) =>
        recordNumbers(
          desk.ctx,
          tx,
          [{ number: migrant.number, field: 'isPinEnabled', value, asOf: asOf.toISOString() }],
          asOf.toISOString(),
        ),
      ),
  };
}

test('two-step verification that is on again is seen by the clock, and ends the cancelling', async () => {
  const { migrant, waiting, work, state } = await takingBack();
  await work();
  expect(await waiting()).toMatchObject({ key: 'two_step_off', status: 'undoing', error: null });
  desk.meta.manage.switchTwoStepOn(migrant.number, '777123');
  desk.wind(5 * minute);
  await work();
  expect(await state()).toMatchObject({ status: 'cancelled' });
});

test('a webhook that tells of it ends it at once; one about it going off, or of an earlier time, does not', async () => {
  const { waiting, hear, state } = await takingBack();
  await hear('false', desk.now());
  const since = Date.parse((await waiting())?.closedAt ?? '');
  await hear('true', new Date(since - minute));
  expect(await waiting()).toMatchObject({ key: 'two_step_off', status: 'undoing' });
  desk.wind(minute);
  await hear('true', desk.now());
  expect(await state()).toMatchObject({ status: 'cancelled' });
});

test('a webhook tells whole seconds: on in the second in which it went off ends it', async () => {
  const { waiting, hear, state } = await takingBack();
  const since = Date.parse((await waiting())?.closedAt ?? '');
  await hear('true', new Date(Math.floor(since / 1000) * 1000));
  expect(await state()).toMatchObject({ status: 'cancelled' });
});

test('where Meta does not show it, a person is asked, and may say so', async () => {
  const { name, waiting, work, state } = await takingBack();
  await work(withMeta(desk.ctx, { number: async () => fault({ fault: 'forbidden' }) }));
  expect(await waiting()).toMatchObject({ status: 'undoing', error: 'meta_forbidden' });
  await confirmStep(desk.ctx, {
    ...{ operation: name, step: 'two_step_off', by: requester, evidence: null, fields: {}, meaning: 'undo' },
  });
  expect(await state()).toMatchObject({ status: 'cancelled' });
});
