import { describe, expect, test } from 'vitest';
import { runSurvey } from '../../../src/application/carrying/run-survey.ts';
import { requestMigration } from '../../../src/application/migration/request.ts';
import { cancelOperation } from '../../../src/application/operation/cancel.ts';
import type { Braze } from '../../../src/application/ports/braze.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import { runGroupStep } from '../../../src/application/transfer/run-group-step.ts';
import { SURVEY } from '../../../src/domain/transfer/carry-over.ts';
import { requester } from '../../domain/samples.ts';
import { atBraze, everybody, keyOf, people, type Somebody, shown, stateOf, work } from '../carry-desk.ts';
import { useDesk } from '../desk.ts';
import { createDyingStore, Died } from '../dying-store.ts';
import { sampleTemplate } from '../scripted-meta.ts';
import { changed, footprint, press, refusals, runTo, told } from '../transfers.ts';
import { hear, statusOf, tester } from '../webhooks.ts';
import { beginMoving, contextOf, type Moving, movingCompany, plannedOf, submissionOf } from './group-desk.ts';

const desk = useDesk();
const minute = 1 / 60;

const subscribed: Somebody = { ledger: 'subscribed', there: false };
const unsubscribed: Somebody = { ledger: 'unsubscribed', there: false };

async function begun(
  who: readonly Somebody[],
  otherwise: { testers?: string[]; sameCompany?: boolean } = {},
) {
  const { testers = [], sameCompany = true } = otherwise;
  const company = await movingCompany(desk, { testers });
  await people(desk, company, who);
  const ctx = contextOf(desk);
  const state = await beginMoving(ctx, company, { sameCompany });
  await runTo(desk, company, state, 'snapshot');
  return { company, ctx, operation: state.name, id: state.id };
}

/** From the snapshot on, as people and the bot go. */
async function comesTo(ctx: Context, company: Moving, operation: string, step: string) {
  await work(ctx, operation, 'snapshot');
  return runTo(desk, company, await stateOf(desk, operation), step);
}

const withBraze = (otherwise: Partial<Braze>): Context => ({
  ...contextOf(desk),
  braze: { ...desk.ctx.braze, ...otherwise },
});

describe('the plan of a migration whose number has a Braze group', () => {
  test('[R62] is not started by somebody who confirms the company without the right to import there', async () => {
    const company = await movingCompany(desk);
    await people(desk, company, [subscribed]);
    await desk.ctx.store.read.access.revoke(requester, company.origin, ['import_users']);
    const submission = await submissionOf(contextOf(desk), company);
    const before = await footprint(desk);
    const refused = await requestMigration(contextOf(desk), { ...submission, sameCompany: true });
    expect(refused).toEqual({ kind: 'may_not_confirm', workspace: `Sample Origin ${company.n}` });
    expect(await footprint(desk)).toEqual(before);
    expect(await refusals(desk, requester)).toContainEqual({
      ...{ permission: 'import_users', workspaces: [company.origin] },
    });
    const started = await requestMigration(contextOf(desk), { ...submission, sameCompany: false });
    expect(started).toMatchObject({ kind: 'started', state: { plan: { inputs: { sameCompany: false } } } });
  });

  test('says which of its steps the bot does: what the ledger, keys, testers and webhooks allow', async () => {
    const kinds = async (
      ctx: Context,
      { knows, testers = [], scenario = '2' }: { knows: boolean; testers?: string[]; scenario?: '2' | '6' },
    ) => {
      const company = await movingCompany(desk, { testers });
      if (knows) await people(desk, company, [subscribed]);
      const { steps } = (await plannedOf(ctx, company, { scenario })).plan;
      return steps.flatMap(({ key, kind }) => (kind === 'manual' ? [] : [`${key} ${kind}`]));
    };
    const ctx = contextOf(desk);
    const carrying = ['snapshot call', 'carry_over call', 'read_back watch'];
    const testers = ['qa-1'];
    expect(await kinds(ctx, { knows: true })).toEqual(carrying);
    expect(await kinds(ctx, { knows: false, testers })).toEqual(['testers call', 'test_sent watch']);
    const anew = await kinds(ctx, { knows: true, testers, scenario: '6' });
    expect(anew).toEqual(['snapshot call', 'testers call', 'carry_over call', 'read_back watch']);
    const blind = { ...ctx, abilities: { hasKey: () => true, watchesMeta: false } };
    expect(await kinds(blind, { knows: false, testers })).toEqual(['testers call']);
    expect(await kinds(desk.ctx, { knows: true, testers })).toEqual([]);
  });

  test('says whom the ledger knows, asks about them at once, and has no such thing without a group', async () => {
    const { id, operation, ctx, company } = await begun([subscribed, unsubscribed]);
    expect((await stateOf(desk, operation)).plan).toMatchObject({
      carry: { subscribed: 1, unsubscribed: 1 },
    });
    const survey = { name: 'run', operation, step: SURVEY } as const;
    expect(desk.jobs.map(({ job }) => job)).toContainEqual(survey);
    expect(await runSurvey(ctx, operation)).toBeNull();
    const { profiles } = await desk.ctx.store.read.carrying.progress(id, company.group);
    expect(profiles).toMatchObject({ absent: 0, no_phone: 2 });
    await desk.sql`update subscription_group set status = 'archived' where id = ${company.group}`;
    expect((await plannedOf(ctx, company)).plan).toMatchObject({ carry: null });
  });
});

