import { describe, expect, it } from 'vitest';
import { approvalsNeeded } from '../../../src/domain/operation/approval.ts';
import type { Command } from '../../../src/domain/operation/commands.ts';
import {
  approver,
  failingPlan,
  requester,
  secondApprover,
  soundPlan,
  unknownPlan,
  withInputs,
} from '../samples.ts';
import {
  approve,
  approved,
  cancel,
  given,
  hours,
  opened,
  replanned,
  requested,
  runningAt,
  started,
  tick,
} from './given.ts';

const needingTwo = requested(soundPlan, { approvalsNeeded: 2 });
const otherPlan = withInputs(soundPlan, { reason: 'another sample reason' });
const decline = (reason: string): Command => ({ type: 'decline', by: approver, reason });
const replan = (plan: typeof soundPlan): Command => ({ type: 'replan', plan });

describe('approving', () => {
  it('is refused to the requester: nobody approves their own', () => {
    given(requested()).when(approve(requester)).refused('own_request');
  });

  it('twice by the same person does nothing more', () => {
    given(needingTwo, approved(approver)).when(approve(approver)).nothing();
  });

  it('twice by the same person does nothing more once the operation runs', () => {
    given(...runningAt('snapshot'))
      .when(approve(approver))
      .nothing();
  });

  it('starts the operation when it is enough, and opens the first step', () => {
    given(requested()).when(approve(approver)).happens(approved(approver), started, opened('snapshot'));
  });

  it('waits for as many different people as are needed', () => {
    given(needingTwo).when(approve(approver)).happens(approved(approver));
    given(needingTwo, approved(approver))
      .when(approve(secondApprover))
      .happens(approved(secondApprover), started, opened('snapshot'));
  });

  it('is refused for a plan that is not the one that was read', () => {
    given(requested()).when(approve(approver, otherPlan)).refused('plan_changed');
  });

  it('is refused while a check of the plan fails', () => {
    given(requested(failingPlan)).when(approve(approver, failingPlan)).refused('plan_fails');
  });

  it('[R49] is refused while nobody has spoken for an unknown check', () => {
    given(requested(unknownPlan)).when(approve(approver, unknownPlan)).refused('plan_fails');
  });

  it('[R49] is taken once a person has spoken for the unknown check', () => {
    const confirmations = [{ check: 'other_numbers', by: requester, because: 'sample word' }];
    given(requested(unknownPlan, { confirmations }))
      .when(approve(approver, unknownPlan))
      .happens(approved(approver, unknownPlan), started, opened('snapshot'));
  });

  it('is refused when the operation awaits none', () => {
    given(...runningAt('snapshot'))
      .when(approve(secondApprover))
      .refused('not_awaiting_approval');
    given(requested(), { type: 'approval_expired' }).when(approve(approver)).refused('not_awaiting_approval');
  });

  it('needs the larger of the policies of the touched workspaces', () => {
    expect(approvalsNeeded([{ approvals: 1 }, { approvals: 3 }])).toBe(3);
    expect(approvalsNeeded([{ approvals: 0 }, { approvals: 0 }])).toBe(0);
    expect(approvalsNeeded([])).toBe(0);
  });
});

describe('declining', () => {
  it('is refused without a reason', () => {
    given(requested()).when(decline(' ')).refused('reason_needed');
  });

  it('closes the operation and keeps the reason', () => {
    const declined = { type: 'declined', by: approver, reason: 'sample reason' } as const;
    const state = given(requested()).when(decline('sample reason')).happens(declined);
    expect(state).toMatchObject({
      status: 'declined',
      closing: { by: approver, reason: 'sample reason' },
    });
    given(requested(), declined).when(decline('sample reason')).refused('not_awaiting_approval');
  });
});

