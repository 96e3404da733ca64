import { describe, expect, test } from 'vitest';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import { recheckOperation } from '../../../src/application/operation/recheck.ts';
import { UserId } from '../../../src/domain/asset/ids.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { approver, requester, secondApprover } from '../../domain/samples.ts';
import { admin, outsider } from '../company.ts';
import { addNeighbour } from '../company-rows.ts';
import { useDesk } from '../desk.ts';
import { begin, footprint, holdsOf, refusals, said } from '../transfers.ts';

const desk = useDesk();
const approve = ({ name, digest }: OperationState, by = approver) =>
  approveOperation(desk.ctx, { operation: name, digest, by });

describe('approving', () => {
  test('without the permission is refused, which is recorded with what was missing where', async () => {
    const company = await desk.company({ approvals: 1 });
    const state = await begin(desk.ctx, company);
    await desk.grant(outsider, company.origin, ['approve_operations']);
    const before = await footprint(desk);
    const denied = {
      kind: 'denied',
      permission: 'approve_operations',
      workspaces: [company.destination],
    };
    expect(await approve(state, outsider)).toEqual({ kind: 'denied', denied });
    expect(await refusals(desk, outsider)).toEqual([
      { permission: 'approve_operations', workspaces: [company.destination] },
    ]);
    expect(await footprint(desk)).toEqual(before);
  });

  test('twice counts once and does nothing more', async () => {
    const state = await begin(desk.ctx, await desk.company({ approvals: 2 }));
    expect(await approve(state)).toMatchObject({ kind: 'changed', state: { approvedBy: [approver] } });
    const before = await footprint(desk);
    expect(await approve(state)).toMatchObject({ kind: 'unchanged', state: { approvedBy: [approver] } });
    expect(await footprint(desk)).toEqual(before);
  });

  test('one’s own request is refused', async () => {
    const company = await desk.company({ approvals: 1 });
    for (const workspace of company.workspaces)
      await desk.grant(requester, workspace, ['approve_operations']);
    const outcome = await approve(await begin(desk.ctx, company), requester);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { kind: 'own_request' } });
  });

  test('what does not exist is told so', async () => {
    const state = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    expect(await approve({ ...state, name: 'TR-9999' })).toEqual({ kind: 'missing' });
  });

  test('by enough people starts it, and every touched channel is told once', async () => {
    const company = await desk.company({ approvals: 2 });
    const state = await begin(desk.ctx, company);
    await approve(state);
    expect(await said(desk, state)).toEqual([]);
    const outcome = await approve(state, secondApprover);
    expect(outcome).toMatchObject({ kind: 'changed', state: { status: 'running' } });
    expect((await said(desk, state)).toSorted()).toEqual(
      [
        ...company.channels.map((channel) => `channel:${channel} approved`),
        `person:${requester} approved`,
        `person:${requester} your_turn snapshot`,
      ].toSorted(),
    );
  });

  test('by one more than needed is refused', async () => {
    const state = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    await approve(state);
    expect(await approve(state, secondApprover)).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'not_awaiting_approval' },
      state: { status: 'running' },
    });
  });

  test('by two people at the same instant starts it once', async () => {
    const company = await desk.company({ approvals: 2 });
    const state = await begin(desk.ctx, company);
    await Promise.all([approve(state), approve(state, secondApprover), approve(state)]);
    const events = await desk.ctx.store.read.operations.events(state.id);
    expect(events.map(({ data }) => data.type)).toEqual([
      'requested',
      'approved',
      'approved',
      'started',
      'step_opened',
    ]);
  });

  test('of a plan that changed meanwhile does not count: the new plan is recorded and asked for anew', async () => {
    const company = await desk.company({ approvals: 2 });
    const state = await begin(desk.ctx, company);
    await approve(state);
    await addNeighbour(desk.sql, 100, { workspace: company.origin, waba: company.waba });
    const outcome = await approve(state, secondApprover);
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'plan_changed' },
      state: { status: 'awaiting_approval', approvedBy: [] },
    });
    if (outcome.kind !== 'refused') return;
    expect(outcome.state.digest).not.toBe(state.digest);
    expect((await said(desk, state)).toSorted()).toEqual(
      [requester, approver, secondApprover].map((user) => `person:${user} plan_changed`).toSorted(),
    );
    const cards = await desk.ctx.store.read.cards.of(state.id);
    expect(
      cards.filter((card) => card.shownVersion < outcome.state.version).map((card) => card.kind),
    ).toEqual([`approval:${approver}`, `approval:${secondApprover}`, 'card']);
    expect(desk.jobs.at(-1)?.job).toEqual({ name: 'refresh', operationId: state.id });
    expect(await approve(state)).toMatchObject({ kind: 'refused', refusal: { kind: 'plan_changed' } });
    expect(await approve(outcome.state)).toMatchObject({ kind: 'refused', refusal: { kind: 'plan_fails' } });
  });

  test('after 24 hours is refused, and the request has expired', async () => {
    const state = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    desk.wind(24);
    expect(await approve(state)).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'not_awaiting_approval' },
      state: { status: 'expired' },
    });
    expect(await said(desk, state)).toEqual([`person:${requester} expired`]);
    expect(await holdsOf(desk, state)).toEqual([]);
  });
});

