import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/operation/commands.ts';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { stepState } from '../../../src/domain/operation/state.ts';
import { isBots } from '../../../src/domain/operation/step.ts';
import { planOf } from '../migration/migration-samples.ts';
import { botPlan, requester } from '../samples.ts';
import {
  cancel,
  cancelRequested,
  confirm,
  done,
  given,
  newGroup,
  opened,
  runningAt,
  skip,
  T0,
  undoOpened,
} from './given.ts';

const plan = planOf('2 by our calls');
const atRegister = runningAt('register', plan);

const attempt = (step: string, n = 1): Command => ({ type: 'attempt', step, attempt: n });
const attempted = (step: string, n = 1): EventData => ({ type: 'step_attempted', step, attempt: n });
const failed = (step: string, error: string): EventData => ({ type: 'step_failed', step, error });
const called = { kind: 'called' } as const;
const succeed = (step: string): Command => ({ type: 'succeed', step, proof: called, fields: {} });
const seconds = (n: number): string => new Date(Date.parse(T0) + n * 1_000).toISOString();

const asking = ['send_code', 'enter_code', 'register'];

describe('a call that is made when a person gives what it needs', () => {
  it.each(asking)('is refused while another one’s is under way: %s', (step) => {
    const underWay = [...runningAt(step, plan), attempted(step)];
    for (const n of [1, 2]) {
      given(...underWay)
        .when(attempt(step, n), seconds(49))
        .refused('under_way');
    }
  });

  const again = asking.filter((step) => step !== 'register');
  it.each(again)('is refused to whoever comes second with the same number, even much later: %s', (step) => {
    given(...runningAt(step, plan), attempted(step))
      .when(attempt(step, 1), seconds(50))
      .refused('not_current');
  });

  it.each(asking)('may be tried again once it is known not to have worked: %s', (step) => {
    given(...runningAt(step, plan), attempted(step), failed(step, 'sample error'))
      .when(attempt(step, 2), seconds(1))
      .happens(attempted(step, 2));
  });

  it.each(again)('may be tried again when the request that made it has died: %s', (step) => {
    const state = given(...runningAt(step, plan), attempted(step))
      .when(attempt(step, 2), seconds(50))
      .happens(attempted(step, 2));
    expect(stepState(state, step)).toMatchObject({ attempts: 2, attemptedAt: seconds(50), error: null });
  });

  it('is not made again while nobody knows what came of the call that cannot be taken back', () => {
    for (const events of [
      [attempted('register')],
      [attempted('register'), failed('register', 'unclear_x')],
    ]) {
      for (const n of [1, 2]) {
        given(...atRegister, ...events)
          .when(attempt('register', n), seconds(24 * 3_600))
          .refused('under_way');
      }
    }
    const fault = { type: 'fault', step: 'register', error: 'not_arrived', attempt: 1 } as const;
    const told = [...atRegister, attempted('register'), failed('register', 'unclear_x')];
    given(...told)
      .when(fault)
      .happens(failed('register', 'not_arrived'));
    const known = [...told, failed('register', 'not_arrived')];
    given(...known)
      .when(fault)
      .nothing();
    given(...known)
      .when(attempt('register', 2))
      .happens(attempted('register', 2));
    given(...known, attempted('register', 2))
      .when(fault)
      .nothing();
    given(...known)
      .when(cancel())
      .happens(cancelRequested, undoOpened('archive', { plan }));
  });

  it('is marked before it is made, and done when Meta took it', () => {
    given(...atRegister)
      .when(attempt('register'))
      .happens(attempted('register'));
    const state = given(...atRegister, attempted('register'))
      .when(succeed('register'))
      .happens(done('register', { by: null, proof: called }), opened('connected', { plan }));
    expect(state.pastPointOfNoReturn).toBe(true);
  });

  it('is no person’s to confirm or to leave out while nothing is wrong', () => {
    for (const step of asking) {
      const { when } = given(...runningAt(step, plan));
      when(confirm(step)).refused('not_manual');
      when(skip(step, 'sample reason')).refused('not_skippable');
    }
  });

  it('waits for a person: it is not the bot’s turn, as it is at the bot’s own calls', () => {
    const bots = plan.steps.filter(isBots).map(({ key }) => key);
    expect(bots).toEqual([
      ...['two_step_off', 'subscribe_app', 'copy_templates', 'announce', 'connected', 'healthy', 'ratings'],
    ]);
    expect(isBots(null)).toBe(false);
  });

  it('holds nobody else’s call up: the bot’s own may be attempted again at once', () => {
    given(...runningAt('write', botPlan), attempted('write'))
      .when(attempt('write', 2))
      .happens(attempted('write', 2));
  });
});