describe('the people of its group', () => {
  test('[R62] [R63] [R77] are carried into the new one of the same workspace, and read back', async () => {
    const who = [subscribed, unsubscribed, { ...subscribed, braze: 'unknown' } as const];
    const { company, ctx, operation, id } = await begun(who);
    await comesTo(ctx, company, operation, 'carry_over');
    expect(await shown(desk, operation, 'snapshot')).toMatchObject({ proof: { kind: 'read', people: 3 } });
    expect(await work(ctx, operation, 'carry_over')).toBeNull();
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({
      by: null,
      proof: { kind: 'written' },
    });
    expect(await work(ctx, operation, 'read_back')).toEqual({ againAfterMs: 60_000 });
    desk.wind(minute);
    expect(await work(ctx, operation, 'read_back')).toBeNull();
    const proof = { kind: 'read_back', checked: 2, missing: 0 };
    expect(await shown(desk, operation, 'read_back')).toMatchObject({ status: 'done', by: null, proof });
    const keys = [0, 1, 2].map((n) => keyOf(company, n));
    const states = await atBraze(desk, company, company.newGroup, keys);
    expect(states).toEqual(['subscribed', 'unsubscribed', 'unknown']);
    expect(await desk.ctx.store.read.pushes.progress(id)).toMatchObject({ rows: 2, written: 2 });
  });

  test('[R62] are carried with their opt-outs alone where nobody confirmed the company', async () => {
    const { company, ctx, operation } = await begun([subscribed, unsubscribed], { sameCompany: false });
    await comesTo(ctx, company, operation, 'carry_over');
    await work(ctx, operation, 'carry_over');
    desk.wind(minute);
    const keys = [0, 1].map((n) => keyOf(company, n));
    expect(await atBraze(desk, company, company.newGroup, keys)).toEqual(['unknown', 'unsubscribed']);
  });

  test('are forgotten where the migration is cancelled before its number moved', async () => {
    const { company, ctx, operation, id } = await begun(everybody(3, () => subscribed));
    await work(ctx, operation, 'snapshot');
    await cancelOperation(desk.ctx, { operation, reason: 'sample reason', by: requester });
    changed(await press(desk.ctx, await stateOf(desk, operation), 'two_step_off', { meaning: 'undo' }));
    expect((await stateOf(desk, operation)).status).toBe('cancelled');
    expect((await desk.ctx.store.read.carrying.progress(id, company.group)).states.subscribed).toBe(0);
  });
});

