import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/operation/commands.ts';
import { stepState } from '../../../src/domain/operation/state.ts';
import type { Proof } from '../../../src/domain/operation/step.ts';
import { botPlan as plan, requester } from '../samples.ts';
import {
  cancel,
  cancelRequested,
  confirm,
  done,
  finished,
  given,
  hours,
  newGroup,
  opened,
  runningAt,
  skip,
  tick,
  undoOpened,
} from './given.ts';

const accepted: Proof = { kind: 'accepted_by_key', status: 200 };
const notAnswered: Proof = { kind: 'not_answered' };
const attempt = (step: string, n = 1): Command => ({ type: 'attempt', step, attempt: n });
const fault = (step: string): Command => ({ type: 'fault', step, error: 'sample error' });
const succeed = (step: string, fields: Record<string, string> = {}): Command => ({
  type: 'succeed',
  step,
  proof: accepted,
  fields,
});
const attempted = (step: string, n: number) => ({ type: 'step_attempted', step, attempt: n }) as const;
const failed = (step: string) => ({ type: 'step_failed', step, error: 'sample error' }) as const;

describe('a step that the bot does itself', () => {
  it('is refused when it is not its turn, or when a person does it', () => {
    for (const ask of [attempt, fault, (step: string) => succeed(step)]) {
      given(...runningAt('write', plan))
        .when(ask('wait'))
        .refused('not_current');
      given(...runningAt('click', plan))
        .when(ask('click'))
        .refused('not_current');
      given(...finished(plan))
        .when(ask('click'))
        .refused('closed');
    }
  });

  it('succeeds once: a second answer is refused', () => {
    given(...runningAt('wait', plan))
      .when(succeed('write'))
      .refused('not_current');
  });

  it('marks each attempt before it is made', () => {
    given(...runningAt('write', plan))
      .when(attempt('write'))
      .happens(attempted('write', 1));
    const state = given(...runningAt('write', plan), attempted('write', 1), failed('write'))
      .when(attempt('write', 2))
      .happens(attempted('write', 2));
    expect(stepState(state, 'write')).toMatchObject({ attempts: 2, error: null });
  });

  it('stays open when it fails, and shows why', () => {
    const state = given(...runningAt('write', plan), attempted('write', 1))
      .when(fault('write'))
      .happens(failed('write'));
    expect(stepState(state, 'write')).toMatchObject({ status: 'open', error: 'sample error' });
  });

  it('keeps its proof and what came back, and opens the next step', () => {
    const fields = { sample: 'field' };
    const state = given(...runningAt('write', plan), failed('write'))
      .when(succeed('write', fields))
      .happens(done('write', { by: null, proof: accepted, fields }), opened('wait', { plan }));
    expect(stepState(state, 'write')).toMatchObject({ proof: accepted, by: null, error: null });
  });

  it('ends a watch by what was watched', () => {
    given(...runningAt('wait', plan))
      .when(succeed('wait'))
      .happens(done('wait', { by: null, proof: accepted }), opened('click', { plan }));
  });

  it('takes its own write back when the operation is cancelled', () => {
    const cancelling = [...runningAt('wait', plan), cancelRequested, undoOpened('write', { plan })];
    given(...runningAt('wait', plan))
      .when(cancel())
      .happens(cancelRequested, undoOpened('write', { plan }));
    given(...cancelling)
      .when(attempt('write'))
      .happens(attempted('write', 1));
    given(...cancelling)
      .when(succeed('write'))
      .happens({ type: 'step_undone', step: 'write', by: null, evidence: null }, { type: 'cancelled' });
    given(...cancelling)
      .when(skip('write', 'sample reason', 'undo'))
      .happens(
        { type: 'undo_given_up', step: 'write', by: requester, reason: 'sample reason' },
        { type: 'cancelled' },
      );
  });

  it('is not taken back by a person’s word', () => {
    given(...runningAt('wait', plan), cancelRequested, undoOpened('write', { plan }))
      .when(confirm('write', { meaning: 'undo' }))
      .refused('not_manual');
  });

  it('does not take back for a person what a person takes back', () => {
    const clicked = [...runningAt('click', plan), done('click'), cancelRequested];
    given(...clicked, undoOpened('click', { plan }))
      .when(succeed('click'))
      .refused('not_current');
  });
});

