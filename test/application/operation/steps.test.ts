import { describe, expect, test } from 'vitest';
import { showOperation } from '../../../src/application/operation/show.ts';
import { currentStep, doneAt, stepPlan } from '../../../src/domain/operation/state.ts';
import { colleague, requester } from '../../domain/samples.ts';
import { outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import {
  begin,
  changed,
  footprint,
  groupAtBraze,
  holdsOf,
  press,
  refusals,
  runTo,
  said,
  statusOf,
  told,
} from '../transfers.ts';

const desk = useDesk();

describe('confirming a step', () => {
  test('[R2] is refused without the permission in its workspace, which is recorded', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company);
    await desk.grant(outsider, company.destination, ['manage_subscription_groups']);
    const before = await footprint(desk);
    expect(await press(desk.ctx, state, 'snapshot', { by: outsider })).toMatchObject({ kind: 'denied' });
    expect(await refusals(desk, outsider)).toEqual([
      { permission: 'manage_subscription_groups', workspaces: [company.origin] },
    ]);
    expect(await footprint(desk)).toEqual(before);
  });

  test('twice, and at the same instant, is done once and does nothing more', async () => {
    const state = await begin(desk.ctx, await desk.company());
    const outcomes = await Promise.all([1, 2, 3].map(() => press(desk.ctx, state, 'snapshot')));
    expect(outcomes.map((o) => o.kind).toSorted()).toEqual(['changed', 'refused', 'refused']);
    const before = await footprint(desk);
    expect(await press(desk.ctx, state, 'snapshot')).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'not_current', step: 'snapshot' },
    });
    expect(await footprint(desk)).toEqual(before);
  });

  test('of an operation that does not exist is told so', async () => {
    const state = await begin(desk.ctx, await desk.company());
    expect(await press(desk.ctx, { ...state, name: 'TR-9999' }, 'snapshot')).toEqual({ kind: 'missing' });
  });

  test('keeps the evidence without people’s identifiers', async () => {
    const state = await begin(desk.ctx, await desk.company());
    const evidence = '412 people, list vouched for by sample@example.com';
    const after = changed(await press(desk.ctx, state, 'snapshot', { evidence }));
    expect(after.steps[0]).toMatchObject({
      by: requester,
      words: '412 people, list vouched for by [email]',
    });
  });
});

