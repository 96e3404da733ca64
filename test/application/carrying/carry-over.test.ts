import { describe, expect, test } from 'vitest';
import { planTransfer } from '../../../src/application/transfer/plan.ts';
import { requestTransfer } from '../../../src/application/transfer/request.ts';
import { isTransfer } from '../../../src/domain/operation/state.ts';
import { requester } from '../../domain/samples.ts';
import {
  atBraze,
  beginCarrying,
  everybody,
  keyOf,
  people,
  shown,
  stateOf,
  toCarryOver,
  work,
} from '../carry-desk.ts';
import { useDesk } from '../desk.ts';
import { footprint, refusals, requestOf, runTo, submissionOf } from '../transfers.ts';

const desk = useDesk();
const minute = 1 / 60;

/** The requester may say that the destination speaks for the same company. */
async function trustedCompany() {
  const company = await desk.company();
  await desk.grant(requester, company.destination, ['import_users']);
  return company;
}

describe('the plan of a transfer that carries opt-ins over', () => {
  test('[R62] is not started by somebody who confirms the company without the right to import there', async () => {
    const company = await desk.company();
    await people(
      desk,
      company,
      everybody(1, () => ({ ledger: 'subscribed' })),
    );
    const submission = await submissionOf(desk.connected, requestOf(company, { carryOver: 'ledger' }));
    const before = await footprint(desk);
    const refused = await requestTransfer(desk.connected, { ...submission, sameCompany: true });
    expect(refused).toEqual({ kind: 'may_not_confirm', workspace: `Sample Destination ${company.n}` });
    expect(await footprint(desk)).toEqual(before);
    expect(await refusals(desk, requester)).toContainEqual({
      permission: 'import_users',
      workspaces: [company.destination],
    });
    const started = await requestTransfer(desk.connected, { ...submission, sameCompany: false });
    expect(started).toMatchObject({ kind: 'started', state: { plan: { inputs: { sameCompany: false } } } });
  });

  test('says whom the ledger knows and who vouches, and has the bot do three more steps', async () => {
    const company = await desk.company();
    await people(desk, company, [
      { ledger: 'subscribed' },
      { ledger: 'subscribed' },
      { ledger: 'unsubscribed' },
    ]);
    const planned = await planTransfer(desk.connected, {
      request: requestOf(company, { carryOver: 'file' }),
      by: requester,
    });
    if (planned.kind === 'missing') throw new Error('missing');
    const voucher = { kind: 'import', user: requester, operation: `IM-${company.n}` };
    expect(planned.plan.carry).toMatchObject({
      ...{ subscribed: 2, unsubscribed: 1, others: 0 },
      vouchers: [{ ...voucher, subscribed: 2, unsubscribed: 1 }],
      imported: voucher,
    });
    const kinds = planned.plan.steps.filter(({ kind }) => kind !== 'manual').map((s) => `${s.key} ${s.kind}`);
    expect(kinds).toEqual(['snapshot call', 'carry_over call', 'read_back watch']);
  });

  test('leaves the steps to people where nothing is carried, nobody is known, or a key is missing', async () => {
    const company = await desk.company();
    const manual = async (ctx: typeof desk.ctx, carryOver?: 'none' | 'ledger') => {
      const request = requestOf(company, carryOver ? { carryOver } : {});
      const planned = await planTransfer(ctx, { request, by: requester });
      if (planned.kind === 'missing') throw new Error('missing');
      return planned.plan.steps.every(({ kind }) => kind === 'manual');
    };
    expect(await manual(desk.connected, 'ledger')).toBe(true);
    await people(
      desk,
      company,
      everybody(1, () => ({ ledger: 'subscribed' })),
    );
    expect(await manual(desk.connected, 'ledger')).toBe(false);
    expect(await manual(desk.connected, 'none')).toBe(true);
    expect(await manual(desk.connected)).toBe(true);
    expect(await manual(desk.ctx, 'ledger')).toBe(true);
  });
});