describe('an answer about the new group that comes after the step', () => {
  const prove: Command = {
    type: 'prove',
    step: 'integrate',
    proof: { kind: 'accepted_by_key', status: 200 },
  };
  const reject: Command = { type: 'reject', step: 'integrate', status: 404 };
  const proved = { type: 'step_proved', step: 'integrate', proof: accepted } as const;
  const reopened = { type: 'step_reopened', step: 'integrate', status: 404 } as const;
  const unproved = done('integrate', { proof: notAnswered });
  const waiting = [...runningAt('integrate'), unproved, opened('testers')];

  it('is refused when nothing was left open', () => {
    for (const command of [prove, reject]) {
      given(...runningAt('testers'))
        .when(command)
        .refused('not_current');
      given(...runningAt('integrate'))
        .when(command)
        .refused('not_current');
      given(...finished())
        .when(command)
        .refused('closed');
    }
  });

  it('counts once', () => {
    given(...waiting, proved)
      .when(prove)
      .refused('not_current');
    given(...waiting, reopened, opened('integrate'))
      .when(reject)
      .refused('not_current');
  });

  it('proves the step when the key accepts the group', () => {
    const state = given(...waiting)
      .when(prove)
      .happens(proved);
    expect(stepState(state, 'integrate')).toMatchObject({ status: 'done', proof: accepted });
    expect(stepState(state, 'testers')?.status).toBe('open');
  });

  it('opens the step again, with its full time, when the key refuses the group', () => {
    const state = given(...waiting)
      .when(reject, hours(7))
      .happens(reopened, opened('integrate', { at: hours(7) }));
    expect(stepState(state, 'integrate')).toMatchObject({ status: 'open', proof: null, due: hours(9) });
    expect(stepState(state, 'testers')).toMatchObject({ status: 'waiting', due: null });
    expect(state.pastPointOfNoReturn).toBe(true);
  });

  it('reminds of the step that was opened again as of a new one', () => {
    const overdue = { type: 'step_overdue', step: 'integrate' } as const;
    const late = [...runningAt('integrate'), overdue, unproved, opened('testers')];
    given(...late, reopened, opened('integrate', { at: hours(7) }))
      .when(tick, hours(9))
      .happens(overdue);
  });

  it('goes on where it stood after the step is done again', () => {
    given(...waiting, reopened, opened('integrate'))
      .when(confirm('integrate', { proof: accepted }))
      .happens(done('integrate', { proof: accepted, fields: newGroup }), opened('testers'));
  });

  it('leaves an earlier step its turn', () => {
    const both = [
      ...runningAt('free_uses').slice(0, 3),
      opened('snapshot'),
      done('snapshot', { proof: notAnswered }),
      opened('free_uses'),
      done('free_uses', { proof: notAnswered }),
      opened('archive'),
    ];
    given(...both, { ...reopened, step: 'snapshot' }, opened('snapshot'))
      .when({ ...reject, step: 'free_uses' })
      .happens({ ...reopened, step: 'free_uses' }, opened('snapshot'));
  });
});

describe('what a bot’s own step waits for', () => {
  const called = { type: 'step_called', step: 'wait', reference: 'dispatch-1' } as const;
  const call: Command = { type: 'called', step: 'wait', reference: 'dispatch-1' };
  const retry: Command = { type: 'retry', step: 'wait', by: requester };
  const retried = { type: 'step_retried', step: 'wait', by: requester } as const;
  const tried = [...runningAt('wait', plan), attempted('wait', 1)];

  it('is attempted by one of two that saw the same state', () => {
    given(...tried)
      .when(attempt('wait', 1))
      .refused('not_current');
  });

  it('is called once', () => {
    const state = given(...tried)
      .when(call)
      .happens(called);
    expect(stepState(state, 'wait')?.called).toMatchObject({ reference: 'dispatch-1' });
    given(...tried, called)
      .when(call)
      .refused('not_current');
  });

  it('is tried again when a person asks, once it failed or is overdue, and as if for the first time', () => {
    given(...tried, called)
      .when(retry)
      .nothing();
    const state = given(...tried, called, failed('wait'))
      .when(retry)
      .happens(retried);
    expect(stepState(state, 'wait')).toMatchObject({
      attempts: 0,
      attemptedAt: null,
      called: null,
      error: null,
    });
    given(...tried, called, { type: 'step_overdue', step: 'wait' })
      .when(retry)
      .happens(retried);
  });

  it('is confirmed by a person only once it failed or is overdue', () => {
    given(...tried, called)
      .when(confirm('wait'))
      .refused('not_manual');
    for (const trouble of [failed('wait'), { type: 'step_overdue', step: 'wait' } as const]) {
      given(...tried, called, trouble)
        .when(confirm('wait'))
        .happens(done('wait'), opened('click', { plan }));
    }
  });

  it('[R13] keeps its first hint', () => {
    const hint = (at: string): Command => ({ type: 'hint', step: 'wait', at });
    const hinted = { type: 'step_hinted', step: 'wait', at: hours(1) } as const;
    given(...tried)
      .when(hint(hours(1)))
      .happens(hinted);
    given(...tried, hinted)
      .when(hint(hours(2)))
      .nothing();
  });
});
