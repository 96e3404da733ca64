import { describe, expect, it } from 'vitest';
import { holdGroup, holdNumber, holdWaba, shareWaba } from '../../../src/domain/operation/holds.ts';
import { operationName } from '../../../src/domain/operation/plan.ts';
import { type Request, request } from '../../../src/domain/operation/request.ts';
import {
  destinationKey,
  failingPlan,
  groupId,
  numberId,
  originKey,
  requester,
  soundPlan,
  wabaId,
  withInputs,
} from '../samples.ts';
import { hours, opened, requested, started, T0 } from './given.ts';

const asked = (otherwise: Partial<Request> = {}): Request => ({
  id: 'operation-1',
  name: 'TR-0042',
  plan: soundPlan,
  requester,
  workspaces: [originKey, destinationKey],
  approvalsNeeded: 1,
  confirmations: [],
  ...otherwise,
});

describe('a request', () => {
  it('awaits its approvals for 24 h', () => {
    const { events, state } = request(asked(), T0);
    expect(events).toEqual([requested()]);
    expect(state).toMatchObject({ status: 'awaiting_approval', version: 1, expiresAt: hours(24) });
  });

  it('starts at once where no approval is needed', () => {
    const { events, state } = request(asked({ approvalsNeeded: 0 }), T0);
    expect(events).toEqual([requested(soundPlan, { approvalsNeeded: 0 }), started, opened('snapshot')]);
    expect(state).toMatchObject({ status: 'running', version: 3, startedAt: T0 });
  });

  it('waits for its hour where no approval is needed', () => {
    const plan = withInputs(soundPlan, { startAt: hours(10) });
    expect(request(asked({ plan, approvalsNeeded: 0 }), T0).state.status).toBe('awaiting_approval');
  });

  it('does not start a plan that fails', () => {
    expect(request(asked({ plan: failingPlan, approvalsNeeded: 0 }), T0).state.status).toBe(
      'awaiting_approval',
    );
  });

  it('has a name that people can say aloud', () => {
    expect(operationName('transfer', 42)).toBe('TR-0042');
    expect(operationName('transfer', 12345)).toBe('TR-12345');
  });
});

describe('what an operation holds', () => {
  it('holds numbers and groups alone, a WABA alone or together with others', () => {
    expect(holdNumber(numberId(1))).toEqual({ asset: 'number:200000000000001', shared: false });
    expect(holdGroup(groupId(1)).shared).toBe(false);
    expect(holdWaba(wabaId(1)).shared).toBe(false);
    expect(shareWaba(wabaId(1))).toEqual({ ...holdWaba(wabaId(1)), shared: true });
  });
});