describe('a provider that wants the code once more (133006)', () => {
  const lapsed = { type: 'send_back', step: 'register', to: 'send_code', error: 'meta_refused' } as const;
  const sentBack: EventData = {
    ...{ type: 'step_sent_back', step: 'register' },
    ...{ to: ['send_code', 'enter_code'], error: 'meta_refused' },
  };

  it('sends the registration back to the code; that the PIN lies in the vault stays', () => {
    const state = given(...atRegister, attempted('register'))
      .when(lapsed)
      .happens(sentBack, opened('send_code', { plan }));
    expect(stepState(state, 'enter_code')).toMatchObject({ status: 'waiting', by: null, proof: null });
    expect(stepState(state, 'pin_vault')?.status).toBe('done');
    const again = [sentBack, opened('send_code', { plan })];
    given(...atRegister, attempted('register'), ...again)
      .when(cancel())
      .happens(cancelRequested, undoOpened('archive', { plan }));
    const atCode = [...again, done('send_code', { by: null, proof: called })];
    given(...atRegister, attempted('register'), ...atCode, opened('enter_code', { plan }))
      .when(succeed('enter_code'))
      .happens(done('enter_code', { by: null, proof: called }), opened('register', { plan }));
  });

  it('sends nothing back that was not called, that has moved the number, or to what nobody is asked for', () => {
    given(...atRegister)
      .when(lapsed)
      .refused('not_current');
    for (const to of ['announce', 'pin_vault', 'register', 'connected'])
      given(...atRegister, attempted('register'))
        .when({ ...lapsed, to })
        .refused('not_current');
    given(...atRegister, attempted('register'), done('register', { by: null, proof: called }))
      .when(lapsed)
      .refused('not_current');
  });
});

describe('cancelling before the number is registered', () => {
  it('is refused while the registration may have happened', () => {
    const attempts: readonly (readonly EventData[])[] = [
      [attempted('register')],
      [attempted('register'), failed('register', 'unclear_press')],
      [attempted('register'), failed('register', 'sample error'), attempted('register', 2)],
    ];
    for (const events of attempts) {
      given(...atRegister, ...events)
        .when(cancel(), seconds(3_600))
        .refused('under_way');
    }
  });

  it('is refused once it has, for there is no way back', () => {
    given(
      ...atRegister,
      attempted('register'),
      done('register', { by: null, proof: called }),
      opened('connected', { plan }),
    )
      .when(cancel())
      .refused('past_point_of_no_return');
  });

  it('is refused while it may have happened before anybody is asked for a reason', () => {
    given(...atRegister, attempted('register'))
      .when(cancel(' '))
      .refused('under_way');
  });

  it('takes back what can be taken back: the group first, two-step verification last', () => {
    given(...atRegister)
      .when(cancel())
      .happens(cancelRequested, undoOpened('archive', { plan }));
    given(...atRegister, attempted('register'), failed('register', 'cause_no_payment'))
      .when(cancel())
      .happens(cancelRequested, undoOpened('archive', { plan }));
    const undoing = [...atRegister, cancelRequested, undoOpened('archive', { plan })];
    given(...undoing)
      .when(confirm('archive', { meaning: 'undo' }))
      .happens(
        { type: 'step_undone', step: 'archive', by: requester, evidence: null },
        undoOpened('free_uses', { plan }),
      );
    const alone = planOf('2 by our calls', { group: null });
    given(...runningAt('register', alone))
      .when(cancel())
      .happens(cancelRequested, undoOpened('two_step_off', { plan: alone }));
  });

  it('ends the taking back of two-step verification by itself where it shows, or when a person says so', () => {
    const alone = planOf('2 by our calls', { group: null });
    const undoing = [
      ...runningAt('register', alone),
      cancelRequested,
      undoOpened('two_step_off', { plan: alone }),
    ];
    const undone = (by: typeof requester | null): EventData => ({
      ...{ type: 'step_undone', step: 'two_step_off', by, evidence: null },
    });
    given(...undoing)
      .when(succeed('two_step_off'))
      .happens(undone(null), { type: 'cancelled' });
    given(...undoing)
      .when(confirm('two_step_off', { meaning: 'undo' }))
      .happens(undone(requester), { type: 'cancelled' });
    const blind = planOf('2 by our calls', { group: null, automatic: [] });
    given(...runningAt('register', blind), cancelRequested, undoOpened('two_step_off', { plan: blind }))
      .when(succeed('two_step_off'))
      .refused('not_current');
  });

  it('is not refused for a code that is on its way: that moves nothing', () => {
    for (const step of ['send_code', 'enter_code']) {
      given(...runningAt(step, plan), attempted(step))
        .when(cancel())
        .happens(cancelRequested, undoOpened('archive', { plan }));
    }
  });

  it('is not refused for a point of no return that a person reaches by clicking elsewhere', () => {
    const byHand = planOf('2 by the sign-up window');
    given(...runningAt('sign_up', byHand))
      .when(cancel())
      .happens(cancelRequested, undoOpened('archive', { plan: byHand }));
  });
});

describe('what a step wants entered', () => {
  const waiting = planOf('2 by the sign-up window');

  it('must be there before it is done', () => {
    for (const fields of [{}, { subscription_group_id: '' }, { subscription_group_name: 'Sample' }]) {
      given(...runningAt('integrate', waiting))
        .when(confirm('integrate', { fields }))
        .refused('field_needed');
    }
  });

  it('is kept with the operation', () => {
    const state = given(...runningAt('integrate', waiting))
      .when(confirm('integrate'))
      .happens(done('integrate', { fields: newGroup }), opened('testers', { plan: waiting }));
    expect(state.fields).toEqual(newGroup);
  });
});
