import { describe, expect, it } from 'vitest';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { isReversible } from '../../../src/domain/operation/reversal.ts';
import { currentStep } from '../../../src/domain/operation/state.ts';
import { requester } from '../samples.ts';
import {
  cancel,
  cancelRequested,
  confirm,
  done,
  finished,
  given,
  hours,
  opened,
  requested,
  runningAt,
  skip,
  tick,
  undone,
  undoOpened,
} from './given.ts';

const cancelled: EventData = { type: 'cancelled' };
const cancelling = [...runningAt('integrate'), cancelRequested, undoOpened('archive')];
const givenUp = (step: string) =>
  ({ type: 'undo_given_up', step, by: requester, reason: 'sample reason' }) as const;
const pastNoReturn = [...runningAt('integrate'), done('integrate'), opened('testers')];

describe('cancelling', () => {
  it('is refused without a reason', () => {
    given(requested()).when(cancel(' ')).refused('reason_needed');
  });

  it('twice does nothing more', () => {
    given(...cancelling)
      .when(cancel())
      .nothing();
    given(requested(), cancelRequested, cancelled).when(cancel()).refused('closed');
  });

  it('ends at once what has done nothing yet', () => {
    given(requested()).when(cancel()).happens(cancelRequested, cancelled);
  });

  it('ends at once where no step that is done has anything to take back', () => {
    given(...runningAt('free_uses'))
      .when(cancel())
      .happens(cancelRequested, cancelled);
  });

  it('keeps who cancelled and why', () => {
    const state = given(requested())
      .when(cancel('a sample reason'), hours(1))
      .happens({ ...cancelRequested, reason: 'a sample reason' }, cancelled);
    expect(state).toMatchObject({
      status: 'cancelled',
      closedAt: hours(1),
      closing: { by: requester, reason: 'a sample reason' },
    });
  });

  it('takes back the steps that are done, last first, one at a time', () => {
    const state = given(...runningAt('integrate'))
      .when(cancel(), hours(1))
      .happens(cancelRequested, undoOpened('archive', { at: hours(1) }));
    expect(state.status).toBe('cancelling');
    expect(currentStep(state)?.key).toBe('archive');
    given(...cancelling)
      .when(confirm('archive', { meaning: 'undo' }), hours(1))
      .happens(undone('archive'), undoOpened('free_uses', { at: hours(1) }));
    given(...cancelling, undone('archive'), undoOpened('free_uses'))
      .when(confirm('free_uses', { meaning: 'undo' }))
      .happens(undone('free_uses'), cancelled);
  });

  it('takes back nothing that was skipped', () => {
    const skipped: EventData = {
      type: 'step_skipped',
      step: 'free_uses',
      by: requester,
      reason: 'sample reason',
    };
    given(...runningAt('free_uses'), skipped, opened('archive'))
      .when(cancel())
      .happens(cancelRequested, cancelled);
  });

  it('waits for nobody at the step that was open', () => {
    const { state } = given(...cancelling);
    expect(state.steps.map(({ status }) => status)).not.toContain('open');
    given(...cancelling)
      .when(confirm('integrate'))
      .refused('not_current');
  });

  it('does not take a press that meant the step for taking it back, nor the other way round', () => {
    for (const press of [confirm('archive'), skip('archive', 'sample reason')]) {
      given(...cancelling)
        .when(press)
        .refused('not_current');
    }
    const undo = [confirm('archive', { meaning: 'undo' }), skip('archive', 'sample reason', 'undo')];
    for (const press of undo) {
      given(...runningAt('archive'))
        .when(press)
        .refused('not_current');
    }
  });

  it('twice confirming the same undo is refused', () => {
    given(...cancelling, undone('archive'), undoOpened('free_uses'))
      .when(confirm('archive', { meaning: 'undo' }))
      .refused('not_current');
  });

  it('lists what could not be taken back, with the reason', () => {
    given(...cancelling)
      .when(skip('archive', '', 'undo'))
      .refused('reason_needed');
    given(...cancelling)
      .when(skip('archive', 'sample reason', 'undo'))
      .happens(givenUp('archive'), undoOpened('free_uses'));
    const { state } = given(...cancelling, givenUp('archive'));
    expect(state.steps.filter((s) => s.status === 'not_undone')).toMatchObject([
      { key: 'archive', by: requester, words: 'sample reason' },
    ]);
  });

  it('reminds of an undo that is overdue, once', () => {
    const overdue = { type: 'step_overdue', step: 'archive' } as const;
    given(...cancelling)
      .when(tick, hours(4))
      .happens(overdue);
    given(...cancelling, overdue)
      .when(tick, hours(5))
      .nothing();
  });
});

describe('past the point of no return', () => {
  it('cancelling is refused', () => {
    given(...pastNoReturn)
      .when(cancel())
      .refused('past_point_of_no_return');
  });

  it('cancelling is still possible right before it', () => {
    given(...runningAt('integrate'))
      .when(cancel())
      .happens(cancelRequested, undoOpened('archive'));
  });

  it('[R14] going back is the reverse operation', () => {
    expect(isReversible(given(...pastNoReturn).state)).toBe(true);
    expect(isReversible(given(...finished()).state)).toBe(true);
    expect(isReversible(given(...runningAt('integrate')).state)).toBe(false);
    expect(isReversible(given(...cancelling).state)).toBe(false);
  });
});