describe('asking for approval', () => {
  const asked = async (state: OperationState) =>
    (await desk.ctx.store.read.cards.of(state.id)).map((card) => card.kind).filter((kind) => kind !== 'card');

  test('asks whoever may approve in every touched workspace, never the requester', async () => {
    const company = await desk.company({ approvals: 1 });
    await desk.grant(outsider, company.destination, ['approve_operations']);
    for (const workspace of company.workspaces)
      await desk.grant(requester, workspace, ['approve_operations']);
    const state = await begin(desk.ctx, company);
    expect(await asked(state)).toEqual([`approval:${approver}`, `approval:${secondApprover}`]);
  });

  test('asks the admins where nobody may', async () => {
    const company = await desk.company({ approvals: 1 });
    await desk.sql`
      delete from access_grant where permission = 'approve_operations' and workspace_key = ${company.destination}`;
    expect(await asked(await begin(desk.ctx, company))).toEqual([`approval:${admin}`]);
  });

  test('asks nobody where nobody has to approve', async () => {
    expect(await asked(await begin(desk.ctx, await desk.company()))).toEqual([]);
  });
});

describe('checking again', () => {
  const recheck = ({ name }: OperationState, by = approver) =>
    recheckOperation(desk.ctx, { operation: name, by });

  test('is refused to whoever may not see it, and once it runs', async () => {
    const state = await begin(desk.ctx, await desk.company());
    expect(await recheck(state, outsider)).toMatchObject({ kind: 'denied', denied: { permission: 'view' } });
    expect(await recheck(state)).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'not_awaiting_approval' },
    });
    expect(await recheck({ ...state, name: 'TR-9999' })).toEqual({ kind: 'missing' });
  });

  test('does nothing where every check says what it said, and records the new plan once where not', async () => {
    const company = await desk.company({ approvals: 1 });
    const state = await begin(desk.ctx, company);
    const before = await footprint(desk);
    expect(await recheck(state)).toMatchObject({ kind: 'unchanged' });
    expect(await footprint(desk)).toEqual(before);
    await addNeighbour(desk.sql, 101, { workspace: company.origin, waba: company.waba });
    expect(await recheck(state)).toMatchObject({ kind: 'changed', state: { version: state.version + 1 } });
    const told = await said(desk, state);
    expect(told).toContain(`person:${approver} plan_changed`);
    expect(await recheck(state)).toMatchObject({ kind: 'unchanged', state: { version: state.version + 1 } });
    expect(await said(desk, state)).toEqual(told);
  });

  test('tells nobody who was not asked before, beyond asking them', async () => {
    const company = await desk.company({ approvals: 1 });
    const state = await begin(desk.ctx, company);
    const late = UserId.parse('U0LATE');
    for (const workspace of company.workspaces) await desk.grant(late, workspace, ['approve_operations']);
    await addNeighbour(desk.sql, 102, { workspace: company.origin, waba: company.waba });
    await recheck(state);
    const cards = await desk.ctx.store.read.cards.of(state.id);
    expect(cards.map((card) => card.kind)).toContain(`approval:${late}`);
    expect(await said(desk, state)).toContain(`person:${secondApprover} plan_changed`);
    expect(await said(desk, state)).not.toContain(`person:${late} plan_changed`);
  });
});
