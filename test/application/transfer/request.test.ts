import { describe, expect, test } from 'vitest';
import { tickOperation } from '../../../src/application/operation/tick.ts';
import { requestTransfer } from '../../../src/application/transfer/request.ts';
import { WorkspaceKey } from '../../../src/domain/asset/ids.ts';
import { brokenAt } from '../../../src/domain/operation/chain.ts';
import { failing } from '../../../src/domain/operation/check.ts';
import { colleague, groupId, requester } from '../../domain/samples.ts';
import { outsider } from '../company.ts';
import { addNeighbour } from '../company-rows.ts';
import { useDesk } from '../desk.ts';
import { begin, footprint, holdsOf, requestOf, startedOf, submissionOf } from '../transfers.ts';

const desk = useDesk();

describe('asking for a transfer', () => {
  test('of a group, or to a workspace, that is not in the inventory is refused, and nothing is written', async () => {
    const company = await desk.company();
    const input = await submissionOf(desk.ctx, requestOf(company));
    const before = await footprint(desk);
    for (const [what, otherwise] of [
      ['group', { group: groupId(9999) }],
      ['destination', { destination: WorkspaceKey.parse('sample-nowhere') }],
    ] as const) {
      const outcome = await requestTransfer(desk.ctx, { ...input, request: requestOf(company, otherwise) });
      expect(outcome).toEqual({ kind: 'missing', what });
    }
    expect(await footprint(desk)).toEqual(before);
  });

  test('twice with the same key is one operation, and does nothing more', async () => {
    const input = await submissionOf(desk.ctx, requestOf(await desk.company()));
    const first = startedOf(await requestTransfer(desk.ctx, input));
    const before = await footprint(desk);
    expect(startedOf(await requestTransfer(desk.ctx, input))).toEqual(first);
    expect(await footprint(desk)).toEqual(before);
  });

  test('holds the number and its group, and starts at once where nobody has to approve', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company);
    expect(state).toMatchObject({ status: 'running', requester, workspaces: company.workspaces });
    expect(state.name).toMatch(/^TR-\d{4}$/);
    expect(await holdsOf(desk, state)).toEqual([
      `group:${company.group}`,
      `number:${company.number}`,
      `waba:${company.waba}`,
    ]);
    const events = await desk.ctx.store.read.operations.events(state.id);
    expect(events.map((event) => event.data.type)).toEqual(['requested', 'started', 'step_opened']);
    expect(brokenAt(events)).toBeNull();
    expect(await desk.ctx.store.read.cards.of(state.id)).toMatchObject([
      { kind: 'card', destination: { kind: 'channel', channel: company.channels[0] } },
    ]);
  });

  test('whose plan changed since it was read shows the new plan, and nothing is written', async () => {
    const company = await desk.company();
    const input = await submissionOf(desk.ctx, requestOf(company));
    await addNeighbour(desk.sql, 100, { workspace: company.origin, waba: company.waba });
    const before = await footprint(desk);
    const outcome = await requestTransfer(desk.ctx, input);
    expect(outcome).toMatchObject({ kind: 'plan_changed', planned: { kind: 'planned' } });
    if (outcome.kind === 'plan_changed') expect(outcome.planned.digest).not.toBe(input.digest);
    expect(await footprint(desk)).toEqual(before);
  });

  test('[R49] leaves an unknown to a person: without their word nothing is written, with it the word is kept', async () => {
    const company = await desk.company();
    await addNeighbour(desk.sql, 101, { workspace: company.origin, waba: company.waba });
    const input = await submissionOf(desk.ctx, requestOf(company));
    const before = await footprint(desk);
    expect(await requestTransfer(desk.ctx, { ...input, confirmations: [] })).toEqual({
      kind: 'unanswered',
      checks: ['other_numbers'],
    });
    expect(await footprint(desk)).toEqual(before);
    const state = startedOf(
      await requestTransfer(desk.ctx, {
        ...input,
        confirmations: [{ check: 'other_numbers', because: 'asked sample@example.com at Braze' }],
      }),
    );
    expect(state.confirmations).toEqual([
      { check: 'other_numbers', by: requester, because: 'asked [email] at Braze' },
    ]);
  });

  test('[R6] of an archived group fails on the plan, and nothing is written', async () => {
    const company = await desk.company();
    await desk.sql`update subscription_group set status = 'archived' where id = ${company.group}`;
    const input = await submissionOf(desk.ctx, requestOf(company));
    const before = await footprint(desk);
    const outcome = await requestTransfer(desk.ctx, input);
    expect(outcome.kind).toBe('plan_changed');
    if (outcome.kind !== 'plan_changed') return;
    expect(failing(outcome.planned.plan.checks).map((check) => check.key)).toEqual([
      'group_active',
      'one_to_one',
    ]);
    expect(await footprint(desk)).toEqual(before);
  });

  test('[R2] without the permission in both workspaces fails on the plan, and nothing is written', async () => {
    const company = await desk.company();
    await desk.grant(outsider, company.origin, ['manage_subscription_groups']);
    const input = await submissionOf(desk.ctx, requestOf(company), outsider);
    const before = await footprint(desk);
    const outcome = await requestTransfer(desk.ctx, input);
    expect(outcome.kind).toBe('plan_changed');
    if (outcome.kind !== 'plan_changed') return;
    expect(failing(outcome.planned.plan.checks).map((check) => check.key)).toEqual([
      'permission_destination',
    ]);
    expect(await footprint(desk)).toEqual(before);
  });

  test('[R22] into a workspace that has its ten WABAs, or will have, fails on the plan', async () => {
    const company = await desk.company();
    for (let n = 110; n < 119; n++) await addNeighbour(desk.sql, n, { workspace: company.destination });
    const last = await submissionOf(desk.ctx, requestOf(company));
    startedOf(await requestTransfer(desk.ctx, last));
    const other = await desk.company();
    for (const workspace of company.workspaces)
      await desk.grant(requester, workspace, ['manage_subscription_groups']);
    const eleventh = requestOf(other, { destination: company.destination });
    const outcome = await requestTransfer(desk.ctx, await submissionOf(desk.ctx, eleventh));
    expect(outcome).toMatchObject({ kind: 'plan_changed' });
    if (outcome.kind !== 'plan_changed') return;
    expect(failing(outcome.planned.plan.checks).map((check) => check.key)).toEqual(['waba_limit']);
  });

  test('keeps no person’s identifier from the reason', async () => {
    const state = await begin(desk.ctx, await desk.company(), { reason: 'asked by sample@example.com' });
    expect(state.plan.inputs.reason).toBe('asked by [email]');
  });
});

