import { describe, expect, test } from 'vitest';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import { assignStep } from '../../../src/application/operation/assign-step.ts';
import { tickOperation } from '../../../src/application/operation/tick.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { approver, colleague, requester } from '../../domain/samples.ts';
import type { Company } from '../company.ts';
import { addNeighbour } from '../company-rows.ts';
import { useDesk } from '../desk.ts';
import { begin, footprint, holdsOf, said } from '../transfers.ts';

const desk = useDesk();
const tick = ({ name }: OperationState) => tickOperation(desk.ctx, { operation: name });
const inHours = (hours: number) => new Date(Date.parse(desk.now()) + hours * 3_600_000);
const ticksOf = ({ name }: OperationState) =>
  desk.jobs.flatMap(({ job, after }) => (job.name === 'tick' && job.operation === name ? [after] : []));

describe('the clock', () => {
  test('does nothing to what does not exist, or before anything is due', async () => {
    const state = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    desk.wind(23);
    const before = await footprint(desk);
    expect(await tick({ ...state, name: 'TR-9999' })).toEqual({ kind: 'missing' });
    expect(await tick(state)).toMatchObject({ kind: 'unchanged' });
    expect(await footprint(desk)).toEqual(before);
  });

  test('ends a request that nobody approved in 24 hours, once', async () => {
    const state = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    expect(ticksOf(state)).toEqual([inHours(24)]);
    desk.wind(24);
    expect(await tick(state)).toMatchObject({ kind: 'changed', state: { status: 'expired' } });
    expect(await said(desk, state)).toEqual([`person:${requester} expired`]);
    expect(await holdsOf(desk, state)).toEqual([]);
    const before = await footprint(desk);
    expect(await tick(state)).toMatchObject({ kind: 'unchanged' });
    expect(await footprint(desk)).toEqual(before);
  });

  test('reminds the assignee of an overdue step, once', async () => {
    const state = await begin(desk.ctx, await desk.company());
    expect(ticksOf(state)).toContainEqual(inHours(24));
    desk.wind(24);
    expect(await tick(state)).toMatchObject({ kind: 'changed' });
    const before = await footprint(desk);
    expect(await tick(state)).toMatchObject({ kind: 'unchanged' });
    expect(await footprint(desk)).toEqual(before);
    expect(await said(desk, state)).toEqual([`person:${requester} overdue snapshot`]);
  });

  test('reminds the next assignee anew', async () => {
    const state = await begin(desk.ctx, await desk.company());
    desk.wind(24);
    await tick(state);
    await assignStep(desk.ctx, {
      operation: state.name,
      step: 'snapshot',
      to: colleague,
      due: inHours(2).toISOString(),
      by: requester,
    });
    desk.wind(2);
    await tick(state);
    expect(await said(desk, state)).toEqual([
      `person:${requester} overdue snapshot`,
      `person:${colleague} your_turn snapshot`,
      `person:${colleague} overdue snapshot`,
    ]);
  });
});

describe('a start at a chosen hour', () => {
  const scheduled = async (company: Company, hours: number) => {
    const state = await begin(desk.ctx, company, { startAt: inHours(hours).toISOString() });
    await approveOperation(desk.ctx, { operation: state.name, digest: state.digest, by: approver });
    return state;
  };

  test('does not come before its hour', async () => {
    const state = await scheduled(await desk.company({ approvals: 1 }), 48);
    expect(ticksOf(state)).toEqual([inHours(24), inHours(48)]);
    desk.wind(47);
    expect(await tick(state)).toMatchObject({ kind: 'unchanged', state: { status: 'awaiting_approval' } });
  });

  test('comes at its hour, once', async () => {
    const state = await scheduled(await desk.company({ approvals: 1 }), 48);
    desk.wind(48);
    expect(await tick(state)).toMatchObject({ kind: 'changed', state: { status: 'running' } });
    const before = await footprint(desk);
    expect(await tick(state)).toMatchObject({ kind: 'unchanged' });
    expect(await footprint(desk)).toEqual(before);
  });

  test('reads the plan again first: a changed plan is recorded and waits for its approvals anew', async () => {
    const company = await desk.company({ approvals: 1 });
    const state = await scheduled(company, 30);
    await addNeighbour(desk.sql, 100, { workspace: company.origin, waba: company.waba });
    desk.wind(30);
    expect(await tick(state)).toMatchObject({
      kind: 'changed',
      state: { status: 'awaiting_approval', approvedBy: [], expiresAt: inHours(24).toISOString() },
    });
    expect(await said(desk, state)).toContain(`person:${requester} plan_changed`);
    expect(ticksOf(state).at(-1)).toEqual(inHours(24));
    expect(await tick(state)).toMatchObject({ kind: 'unchanged' });
  });

  test('where a check fails by then does not start', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company, { startAt: inHours(3).toISOString() });
    await desk.sql`delete from access_grant where workspace_key = ${company.destination} and user_id = ${requester}`;
    desk.wind(3);
    expect(await tick(state)).toMatchObject({ state: { status: 'awaiting_approval' } });
    desk.wind(24);
    expect(await tick(state)).toMatchObject({ state: { status: 'expired' } });
  });
});
