import { describe, expect, test } from 'vitest';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import { declineOperation } from '../../../src/application/operation/decline.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { approver, colleague, requester } from '../../domain/samples.ts';
import { outsider } from '../company.ts';
import { addNeighbour } from '../company-rows.ts';
import { useDesk } from '../desk.ts';
import { begin, changed, footprint, holdsOf, press, refusals, runTo, said, statusOf } from '../transfers.ts';

const desk = useDesk();

describe('declining', () => {
  const decline = ({ name }: OperationState, reason = 'not today', by = approver) =>
    declineOperation(desk.ctx, { operation: name, reason, by });

  test('is refused without the permission, without a reason, and once it runs', async () => {
    const waiting = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    expect(await decline(waiting, 'no', requester)).toMatchObject({
      kind: 'denied',
      denied: { permission: 'approve_operations' },
    });
    expect(await decline(waiting, ' ')).toMatchObject({ refusal: { kind: 'reason_needed' } });
    const running = await begin(desk.ctx, await desk.company());
    expect(await decline(running)).toMatchObject({ refusal: { kind: 'not_awaiting_approval' } });
    expect(await decline({ ...running, name: 'TR-9999' })).toEqual({ kind: 'missing' });
  });

  test('ends it once, tells the requester and gives the number back', async () => {
    const state = await begin(desk.ctx, await desk.company({ approvals: 1 }));
    expect(await decline(state, 'ask +33 1 99 00 00 01 first')).toMatchObject({
      kind: 'changed',
      state: { status: 'declined', closing: { by: approver, reason: 'ask [phone] first' } },
    });
    expect(await said(desk, state)).toEqual([`person:${requester} declined`]);
    expect(await holdsOf(desk, state)).toEqual([]);
    const before = await footprint(desk);
    expect(await decline(state)).toMatchObject({ kind: 'refused' });
    expect(await footprint(desk)).toEqual(before);
  });
});

describe('cancelling', () => {
  const cancel = ({ name }: OperationState, reason = 'changed our minds', by = requester) =>
    cancelOperation(desk.ctx, { operation: name, reason, by });

  test('is refused without the permission in both workspaces, which is recorded, and without a reason', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company);
    await desk.grant(outsider, company.origin, ['manage_subscription_groups']);
    expect(await cancel(state, 'no', outsider)).toMatchObject({ kind: 'denied' });
    expect(await refusals(desk, outsider)).toEqual([
      { permission: 'manage_subscription_groups', workspaces: [company.destination] },
    ]);
    expect(await cancel(state, '')).toMatchObject({ kind: 'refused', refusal: { kind: 'reason_needed' } });
  });

  test('twice does nothing more', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    expect(await cancel(state)).toMatchObject({ kind: 'changed', state: { status: 'cancelling' } });
    const before = await footprint(desk);
    expect(await cancel(state, 'once more', colleague)).toMatchObject({ kind: 'unchanged' });
    expect(await footprint(desk)).toEqual(before);
  });

  test('[R6] takes the steps back, last first: the group is active again, sending works, all channels are told', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    expect(await statusOf(desk, company.group)).toBe('archived');
    await cancel(state);
    expect(await press(desk.ctx, state, 'free_uses', { meaning: 'undo' })).toMatchObject({ kind: 'refused' });
    const unarchived = changed(await press(desk.ctx, state, 'archive', { meaning: 'undo' }));
    expect(unarchived.status).toBe('cancelling');
    expect(await statusOf(desk, company.group)).toBe('active');
    expect(await holdsOf(desk, state)).toHaveLength(3);
    const ended = changed(await press(desk.ctx, state, 'free_uses', { meaning: 'undo' }));
    expect(ended.status).toBe('cancelled');
    expect(await holdsOf(desk, state)).toEqual([]);
    expect((await said(desk, state)).filter((line) => line.startsWith('channel:'))).toEqual(
      ['sending_stops', 'sending_works', 'cancelled'].flatMap((what) =>
        company.channels.map((channel) => `channel:${channel} ${what}`),
      ),
    );
  });

  test('does not take a press that was meant for the step for taking it back', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    await cancel(state);
    const before = await footprint(desk);
    expect(await press(desk.ctx, state, 'archive')).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'not_current', step: 'archive' },
    });
    expect(await footprint(desk)).toEqual(before);
  });

  test('tells whoever has to take a step back, unless it was they who cancelled', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    await cancel(state, 'changed our minds', colleague);
    expect(await said(desk, state)).toContain(`person:${requester} your_turn archive`);
  });

  test('[R22] cannot unarchive a group for which the origin has no room any more, and waits at that step', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    await cancel(state);
    for (let n = 100; n < 110; n++) await addNeighbour(desk.sql, n, { workspace: company.origin });
    const before = await footprint(desk);
    const refused = await press(desk.ctx, state, 'archive', { meaning: 'undo' });
    expect(refused).toEqual({ kind: 'assets', refusal: 'workspace_waba_limit' });
    expect(await footprint(desk)).toEqual(before);
    expect(await statusOf(desk, company.group)).toBe('archived');
  });

  test('past the point of no return is refused', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'testers');
    expect(await cancel(state)).toMatchObject({ refusal: { kind: 'past_point_of_no_return' } });
    expect(await statusOf(desk, company.newGroup)).toBe('active');
  });
});