describe('a transfer, step by step', () => {
  test('[R4] [R6] archives the group in the origin: it is inactive, kept, and the channels hear of the silence', async () => {
    const company = await desk.company();
    const before = await runTo(desk, company, await begin(desk.ctx, company), 'archive');
    expect(await statusOf(desk, company.group)).toBe('active');
    expect(stepPlan(before, 'archive')?.workspace).toBe(company.origin);
    const after = changed(await press(desk.ctx, before, 'archive'));
    expect(await statusOf(desk, company.group)).toBe('archived');
    expect(doneAt(after, 'archive')).toBe(desk.now());
    expect((await said(desk, after)).filter((line) => line.startsWith('channel:'))).toEqual(
      company.channels.map((channel) => `channel:${channel} sending_stops`),
    );
  });

  test('[R7] refuses to integrate before the group is archived', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'archive');
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    const early = await press(desk.ctx, state, 'integrate', { subscriptionGroupId: company.newGroup });
    expect(early).toMatchObject({ kind: 'refused', refusal: { kind: 'not_current' } });
    expect(await statusOf(desk, company.newGroup)).toBeNull();
  });

  test('[R8] [R10] [R11] integrates: the destination has a new group for the number of the archived one, and the operation holds it', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'integrate');
    expect(stepPlan(state, 'integrate')?.workspace).toBe(company.destination);
    desk.braze.addGroup(company.destination, groupAtBraze(company));
    const after = changed(
      await press(desk.ctx, state, 'integrate', {
        subscriptionGroupId: ` ${company.newGroup.toUpperCase()} `,
        subscriptionGroupName: ' Sample New Group ',
      }),
    );
    expect(after).toMatchObject({
      pastPointOfNoReturn: true,
      fields: { subscription_group_id: company.newGroup, subscription_group_name: 'Sample New Group' },
    });
    expect(await desk.ctx.store.read.assets.group(company.newGroup)).toEqual({
      id: company.newGroup,
      name: 'Sample New Group',
      workspaceKey: company.destination,
      numberId: company.number,
      status: 'active',
    });
    expect(await holdsOf(desk, after)).toContain(`group:${company.newGroup}`);
  });

  test('[R12] [R13] [R15] runs through all ten steps to done, and the number itself is never touched', async () => {
    const company = await desk.company();
    const number = await desk.ctx.store.read.assets.number(company.number);
    let state = await begin(desk.ctx, company);
    const order: string[] = [];
    for (let step = currentStep(state); step; step = currentStep(state)) {
      order.push(`${step.key} ${state.status}`);
      const next = state.steps[order.length]?.key ?? 'done';
      state = await runTo(desk, company, state, next);
    }
    expect(order).toEqual([
      'snapshot running',
      'free_uses running',
      'archive running',
      'integrate running',
      'testers running',
      'test_sent verifying',
      'test_received verifying',
      'carry_over running',
      'read_back verifying',
      'resume verifying',
    ]);
    expect(state.status).toBe('done');
    expect(await holdsOf(desk, state)).toEqual([]);
    expect(await desk.ctx.store.read.assets.number(company.number)).toEqual(number);
    expect([await statusOf(desk, company.group), await statusOf(desk, company.newGroup)]).toEqual([
      'archived',
      'active',
    ]);
    expect((await said(desk, state)).filter((line) => line.startsWith('channel:'))).toEqual(
      ['sending_stops', 'sending_works', 'done'].flatMap((what) =>
        company.channels.map((channel) => `channel:${channel} ${what}`),
      ),
    );
    const page = await showOperation(desk.ctx, { operation: state.name, by: requester });
    expect(page).toMatchObject({ brokenAt: null, events: { length: state.version } });
  });
});

describe('what follows from a step', () => {
  test('is told under keys of its own, one for each message, in order', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'done');
    const keys = (await told(desk, state)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^TR-\d{4}:\d+:(timeline|requester|assignee|announce:C\w+)$/.test(key))).toBe(
      true,
    );
    const versions = keys.map((key) => Number(key.split(':')[1]));
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  });

  test('is no direct message to the person who did it themselves', async () => {
    const company = await desk.company();
    const state = await begin(desk.ctx, company);
    await press(desk.ctx, state, 'snapshot');
    expect(await said(desk, state)).toEqual([]);
    await press(desk.ctx, state, 'free_uses', { by: colleague });
    expect(await said(desk, state)).toEqual([`person:${requester} your_turn archive`]);
  });

  test('is a checklist from the first step that verifies on, in the operation’s channel', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'testers');
    const checklist = () => desk.ctx.store.read.cards.find(state.id, 'checklist');
    expect(await checklist()).toBeNull();
    await press(desk.ctx, state, 'testers');
    expect(await checklist()).toMatchObject({
      destination: { kind: 'channel', channel: company.channels[0] },
    });
  });

  test('is a delivery for each destination and one refresh of the cards, with the change itself', async () => {
    const company = await desk.company();
    const state = await runTo(desk, company, await begin(desk.ctx, company), 'archive');
    const before = desk.jobs.length;
    await press(desk.ctx, state, 'archive', { by: colleague });
    const due = new Date(Date.parse(desk.now()) + 2 * 3_600_000);
    expect(desk.jobs.slice(before)).toEqual([
      { job: { name: 'tick', operation: state.name }, after: due },
      ...[
        { kind: 'thread', operationId: state.id },
        ...company.channels.map((channel) => ({ kind: 'channel', channel })),
        { kind: 'person', user: requester },
      ].map((destination) => ({ job: { name: 'deliver', destination }, after: undefined })),
      { job: { name: 'refresh', operationId: state.id }, after: undefined },
    ]);
  });
});
