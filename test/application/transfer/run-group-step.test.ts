import { describe, expect, test } from 'vitest';
import { confirmStep } from '../../../src/application/operation/confirm-step.ts';
import { retryStep } from '../../../src/application/operation/retry-step.ts';
import { tickOperation } from '../../../src/application/operation/tick.ts';
import type { Braze } from '../../../src/application/ports/braze.ts';
import type { ProviderFault } from '../../../src/application/ports/provider.ts';
import { runGroupStep } from '../../../src/application/transfer/run-group-step.ts';
import { type OperationState, stepState } from '../../../src/domain/operation/state.ts';
import { colleague, requester } from '../../domain/samples.ts';
import type { Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import { fault, sampleTemplate } from '../scripted-meta.ts';
import { begin, requestOf, runTo, said, submissionOf } from '../transfers.ts';
import { hear, receivedBy, statusOf, tester } from '../webhooks.ts';

const desk = useDesk();

interface Calls {
  set: number;
  sent: number;
}

/** A transfer at the bot's own step, with Braze answering as the test says; null: as the stand-in does. */
async function at(
  step: 'testers' | 'test_sent',
  {
    answer = null,
    testers = ['qa-1'],
    templates = true,
  }: { answer?: ProviderFault | null; testers?: string[]; templates?: boolean } = {},
) {
  const company = await desk.company({ testers });
  desk.braze.putUser(company.destination, { externalId: 'qa-1', phone: `+${tester}` });
  if (templates) {
    await desk.ctx.store.read.readings.saveTemplates(company.waba, [sampleTemplate(1)], desk.now());
  }
  const calls: Calls = { set: 0, sent: 0 };
  let script = answer;
  const braze: Braze = {
    ...desk.ctx.braze,
    async setStates(...asked) {
      calls.set += 1;
      return (step === 'testers' ? script : null) ?? desk.ctx.braze.setStates(...asked);
    },
    async sendTest(...asked) {
      calls.sent += 1;
      return script ?? desk.ctx.braze.sendTest(...asked);
    },
  };
  const ctx = { ...desk.connected, braze };
  const begun = await runTo(desk, company, await begin(ctx, company), 'testers');
  const run = (key: string) => runGroupStep(ctx, { operation: begun.name, step: key });
  if (step === 'test_sent') {
    await run('testers');
    expect(await run('test_sent')).toEqual({ againAfterMs: 60_000 });
    desk.wind(1 / 60);
  }
  const state = async (): Promise<OperationState> => {
    const found = await desk.ctx.store.read.operations.byName(begun.name);
    if (!found) throw new Error(`no ${begun.name}`);
    return found;
  };
  const shown = async (key: string = step) => stepState(await state(), key);
  return {
    ctx,
    company,
    calls,
    operation: begun.name,
    run: () => run(step),
    state,
    shown,
    answers: (next: ProviderFault | null) => {
      script = next;
    },
  };
}

const statesAt = (company: Company, ids: string[]) =>
  desk.ctx.store.read.assets.workspace(company.destination).then((workspace) => {
    if (!workspace) throw new Error('no workspace');
    return desk.ctx.braze.statesOf(workspace, company.newGroup, { by: 'external_id', ids });
  });

describe('the plan of a transfer', () => {
  test('says which steps the bot does: what keys, testers and webhooks allow', async () => {
    const kinds = async (ctx: typeof desk.ctx, testers: string[]) => {
      const company = await desk.company({ testers });
      const { request } = await submissionOf(ctx, requestOf(company));
      const { steps } = (await begin(ctx, company, request)).plan;
      return steps.filter(({ kind }) => kind !== 'manual').map(({ key, kind }) => `${key} ${kind}`);
    };
    const { connected, ctx } = desk;
    expect(await kinds(connected, ['qa-1'])).toEqual(['testers call', 'test_sent watch']);
    expect(await kinds(connected, [])).toEqual([]);
    expect(await kinds(ctx, ['qa-1'])).toEqual([]);
    const unseen = { ...connected, abilities: { hasKey: () => true, watchesMeta: false } };
    expect(await kinds(unseen, ['qa-1'])).toEqual(['testers call']);
  });
});

describe('the step that subscribes the testers', () => {
  test('[R64] is done by the bot in the new group, in calls of fifty, and says that it was written', async () => {
    const testers = ['qa-1', ...Array.from({ length: 119 }, (_, i) => `qa-${i + 2}`)];
    const { run, calls, company, shown } = await at('testers', { testers });
    for (const externalId of testers) desk.braze.putUser(company.destination, { externalId });
    expect(await run()).toBeNull();
    expect(calls.set).toBe(3);
    expect(await shown()).toMatchObject({ status: 'done', by: null, proof: { kind: 'written' } });
    expect((await shown('test_sent'))?.status).toBe('open');
    desk.wind(1);
    expect(await statesAt(company, ['qa-1'])).toMatchObject({ value: new Map([['qa-1', 'subscribed']]) });
  });

  test('is done again after a crash in the middle of it: twice is the same as once', async () => {
    const { run, calls, ctx, operation, shown } = await at('testers');
    const dying = { ...ctx, braze: { ...ctx.braze, setStates: () => Promise.reject(new Error('died')) } };
    await expect(runGroupStep(dying, { operation, step: 'testers' })).rejects.toThrow('died');
    expect(await shown()).toMatchObject({ status: 'open', attempts: 1, error: null });
    expect(await run()).toBeNull();
    expect(calls.set).toBe(1);
    expect(await shown()).toMatchObject({ status: 'done', attempts: 2 });
  });

  test.each([
    [
      'is asked to wait',
      fault({ fault: 'rate_limited', status: 429, retryable: true, retryAfterMs: 7_000 }),
      7_000,
    ],
    ['breaks', fault({ fault: 'unavailable', status: 503, retryable: true, mayHaveHappened: true }), 30_000],
    [
      'gets no answer',
      fault({ fault: 'no_answer', status: null, retryable: true, mayHaveHappened: true }),
      30_000,
    ],
  ])('waits and goes on by itself where Braze %s', async (_, answer, againAfterMs) => {
    const { run, answers, shown } = await at('testers', { answer });
    expect(await run()).toEqual({ againAfterMs });
    expect(await shown()).toMatchObject({ status: 'open', error: null });
    answers(null);
    expect(await run()).toBeNull();
    expect((await shown())?.status).toBe('done');
  });

  test('tells its assignee after ten tries, who may let the bot try again', async () => {
    const answer = fault({ fault: 'unavailable', status: 500, retryable: true, mayHaveHappened: true });
    const { run, answers, calls, ctx, operation, state, shown } = await at('testers', { answer });
    for (let tries = 1; tries < 10; tries++) expect(await run()).not.toBeNull();
    expect(await run()).toBeNull();
    expect(await shown()).toMatchObject({ error: 'unavailable', attempts: 10 });
    expect(await said(desk, await state())).toContain(`person:${requester} step_failed testers`);
    await run();
    expect(calls.set).toBe(10);
    answers(null);
    const retried = await retryStep(ctx, { operation, step: 'testers', by: colleague });
    expect(retried.kind).toBe('changed');
    const runs = desk.jobs.filter(({ job }) => job.name === 'run' && job.operation === operation);
    expect(runs.map(({ job }) => 'step' in job && job.step)).toEqual(['testers', 'testers']);
    await run();
    expect((await shown())?.status).toBe('done');
  });

  test('says what is wrong with a key, and a person may do it by hand', async () => {
    const answer = fault({ fault: 'forbidden', status: 403 });
    const { run, ctx, operation, shown } = await at('testers', { answer });
    const confirm = () =>
      confirmStep(ctx, {
        operation,
        step: 'testers',
        by: requester,
        evidence: null,
        fields: {},
        meaning: 'do',
      });
    expect(await confirm()).toMatchObject({ kind: 'refused', refusal: { kind: 'not_manual' } });
    expect(await run()).toBeNull();
    expect(await shown()).toMatchObject({ status: 'open', error: 'forbidden' });
    expect((await confirm()).kind).toBe('changed');
    expect(await shown()).toMatchObject({ status: 'done', by: requester, proof: { kind: 'person' } });
  });
});

describe('the step that sends the test', () => {
  test('[R12] waits after Braze took it, and is proved by the status under this number’s id alone', async () => {
    const { run, company, shown, calls } = await at('test_sent');
    await hear(desk, statusOf(desk, company));
    expect((await shown())?.status).toBe('open');
    expect(await run()).toBeNull();
    expect(await shown()).toMatchObject({ status: 'open', called: { at: desk.now() } });
    await run();
    expect(calls.sent).toBe(1);
    const other = await desk.company();
    await hear(desk, statusOf(desk, other));
    expect((await shown())?.status).toBe('open');
    await hear(desk, statusOf(desk, company, { message: 'wamid.test' }));
    const proof = { kind: 'webhook', status: 'sent', at: desk.now() };
    expect(await shown()).toMatchObject({ status: 'done', by: null, proof });
    await hear(desk, statusOf(desk, company, { status: 'delivered' }));
  });

  test('is not proved by what had been sent before: an older status, or one that says delivered or read', async () => {
    const { run, company, shown } = await at('test_sent');
    await run();
    const before = new Date(Date.parse(desk.now()) - 3_600_000).toISOString();
    await hear(
      desk,
      statusOf(desk, company, { message: 'wamid.campaign', at: before }),
      statusOf(desk, company, { message: 'wamid.campaign', status: 'delivered' }),
      statusOf(desk, company, { message: 'wamid.campaign', status: 'read' }),
    );
    expect((await shown())?.status).toBe('open');
  });

  test('[R74] [R77] waits a minute for the testers’ states to show', async () => {
    const { run, calls } = await at('test_sent');
    expect(calls.sent).toBe(0);
    await run();
    expect(calls.sent).toBe(1);
  });

  test('is not sent again after a crash: a person says, or the webhook proves it', async () => {
    const { run, ctx, operation, company, calls, shown } = await at('test_sent');
    const dying = { ...ctx, braze: { ...ctx.braze, sendTest: () => Promise.reject(new Error('died')) } };
    await expect(runGroupStep(dying, { operation, step: 'test_sent' })).rejects.toThrow('died');
    expect(await run()).toBeNull();
    expect(calls.sent).toBe(0);
    expect(await shown()).toMatchObject({ status: 'open', error: 'unclear' });
    await hear(desk, statusOf(desk, company));
    expect(await shown()).toMatchObject({ status: 'done', proof: { kind: 'webhook' } });
  });

  test.each([
    ['no answer', fault({ fault: 'no_answer', retryable: true, mayHaveHappened: true }), 'unclear'],
    ['500', fault({ fault: 'unavailable', retryable: true, mayHaveHappened: true }), 'unclear'],
    ['429', fault({ fault: 'rate_limited', retryable: true, retryAfterMs: 5 }), 'rate_limited'],
    ['400', fault({ fault: 'invalid' }), 'invalid'],
    ['401', fault({ fault: 'unauthorized' }), 'unauthorized'],
  ])('is sent once where Braze answers %s; only a person lets it be sent again', async (_, answer, error) => {
    const { run, ctx, operation, answers, calls, shown } = await at('test_sent', { answer });
    for (let times = 0; times < 3; times++) expect(await run()).toBeNull();
    expect(calls.sent).toBe(1);
    expect(await shown()).toMatchObject({ status: 'open', error });
    answers(null);
    await retryStep(ctx, { operation, step: 'test_sent', by: requester });
    await run();
    expect(calls.sent).toBe(2);
    expect(await shown()).toMatchObject({ error: null, called: { at: desk.now() } });
  });

  test('[R51] is not tried without an approved template that a test can fill in', async () => {
    const { run, calls, company, shown } = await at('test_sent', { templates: false });
    const media = sampleTemplate(2, { components: [{ type: 'HEADER', format: 'IMAGE' }] });
    const paused = sampleTemplate(3, { status: 'PAUSED' });
    for (const template of [media, paused])
      await desk.ctx.store.read.readings.saveTemplates(company.waba, [template], desk.now());
    expect(await run()).toBeNull();
    expect(calls.sent).toBe(0);
    expect(await shown()).toMatchObject({ status: 'open', error: 'no_template' });
  });

  test('says that it was not delivered, which a later success overrules', async () => {
    const { run, company, shown } = await at('test_sent');
    await run();
    const error = { code: 131026, title: 'Message undeliverable' };
    await hear(desk, statusOf(desk, company, { status: 'failed', error }));
    expect(await shown()).toMatchObject({ status: 'open', error: 'not_delivered 131026' });
    await hear(desk, statusOf(desk, company));
    expect((await shown())?.status).toBe('done');
  });

  test('whose proof never comes is overdue, and then a person may confirm it or let the bot try again', async () => {
    const { run, ctx, operation, shown } = await at('test_sent');
    await run();
    const retry = () => retryStep(ctx, { operation, step: 'test_sent', by: requester });
    expect((await retry()).kind).toBe('unchanged');
    desk.wind(5);
    await tickOperation(ctx, { operation });
    expect(await shown()).toMatchObject({ status: 'open', reminded: true, error: null });
    expect((await retry()).kind).toBe('changed');
  });
});

test('[R13] an answer that reached Meta is a hint of the test received, told once, and never its proof', async () => {
  const { run, ctx, operation, company, shown, state } = await at('test_sent');
  await run();
  await hear(desk, statusOf(desk, company));
  const answered = desk.now();
  await hear(desk, receivedBy(desk, company), receivedBy(desk, company, { message: 'wamid.again' }));
  expect(await shown('test_received')).toMatchObject({ status: 'open', hintAt: answered });
  const hints = (await desk.ctx.store.read.operations.events((await state()).id)).filter(
    ({ data }) => data.type === 'step_hinted',
  );
  expect(hints).toHaveLength(1);
  const pressed = { operation, step: 'test_received', by: requester, evidence: null, fields: {} };
  expect((await confirmStep(ctx, { ...pressed, meaning: 'do' })).kind).toBe('changed');
});