describe('an approval that nobody gives', () => {
  it('does not expire before 24 h', () => {
    given(requested()).when(tick, '2026-03-03T08:59:59.999Z').nothing();
  });

  it('expires at 24 h', () => {
    const state = given(requested()).when(tick, hours(24)).happens({ type: 'approval_expired' });
    expect(state).toMatchObject({ status: 'expired', closedAt: hours(24) });
  });

  it('expires only once', () => {
    given(requested(), { type: 'approval_expired' }).when(tick, hours(48)).nothing();
  });

  it('comes too late at 24 h even when the clock has not looked yet', () => {
    given(requested()).when(approve(approver), hours(24)).refused('not_awaiting_approval');
    given(requested())
      .when(approve(approver), hours(23))
      .happens(approved(approver), started, opened('snapshot', { at: hours(23) }));
  });

  it('expires while some are still missing', () => {
    given(needingTwo, approved(approver)).when(tick, hours(24)).happens({ type: 'approval_expired' });
  });
});

describe('a plan read again', () => {
  it('is refused once the operation runs', () => {
    given(...runningAt('snapshot'))
      .when(replan(otherPlan))
      .refused('not_awaiting_approval');
  });

  it('does nothing when it says the same', () => {
    given(requested()).when(replan(soundPlan), hours(1)).nothing();
  });

  it('needs its approvals anew when it changed, with 24 h more to give them', () => {
    const state = given(needingTwo, approved(approver))
      .when(replan(otherPlan), hours(5))
      .happens(replanned(otherPlan, hours(5)));
    expect(state).toMatchObject({ approvedBy: [], expiresAt: hours(29) });
    given(needingTwo, approved(approver), replanned(otherPlan))
      .when(approve(approver))
      .refused('plan_changed');
  });

  it('keeps whoever was given a step meanwhile', () => {
    const assigned = { type: 'step_assigned', step: 'archive', to: approver, due: null } as const;
    const { state } = given(requested(), assigned, replanned(otherPlan));
    expect(state.steps.find(({ key }) => key === 'archive')?.assignee).toBe(approver);
  });

  it('ends at 24 h when it fails and nobody mends it, approvals needed or not', () => {
    const free = requested(soundPlan, { approvalsNeeded: 0 });
    given(free, replanned(failingPlan)).when(tick, hours(23)).nothing();
    given(free, replanned(failingPlan)).when(tick, hours(24)).happens({ type: 'approval_expired' });
  });
});

describe('a start at a chosen hour', () => {
  const tonight = withInputs(soundPlan, { startAt: hours(30) });

  it('waits for it after the last approval', () => {
    given(requested(tonight)).when(approve(approver, tonight)).happens(approved(approver, tonight));
    given(requested(tonight), approved(approver, tonight)).when(tick, hours(29)).nothing();
  });

  it('begins at that hour, and an approved one does not expire before', () => {
    given(requested(tonight), approved(approver, tonight))
      .when(tick, hours(30))
      .happens(started, opened('snapshot', { at: hours(30) }));
  });

  it('is the same hour however it is written', () => {
    const written = withInputs(soundPlan, { startAt: '2026-03-03T16:00:00+01:00' });
    given(requested(written), approved(approver, written))
      .when(tick, hours(30))
      .happens(started, opened('snapshot', { at: hours(30) }));
  });

  it('needs no approval more while it waits', () => {
    given(requested(tonight), approved(approver, tonight))
      .when(approve(secondApprover, tonight))
      .refused('not_awaiting_approval');
  });

  it('can be cancelled before, with nothing to take back', () => {
    given(requested(tonight), approved(approver, tonight))
      .when(cancel())
      .happens({ type: 'cancel_requested', by: requester, reason: 'sample reason' }, { type: 'cancelled' });
  });

  it('has no effect on a plan that fails by then', () => {
    const fails = withInputs(failingPlan, { startAt: hours(2) });
    given(requested(fails, { approvalsNeeded: 0 }))
      .when(tick, hours(3))
      .nothing();
  });
});