describe('opt-ins that are carried over', () => {
  test('[R62] [R63] arrive as Braze had them: unknown is never written, nobody without a profile either', async () => {
    const company = await trustedCompany();
    const ids = await people(desk, company, [
      { ledger: 'subscribed' },
      { ledger: 'unsubscribed' },
      { ledger: 'subscribed', braze: 'unsubscribed' },
      { ledger: 'subscribed', braze: 'unknown' },
      { ledger: 'unsubscribed', braze: 'subscribed' },
      { ledger: 'subscribed', there: false },
    ]);
    const ctx = desk.connected;
    const begun = await beginCarrying(ctx, company);
    const { name, id } = await toCarryOver(desk, ctx, company, begun);
    expect(await shown(desk, name, 'snapshot')).toMatchObject({
      by: null,
      proof: { kind: 'read', people: 6 },
    });
    expect(await work(ctx, name, 'carry_over')).toBeNull();
    expect(await shown(desk, name, 'carry_over')).toMatchObject({
      status: 'done',
      proof: { kind: 'written' },
    });
    desk.wind(minute);
    const keys = [0, 1, 2, 3, 4, 5].map((n) => keyOf(company, n));
    const expected = ['subscribed', 'unsubscribed', 'unsubscribed', 'unknown', 'unsubscribed', 'unknown'];
    expect(await atBraze(desk, company, company.newGroup, keys)).toEqual(expected);
    expect(await desk.ctx.store.read.subscriptions.counts(company.newGroup)).toEqual({
      subscribed: 1,
      unsubscribed: 3,
    });
    expect(await desk.ctx.store.read.carrying.progress(id, company.group)).toMatchObject({
      states: { subscribed: 3, unsubscribed: 2, unknown: 1 },
      profiles: { absent: 1, no_phone: 5 },
    });
    const missing = [];
    for await (const page of desk.ctx.store.read.carrying.missing(id)) missing.push(...page);
    const gone = missing.filter(({ profile }) => profile === 'absent');
    const externalId = `sa…${keyOf(company, 5).slice(-2)}`;
    expect(gone).toEqual([{ person: ids[5], externalId, phone: null, profile: 'absent' }]);
    expect(missing).toHaveLength(6);
    await work(ctx, name, 'carry_over');
    expect((await desk.ctx.store.read.pushes.progress(id))?.rows).toBe(4);
  });

  test('[R62] are opt-outs alone where nobody confirmed the company', async () => {
    const company = await trustedCompany();
    await people(desk, company, [{ ledger: 'subscribed' }, { ledger: 'unsubscribed' }]);
    const begun = await beginCarrying(desk.connected, company, { sameCompany: false });
    const { name } = await toCarryOver(desk, desk.connected, company, begun);
    await work(desk.connected, name, 'carry_over');
    desk.wind(minute);
    const keys = [0, 1].map((n) => keyOf(company, n));
    expect(await atBraze(desk, company, company.newGroup, keys)).toEqual(['unknown', 'unsubscribed']);
  });

  test('keep how consent was given and when, and say by which operation they came', async () => {
    const company = await trustedCompany();
    const [person = 0] = await people(desk, company, [{ ledger: 'subscribed' }]);
    const [before] = await desk.ctx.store.read.subscriptions.entries([person]);
    const begun = await beginCarrying(desk.connected, company);
    const { name } = await toCarryOver(desk, desk.connected, company, begun);
    await work(desk.connected, name, 'carry_over');
    const now = await desk.ctx.store.read.subscriptions.statesIn(company.newGroup, [person]);
    expect(now.get(person)).toMatchObject({
      ...{ state: 'subscribed', consent: 'website', at: before?.at },
      source: { kind: 'carry_over', operation: name },
    });
  });

  test('give way to what people said since: an opt-out of the old group, a word in the new one', async () => {
    const company = await trustedCompany();
    const ids = await people(
      desk,
      company,
      everybody(4, () => ({ ledger: 'subscribed' })),
    );
    const [leaves = 0, stays = 0, says = 0] = ids;
    const begun = await beginCarrying(desk.connected, company);
    const { name } = await toCarryOver(desk, desk.connected, company, begun);
    const say = (person: number, group: typeof company.group, state: 'subscribed' | 'unsubscribed') =>
      desk.ctx.store.read.subscriptions.record(
        [person],
        { group, state, consent: 'thread', at: desk.now() },
        { kind: 'webhook', user: null, operation: null },
        new Date(desk.now()),
      );
    await say(leaves, company.group, 'unsubscribed');
    await say(says, company.newGroup, 'unsubscribed');
    await work(desk.connected, name, 'carry_over');
    desk.wind(minute);
    const keys = [0, 1, 2].map((n) => keyOf(company, n));
    expect(await atBraze(desk, company, company.newGroup, keys)).toEqual([
      'unsubscribed',
      'subscribed',
      'unknown',
    ]);
    const now = await desk.ctx.store.read.subscriptions.statesIn(company.newGroup, [leaves, stays, says]);
    expect([leaves, stays, says].map((person) => now.get(person)?.state)).toEqual([
      'unsubscribed',
      'subscribed',
      'unsubscribed',
    ]);
  });

  test('an opt-out that comes in while it is being written is written last', async () => {
    const company = await trustedCompany();
    const [person = 0] = await people(
      desk,
      company,
      everybody(2, () => ({ ledger: 'subscribed' })),
    );
    const begun = await beginCarrying(desk.connected, company);
    const { name } = await toCarryOver(desk, desk.connected, company, begun);
    let told = false;
    const braze: typeof desk.ctx.braze = {
      ...desk.ctx.braze,
      async setStates(...asked) {
        if (!told) {
          told = true;
          desk.wind(minute);
          await desk.ctx.store.read.subscriptions.record(
            [person],
            { group: company.group, state: 'unsubscribed', consent: 'thread', at: desk.now() },
            { kind: 'webhook', user: null, operation: null },
            new Date(desk.now()),
          );
        }
        return desk.ctx.braze.setStates(...asked);
      },
    };
    await work({ ...desk.connected, braze }, name, 'carry_over');
    desk.wind(minute);
    const keys = [0, 1].map((n) => keyOf(company, n));
    expect(await atBraze(desk, company, company.newGroup, keys)).toEqual(['unsubscribed', 'subscribed']);
    expect(await desk.ctx.store.read.subscriptions.counts(company.newGroup)).toEqual({
      subscribed: 1,
      unsubscribed: 1,
    });
  });

  test('reach people who are known by phone alone', async () => {
    const company = await trustedCompany();
    const phone = '+33639980777';
    await people(desk, company, [{ ledger: 'subscribed', phone }]);
    const begun = await beginCarrying(desk.connected, company);
    const { name } = await toCarryOver(desk, desk.connected, company, begun);
    await work(desk.connected, name, 'carry_over');
    desk.wind(minute);
    expect(await atBraze(desk, company, company.newGroup, [phone], 'phone')).toEqual(['subscribed']);
  });

  test('[R14] are carried back by the way back, with what was said in the new group', async () => {
    const company = await trustedCompany();
    await desk.grant(requester, company.origin, ['import_users']);
    const ids = await people(
      desk,
      company,
      everybody(3, () => ({ ledger: 'subscribed' })),
    );
    const begun = await beginCarrying(desk.connected, company);
    const state = await toCarryOver(desk, desk.connected, company, begun);
    await work(desk.connected, state.name, 'carry_over');
    desk.wind(1);
    await work(desk.connected, state.name, 'read_back');
    const done = await runTo(desk, company, await stateOf(desk, state.name), 'done');
    expect(done.status).toBe('done');
    await desk.ctx.store.read.subscriptions.record(
      ids.slice(0, 1),
      { group: company.newGroup, state: 'unsubscribed', consent: 'thread', at: desk.now() },
      { kind: 'webhook', user: null, operation: null },
      new Date(desk.now()),
    );
    const back = { ...company, origin: company.destination, destination: company.origin };
    const request = { group: company.newGroup, destination: company.origin, reverses: state.name };
    const reverse = await beginCarrying(desk.connected, back, request);
    if (!isTransfer(reverse)) throw new Error('no transfer');
    expect(reverse.plan.carry).toMatchObject({ subscribed: 2, unsubscribed: 1 });
  });
});
