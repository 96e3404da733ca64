import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/operation/commands.ts';
import { currentStep, doneAt, stepState } from '../../../src/domain/operation/state.ts';
import { botPlan, colleague, requester, soundPlan } from '../samples.ts';
import {
  confirm,
  done,
  finished,
  given,
  hours,
  newGroup,
  opened,
  requested,
  runningAt,
  skip,
  T0,
  tick,
} from './given.ts';

const assign = (step: string, due: string | null = null): Command => ({
  type: 'assign',
  step,
  to: colleague,
  due,
});
const assigned = (step: string, due: string | null = null) =>
  ({ type: 'step_assigned', step, to: colleague, due }) as const;

describe('confirming a step', () => {
  it('is refused when it is not its turn', () => {
    given(...runningAt('snapshot'))
      .when(confirm('archive'))
      .refused('not_current');
    given(requested()).when(confirm('snapshot')).refused('not_current');
  });

  it('twice is refused, since the next step has its turn', () => {
    given(...runningAt('free_uses'))
      .when(confirm('snapshot'))
      .refused('not_current');
  });

  it('keeps who said so and their evidence, and opens the next step', () => {
    const state = given(...runningAt('snapshot'))
      .when(confirm('snapshot', { by: colleague, evidence: 'sample evidence' }), hours(1))
      .happens(
        done('snapshot', { by: colleague, evidence: 'sample evidence' }),
        opened('free_uses', { at: hours(1) }),
      );
    expect(stepState(state, 'snapshot')).toMatchObject({
      status: 'done',
      by: colleague,
      words: 'sample evidence',
    });
    expect(currentStep(state)?.key).toBe('free_uses');
    expect(doneAt(state, 'snapshot')).toBe(hours(1));
    expect(doneAt(state, 'free_uses')).toBeNull();
  });

  it('keeps what was entered', () => {
    const fields = { ...newGroup, subscription_group_name: 'Sample New Group' };
    const state = given(...runningAt('integrate'))
      .when(confirm('integrate', { fields }))
      .happens(done('integrate', { fields }), opened('testers'));
    expect(state).toMatchObject({ fields, pastPointOfNoReturn: true });
  });

  it('[R10] is refused where integration names no new group', () => {
    for (const fields of [{}, { subscription_group_id: '' }, { subscription_group_name: 'Sample Group' }]) {
      given(...runningAt('integrate'))
        .when(confirm('integrate', { fields }))
        .refused('field_needed');
    }
  });

  it('is refused for a step that the bot does itself', () => {
    given(...runningAt('write', botPlan))
      .when(confirm('write'))
      .refused('not_manual');
  });

  it('is refused for a step that does not exist', () => {
    given(...runningAt('snapshot'))
      .when(confirm('nonsense'))
      .refused('not_current');
  });

  it('is refused once the operation is closed', () => {
    given(...finished())
      .when(confirm('resume'))
      .refused('closed');
  });

  it('of the last step ends the operation', () => {
    const state = given(...runningAt('resume'))
      .when(confirm('resume'), hours(9))
      .happens(done('resume'), { type: 'done' });
    expect(state).toMatchObject({ status: 'done', closedAt: hours(9) });
    expect(currentStep(state)).toBeNull();
  });

  it('goes through the steps in their order, one at a time', () => {
    const order = soundPlan.steps.map(({ key }) => key);
    for (const [index, key] of order.entries()) {
      const { state } = given(...runningAt(key));
      expect(currentStep(state)?.key).toBe(key);
      expect(state.steps.map(({ status }) => status)).toEqual(
        order.map((_, i) => (i < index ? 'done' : i === index ? 'open' : 'waiting')),
      );
    }
  });

  it('shows the operation as verifying while a step that verifies is open', () => {
    expect(given(...runningAt('test_sent')).state.status).toBe('verifying');
    expect(given(...runningAt('carry_over')).state.status).toBe('running');
    expect(given(...runningAt('read_back')).state.status).toBe('verifying');
  });
});

describe('skipping a step', () => {
  it('is refused without a reason', () => {
    given(...runningAt('testers'))
      .when(skip('testers', '  '))
      .refused('reason_needed');
  });

  it('twice is refused, since the next step has its turn', () => {
    given(...runningAt('test_sent'))
      .when(skip('testers', 'sample reason'))
      .refused('not_current');
  });

  it('keeps the reason and opens the next step', () => {
    const state = given(...runningAt('testers'))
      .when(skip('testers', 'sample reason'))
      .happens(
        { type: 'step_skipped', step: 'testers', by: requester, reason: 'sample reason' },
        opened('test_sent'),
      );
    expect(stepState(state, 'testers')).toMatchObject({ status: 'skipped', words: 'sample reason' });
  });

  it.each(['archive', 'integrate'])(
    '[R7] is refused for %s, without which nothing after it is true',
    (step) => {
      given(...runningAt(step))
        .when(skip(step, 'sample reason'))
        .refused('not_skippable');
    },
  );
});

describe('giving a step to somebody else', () => {
  it('is refused for one that is over, and in a closed operation', () => {
    given(...runningAt('free_uses'))
      .when(assign('snapshot'))
      .refused('not_current');
    given(...finished())
      .when(assign('resume'))
      .refused('closed');
  });

  it('twice does nothing more, due time or not', () => {
    given(...runningAt('snapshot'), assigned('snapshot', hours(6)))
      .when(assign('snapshot', hours(6)))
      .nothing();
    given(requested(), assigned('archive'))
      .when(assign('archive', hours(6)))
      .nothing();
  });

  it('works before its turn, and the due time comes with the turn', () => {
    given(requested())
      .when(assign('archive', hours(6)))
      .happens(assigned('archive'));
  });

  it('may change when it is due', () => {
    const state = given(...runningAt('snapshot'))
      .when(assign('snapshot', hours(6)))
      .happens(assigned('snapshot', hours(6)));
    expect(stepState(state, 'snapshot')).toMatchObject({ assignee: colleague, due: hours(6) });
  });
});

describe('an overdue step', () => {
  const overdue = { type: 'step_overdue', step: 'archive' } as const;

  it('is not overdue before its hour', () => {
    given(...runningAt('archive'))
      .when(tick, '2026-03-02T12:59:59.999Z')
      .nothing();
  });

  it('reminds once', () => {
    given(...runningAt('archive'))
      .when(tick, hours(4))
      .happens(overdue);
    given(...runningAt('archive'), overdue)
      .when(tick, hours(400))
      .nothing();
  });

  it('reminds again whoever is given it afterwards', () => {
    given(...runningAt('archive'), overdue, assigned('archive', hours(8)))
      .when(tick, hours(8))
      .happens(overdue);
  });

  it('is nobody’s worry once it is done or the operation is closed', () => {
    given(...runningAt('archive'), done('archive'), opened('integrate', { at: hours(4) }))
      .when(tick, hours(4))
      .nothing();
    given(...finished())
      .when(tick, hours(400))
      .nothing();
    given(...runningAt('testers'), { type: 'failed', why: 'reversed', by: 'TR-0043' })
      .when(tick, hours(400))
      .nothing();
  });

  it('does not stand in the way of confirming it', () => {
    given(...runningAt('archive'), overdue)
      .when(confirm('archive'), T0)
      .happens(done('archive'), opened('integrate'));
  });
});