describe('the bot, killed in the middle', () => {
  test('reads nobody twice for the snapshot', async () => {
    const { operation } = await begun(everybody(1000, () => subscribed));
    const asked: string[] = [];
    const until = (calls: number): Context => {
      let left = calls;
      return withBraze({
        async statesOf(workspace, group, some) {
          left -= 1;
          if (left < 0) throw new Died();
          asked.push(...some.ids);
          return desk.ctx.braze.statesOf(workspace, group, some);
        },
      });
    };
    await expect(work(until(8), operation, 'snapshot')).rejects.toThrow(Died);
    expect(await shown(desk, operation, 'snapshot')).toMatchObject({ status: 'open', attempts: 1 });
    expect(await work(until(100), operation, 'snapshot')).toBeNull();
    expect(new Set(asked).size).toBe(1000);
    expect(asked).toHaveLength(1000);
  });

  test('carries everybody over once, wherever it dies, and with another copy beside it', async () => {
    const who = everybody(120, (n) => (n % 10 === 9 ? unsubscribed : subscribed));
    const { company, ctx, operation, id } = await begun(who);
    await comesTo(ctx, company, operation, 'carry_over');
    const dying = createDyingStore(desk.ctx.store);
    let deaths = 0;
    for (let call = 1; call < 12; call++) {
      dying.dieAt(call);
      await work({ ...ctx, store: dying.store }, operation, 'carry_over').catch((error: unknown) => {
        if (!(error instanceof Died)) throw error;
        deaths += 1;
      });
      dying.live();
    }
    expect(deaths).toBeGreaterThan(3);
    await Promise.all([work(ctx, operation, 'carry_over'), work(ctx, operation, 'carry_over')]);
    await work(ctx, operation, 'carry_over');
    expect(await shown(desk, operation, 'carry_over')).toMatchObject({ status: 'done' });
    expect(await desk.ctx.store.read.pushes.progress(id)).toMatchObject({ rows: 120, written: 120 });
    const counts = await desk.ctx.store.read.subscriptions.counts(company.newGroup);
    expect(counts).toEqual({ subscribed: 108, unsubscribed: 12 });
  });
});

describe('the test of the new group', () => {
  async function atTest(templates: 'source' | 'target') {
    const { company, ctx, operation } = await begun([], { testers: ['qa-1'] });
    desk.braze.putUser(company.origin, { externalId: 'qa-1', phone: `+${tester}` });
    const waba = templates === 'target' ? company.target : company.waba;
    await desk.ctx.store.read.readings.saveTemplates(waba, [sampleTemplate(1)], desk.now());
    await runTo(desk, company, await stateOf(desk, operation), 'testers');
    await runGroupStep(ctx, { operation, step: 'testers' });
    desk.wind(minute);
    let sent = 0;
    const braze: Braze = {
      ...desk.ctx.braze,
      sendTest: (...asked) => {
        sent += 1;
        return desk.ctx.braze.sendTest(...asked);
      },
    };
    const run = (otherwise: Partial<Braze> = {}) =>
      runGroupStep({ ...ctx, braze: { ...braze, ...otherwise } }, { operation, step: 'test_sent' });
    return { company, operation, run, sent: () => sent };
  }

  test('[R12] is sent with a template of the new WABA, once, and proved by the number’s own status', async () => {
    const { company, operation, run, sent } = await atTest('target');
    expect(await shown(desk, operation, 'testers')).toMatchObject({ by: null, proof: { kind: 'written' } });
    await run();
    await run();
    expect(sent()).toBe(1);
    await hear(desk, statusOf(desk, { ...company, waba: company.target }));
    const proof = { kind: 'webhook', status: 'sent', at: desk.now() };
    expect(await shown(desk, operation, 'test_sent')).toMatchObject({ status: 'done', by: null, proof });
  });

  test('[R51] is not tried with a template of the WABA that the number has left', async () => {
    const { operation, run, sent } = await atTest('source');
    await run();
    expect(sent()).toBe(0);
    expect(await shown(desk, operation, 'test_sent')).toMatchObject({ error: 'no_template' });
  });

  test('is not sent again after a crash: its person is told', async () => {
    const { operation, run, sent } = await atTest('target');
    await expect(run({ sendTest: () => Promise.reject(new Died()) })).rejects.toThrow(Died);
    await run();
    expect(sent()).toBe(0);
    expect(await shown(desk, operation, 'test_sent')).toMatchObject({ status: 'open', error: 'unclear' });
    const notices = (await told(desk, await stateOf(desk, operation))).map(({ notice }) => notice.type);
    expect(notices).toContain('step_failed');
  });
});