describe('asking for what somebody else holds', () => {
  test('names the holder, and nothing is written', async () => {
    const company = await desk.company();
    const late = await submissionOf(desk.ctx, requestOf(company), colleague);
    const { name } = await begin(desk.ctx, company);
    const before = await footprint(desk);
    expect(await requestTransfer(desk.ctx, late)).toMatchObject({
      kind: 'held',
      holder: { operation: name, requester },
    });
    expect(await footprint(desk)).toEqual(before);
  });

  test('at the same instant starts one and tells the other who holds it', async () => {
    const request = requestOf(await desk.company());
    const both = await Promise.all(
      [requester, colleague].map((user) => submissionOf(desk.ctx, request, user)),
    );
    const outcomes = await Promise.all(both.map((input) => requestTransfer(desk.ctx, input)));
    const winner = outcomes.flatMap((o) => (o.kind === 'started' ? [o.state] : []));
    expect(winner).toHaveLength(1);
    expect(outcomes.flatMap((o) => (o.kind === 'held' ? [o.holder] : []))).toEqual([
      { operation: winner[0]?.name, requester: winner[0]?.requester },
    ]);
  });

  test('at the same instant by the same button is one operation, and both presses are told so', async () => {
    const input = await submissionOf(desk.ctx, requestOf(await desk.company()));
    const outcomes = await Promise.all([1, 2, 3].map(() => requestTransfer(desk.ctx, input)));
    expect(new Set(outcomes.map((outcome) => startedOf(outcome).id)).size).toBe(1);
  });

  test('is possible again once it is given back', async () => {
    const company = await desk.company({ approvals: 1 });
    const first = await begin(desk.ctx, company);
    desk.wind(24);
    await tickOperation(desk.ctx, { operation: first.name });
    expect((await begin(desk.ctx, company)).name).not.toBe(first.name);
  });
});
