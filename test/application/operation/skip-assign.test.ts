import { describe, expect, test } from 'vitest';
import { assignStep } from '../../../src/application/operation/assign-step.ts';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import { skipStep } from '../../../src/application/operation/skip-step.ts';
import type { Meaning } from '../../../src/domain/operation/commands.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { approver, colleague, requester } from '../../domain/samples.ts';
import { outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import { begin, changed, footprint, press, refusals, runTo, said } from '../transfers.ts';

const desk = useDesk();

describe('skipping a step', () => {
  const skip = (
    { name }: OperationState,
    step: string,
    { reason = 'not used here', by = requester, meaning = 'do' as Meaning } = {},
  ) => skipStep(desk.ctx, { operation: name, step, reason, by, meaning });

  test('is refused without the permission, without a reason, or where the step is needed', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'archive');
    expect(await skip(state, 'archive', { by: approver })).toMatchObject({ kind: 'denied' });
    expect(await skip(state, 'archive', { reason: ' ' })).toMatchObject({
      refusal: { kind: 'reason_needed' },
    });
    expect(await skip(state, 'archive')).toMatchObject({ refusal: { kind: 'not_skippable' } });
    expect(await skip(state, 'archive', { meaning: 'undo' })).toMatchObject({
      refusal: { kind: 'not_current' },
    });
  });

  test('twice does nothing more; the reason is kept without people’s identifiers', async () => {
    const state = await begin(desk.ctx, await desk.company());
    const reason = 'nobody is known; sample@example.com says so';
    expect(await skip(state, 'snapshot', { reason })).toMatchObject({ kind: 'changed' });
    const before = await footprint(desk);
    expect(await skip(state, 'snapshot', { reason })).toMatchObject({ refusal: { kind: 'not_current' } });
    expect(await footprint(desk)).toEqual(before);
    const after = await desk.ctx.store.read.operations.byName(state.name);
    expect(after?.steps[0]).toMatchObject({
      status: 'skipped',
      words: 'nobody is known; [email] says so',
    });
  });

  test('gives up an undo, which is listed, and the cancelling goes on', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    await cancelOperation(desk.ctx, { operation: state.name, reason: 'sample reason', by: requester });
    expect(await skip(state, 'archive')).toMatchObject({ refusal: { kind: 'not_current' } });
    await skip(state, 'archive', { meaning: 'undo', reason: 'Braze does not answer' });
    const ended = changed(await press(desk.ctx, state, 'free_uses', { meaning: 'undo' }));
    expect(ended.status).toBe('cancelled');
    expect(ended.steps.filter((s) => s.status === 'not_undone')).toMatchObject([
      { key: 'archive', words: 'Braze does not answer' },
    ]);
    expect(await desk.ctx.store.read.assets.group(company.group)).toMatchObject({ status: 'archived' });
  });
});

describe('assigning a step', () => {
  const assign = (
    { name }: OperationState,
    step: string,
    { to = colleague, due = null as string | null, by = requester } = {},
  ) => assignStep(desk.ctx, { operation: name, step, to, due, by });

  test('[R2] to somebody without the permission in its workspace is refused, and nothing is written', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company);
    const before = await footprint(desk);
    expect(await assign(state, 'testers', { to: approver })).toEqual({
      kind: 'assignee_lacks',
      workspace: company.destination,
    });
    expect(await footprint(desk)).toEqual(before);
    expect(await assign({ ...state, name: 'TR-9999' }, 'testers')).toEqual({ kind: 'missing' });
  });

  test('[R2] by somebody without the permission is refused and recorded, whoever it was meant for', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company);
    for (const to of [colleague, approver])
      expect(await assign(state, 'snapshot', { to, by: outsider })).toMatchObject({ kind: 'denied' });
    expect(await refusals(desk, outsider)).toHaveLength(2);
  });

  test('twice does nothing more; the new assignee is told when it is their turn', async () => {
    const state = await begin(desk.ctx, await desk.company());
    expect(await assign(state, 'snapshot')).toMatchObject({ kind: 'changed' });
    expect(await said(desk, state)).toEqual([`person:${colleague} your_turn snapshot`]);
    const before = await footprint(desk);
    expect(await assign(state, 'snapshot')).toMatchObject({ kind: 'unchanged' });
    expect(await footprint(desk)).toEqual(before);
  });

  test('of a step that waits tells its assignee only when its turn has come', async () => {
    const state = await begin(desk.ctx, await desk.company());
    await assign(state, 'free_uses');
    expect(await said(desk, state)).toEqual([]);
    await press(desk.ctx, state, 'snapshot');
    expect(await said(desk, state)).toEqual([`person:${colleague} your_turn free_uses`]);
  });

  test('with another due time asks the clock to look then', async () => {
    const state = await begin(desk.ctx, await desk.company());
    const due = '2026-03-09T09:00:00.000Z';
    await assign(state, 'snapshot', { due });
    expect(desk.jobs).toContainEqual({
      job: { name: 'tick', operation: state.name },
      after: new Date(due),
    });
  });
});
