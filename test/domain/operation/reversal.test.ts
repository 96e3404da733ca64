import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/operation/commands.ts';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { askedOfOriginal, isReversible } from '../../../src/domain/operation/reversal.ts';
import { currentStep } from '../../../src/domain/operation/state.ts';
import { approver, requester, soundPlan } from '../samples.ts';
import {
  cancelRequested,
  confirm,
  done,
  finished,
  given,
  hours,
  opened,
  requested,
  runningAt,
  started,
} from './given.ts';

const by = 'TR-0043';
const reverse: Command = { type: 'reverse', by };
const giveWay: Command = { type: 'give_way', by };
const withdraw: Command = { type: 'withdraw_reverse', by };
const reversed: EventData = { type: 'reversed', by };
const ended: EventData = { type: 'failed', why: 'reversed', by };
const withdrawn: EventData = { type: 'reverse_withdrawn', by };
const notAnswered = done('integrate', { proof: { kind: 'not_answered' } });
const pastNoReturn = [...runningAt('integrate'), notAnswered, opened('testers')];

describe('asking for the way back', () => {
  it('[R14] is refused for what has not passed its point of no return', () => {
    given(requested()).when(reverse).refused('not_reversible');
    given(...runningAt('integrate'))
      .when(reverse)
      .refused('not_reversible');
  });

  it('twice is refused', () => {
    for (const events of [
      [...finished(), reversed],
      [...pastNoReturn, reversed, ended],
    ])
      given(...events)
        .when(reverse)
        .refused('not_reversible');
  });

  it('[R14] marks the operation, which stays what it was, done or running', () => {
    for (const events of [finished(), pastNoReturn]) {
      const { state: before } = given(...events);
      const state = given(...events)
        .when(reverse)
        .happens(reversed);
      expect(state).toEqual({ ...before, version: before.version + 1, reversedBy: by });
    }
  });

  it('lets the steps that are left go on, but opens none again that it was planned from', () => {
    const marked = given(...pastNoReturn, reversed);
    marked.when(confirm('testers')).happens(done('testers'), opened('test_sent'));
    marked.when({ type: 'reject', step: 'integrate', status: 404 }).refused('not_current');
    given(...pastNoReturn, reversed, withdrawn)
      .when({ type: 'reject', step: 'integrate', status: 404 })
      .happens({ type: 'step_reopened', step: 'integrate', status: 404 }, opened('integrate'));
  });
});

describe('giving way', () => {
  it('is refused to any operation but the one that was asked for', () => {
    given(...pastNoReturn)
      .when(giveWay)
      .refused('not_reversible');
    given(...pastNoReturn, { type: 'reversed', by: 'TR-0044' })
      .when(giveWay)
      .refused('not_reversible');
  });

  it('twice does nothing more', () => {
    given(...pastNoReturn, reversed, ended)
      .when(giveWay)
      .nothing();
  });

  it('[R14] ends one that still runs, and no step of it waits for anybody', () => {
    const state = given(...pastNoReturn, reversed)
      .when(giveWay, hours(3))
      .happens(ended);
    expect(state).toMatchObject({ status: 'failed', reversedBy: by, closedAt: hours(3) });
    expect(currentStep(state)).toBeNull();
    expect(state.steps).toHaveLength(soundPlan.steps.length);
  });

  it('does nothing to one that is done', () => {
    given(...finished(), reversed)
      .when(giveWay)
      .nothing();
  });
});

describe('withdrawing the way back', () => {
  it('is refused to any operation but the one that was asked for', () => {
    given(...finished())
      .when(withdraw)
      .refused('not_reversible');
    given(...finished(), { type: 'reversed', by: 'TR-0044' })
      .when(withdraw)
      .refused('not_reversible');
  });

  it('twice is refused', () => {
    given(...finished(), reversed, withdrawn)
      .when(withdraw)
      .refused('not_reversible');
  });

  it.each([
    ['done', [...finished(), reversed]],
    ['running', [...pastNoReturn, reversed]],
    ['failed', [...pastNoReturn, reversed, ended]],
  ])('[R14] leaves one that is %s as it is, and it may be asked for again', (status, events) => {
    const state = given(...events)
      .when(withdraw)
      .happens(withdrawn);
    expect(state).toMatchObject({ status, reversedBy: null });
    expect(isReversible(state)).toBe(true);
    given(...events, withdrawn)
      .when({ type: 'reverse', by: 'TR-0044' })
      .happens({ type: 'reversed', by: 'TR-0044' });
  });
});

it.each<[string, EventData, Command['type'] | null]>([
  ['that starts', started, 'give_way'],
  ['that is declined', { type: 'declined', by: approver, reason: 'sample reason' }, 'withdraw_reverse'],
  ['that expires', { type: 'approval_expired' }, 'withdraw_reverse'],
  ['that was cancelled', { type: 'cancelled' }, 'withdraw_reverse'],
  ['that is being cancelled', { ...cancelRequested, by: requester }, null],
  ['that is done', { type: 'done' }, null],
  ['that is taken back itself', { type: 'failed', why: 'reversed', by: 'TR-0044' }, null],
])('[R14] a reverse %s asks of the operation it takes back what follows', (_, event, asked) => {
  expect(askedOfOriginal({ name: by }, event)).toEqual(asked && { type: asked, by });
});
