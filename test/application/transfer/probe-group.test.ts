import { describe, expect, test } from 'vitest';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import { declineOperation } from '../../../src/application/operation/decline.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import { probeGroup } from '../../../src/application/transfer/probe-group.ts';
import { requestTransfer } from '../../../src/application/transfer/request.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import { mirrored } from '../../../src/domain/transfer/reverse.ts';
import { approver, groupId, requester } from '../../domain/samples.ts';
import type { Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import {
  begin,
  changed,
  footprint,
  groupAtBraze,
  holdsOf,
  press,
  runTo,
  said,
  startedOf,
  statusOf,
  submissionOf,
} from '../transfers.ts';

const desk = useDesk();
const call = 'subscription/status/get';

/** The step was taken as done, since Braze gave no answer. */
async function unanswered(company: Company, begun?: OperationState): Promise<OperationState> {
  const start = begun ?? (await begin(desk.ctx, company));
  const state = await runTo(desk, company, start, 'integrate');
  desk.braze.faults.add({ call, fault: '500' });
  return changed(await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup }));
}

const probe = ({ name }: OperationState, attempt = 1, ctx = desk.ctx) =>
  probeGroup(ctx, { operation: name, attempt });

const integrateOf = async ({ name }: OperationState) =>
  (await desk.ctx.store.read.operations.byName(name))?.steps.find((step) => step.key === 'integrate');

describe('asking Braze again about the new group', () => {
  test('is not needed where the key has answered, where nothing was entered, or where nothing exists', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company);
    expect(await probe(state)).toBe('not_needed');
    expect(await probe(await runTo(desk, company, state, 'testers'))).toBe('not_needed');
    expect(await probe({ ...state, name: 'TR-9999' })).toBe('not_needed');
  });

  test('twice after an acceptance proves the step once, and does nothing more', async () => {
    const company = await desk.company();
    const state = await unanswered(company);
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    expect(await Promise.all([probe(state), probe(state)])).toContain('answered');
    expect(await integrateOf(state)).toMatchObject({
      status: 'done',
      proof: { kind: 'accepted_by_key', status: 200 },
    });
    const before = await footprint(desk);
    expect(await probe(state)).toBe('not_needed');
    expect(await footprint(desk)).toEqual(before);
    const events = await desk.ctx.store.read.operations.events(state.id);
    expect(events.filter(({ data }) => data.type === 'step_proved')).toMatchObject([
      { actor: { kind: 'provider', name: 'braze' } },
    ]);
  });

  test('opens the step again on a refusal: the group is gone from the store, the assignee is told once', async () => {
    const company = await desk.company();
    const state = await unanswered(company);
    expect(await statusOf(desk, company.newGroup)).toBe('active');
    expect(await probe(state)).toBe('answered');
    expect(await integrateOf(state)).toMatchObject({ status: 'open', proof: null });
    expect(await statusOf(desk, company.newGroup)).toBeNull();
    expect(await holdsOf(desk, state)).not.toContain(`group:${company.newGroup}`);
    expect((await said(desk, state)).filter((line) => line.startsWith(`person:${requester}`))).toEqual([
      `person:${requester} group_refused integrate`,
    ]);
    expect(await probe(state)).toBe('not_needed');
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    changed(await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup }));
    expect(await statusOf(desk, company.newGroup)).toBe('active');
  });

  test('[R14] on a refusal, archives the group again that an earlier transfer had left there, as it was', async () => {
    const company = await desk.company();
    await desk.sql`
      insert into subscription_group (id, name, workspace_key, number_id, status)
      values (${company.newGroup}, 'Sample Old Group', ${company.destination}, ${company.number}, 'archived')`;
    const state = await unanswered(company);
    expect(await statusOf(desk, company.newGroup)).toBe('active');
    expect(await probe(state)).toBe('answered');
    expect(await desk.ctx.store.read.assets.group(company.newGroup)).toMatchObject({
      name: 'Sample Old Group',
      status: 'archived',
    });
    expect(await holdsOf(desk, state)).not.toContain(`group:${company.newGroup}`);
  });

  test('is tried again later, each time after twice as long, at most an hour, without an end', async () => {
    const state = await unanswered(await desk.company());
    const later = [1, 2, 3, 8, 12, 5000].map((attempt) => ({
      attempt,
      seconds: Math.min(30 * 2 ** (attempt - 1), 3600),
    }));
    for (const { attempt, seconds } of later) {
      desk.braze.faults.add({ call, fault: 'drop' });
      expect(await probe(state, attempt)).toBe('again');
      expect(desk.jobs.at(-1)).toEqual({
        job: { name: 'probe', operation: state.name, attempt: attempt + 1 },
        after: new Date(Date.parse(desk.now()) + seconds * 1000),
      });
    }
    expect(await integrateOf(state)).toMatchObject({ status: 'done', proof: { kind: 'not_answered' } });
  });

  test('changes nothing where another id was entered while Braze was asked', async () => {
    const company = await desk.company();
    const state = await unanswered(company);
    const other = groupId(7000 + company.n);
    const slow: Context = {
      ...desk.ctx,
      braze: {
        ...desk.ctx.braze,
        async probeGroup(workspace, group, timeoutMs) {
          const answer = await desk.ctx.braze.probeGroup(workspace, group, timeoutMs);
          expect(await probe(state)).toBe('answered');
          desk.braze.faults.add({ call, fault: '500' });
          changed(await press(desk.ctx, state, 'integrate', { subscriptionGroupId: other }));
          return answer;
        },
      },
    };
    expect(await probe(state, 1, slow)).toBe('answered');
    expect(await integrateOf(state)).toMatchObject({ status: 'done', proof: { kind: 'not_answered' } });
    expect([await statusOf(desk, company.newGroup), await statusOf(desk, other)]).toEqual([null, 'active']);
  });

  test('changes nothing once the operation is done', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await unanswered(company), 'done');
    expect(state.status).toBe('done');
    const before = await footprint(desk);
    expect(await probe(state)).toBe('not_needed');
    expect(await footprint(desk)).toEqual(before);
  });

  test('[R14] opens no step while the way back awaits its decision, and does once that is withdrawn', async () => {
    const company = await desk.company({ approvals: 1 });
    const { name, digest } = await begin(desk.ctx, company);
    const state = await unanswered(
      company,
      changed(await approveOperation(desk.ctx, { operation: name, digest, by: approver })),
    );
    const back = mirrored(state);
    if (back === null) throw new Error('no way back');
    const input = await submissionOf(desk.ctx, { ...back, reason: 'sample reason', startAt: null });
    const reverse = startedOf(await requestTransfer(desk.ctx, input));
    expect(await probe(state, 3)).toBe('again');
    expect(desk.jobs.at(-1)?.job).toEqual({ name: 'probe', operation: state.name, attempt: 4 });
    expect(await integrateOf(state)).toMatchObject({ status: 'done' });
    await declineOperation(desk.ctx, { operation: reverse.name, reason: 'sample reason', by: approver });
    expect(await probe(state, 4)).toBe('answered');
    expect(await integrateOf(state)).toMatchObject({ status: 'open' });
  });
});
