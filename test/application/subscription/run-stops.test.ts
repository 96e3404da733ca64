import { describe, expect, test } from 'vitest';
import type { Braze } from '../../../src/application/ports/braze.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import { runStops } from '../../../src/application/subscription/run-stops.ts';
import type { Company } from '../company.ts';
import { useDesk } from '../desk.ts';
import { createDyingStore, Died } from '../dying-store.ts';
import { fault } from '../scripted-meta.ts';
import { atBraze, companyThat, decisionsOn, ledgerOf, prefers, toldOf, work } from '../stops.ts';
import { hear, tester } from '../webhooks.ts';

const desk = useDesk();

/** A profile in Braze that is subscribed, and known to us. */
async function subscriber(company: Company, n: number): Promise<string> {
  const [externalId, phone] = [`crm-${company.n}-${n}`, `+3363900${String(company.n * 1000 + n)}`];
  desk.braze.putUser(company.origin, { externalId, phone, subscribed: [company.group] });
  await desk.sql`insert into person (external_id, phone) values (${externalId}, ${phone})`;
  return phone.slice(1);
}

/** Braze as it is, with its calls counted; `instead` answers in its place where it gives something. */
function counted(instead: () => ReturnType<typeof fault> | null = () => null) {
  const calls: number[] = [];
  const braze: Braze = {
    ...desk.ctx.braze,
    async setStates(workspace, change, patience) {
      calls.push(change.people.ids.length);
      return instead() ?? desk.ctx.braze.setStates(workspace, change, patience);
    },
  };
  const ctx: Context = { ...desk.connected, braze };
  return { calls, ctx };
}

describe('a stop, by the workspace’s policy', () => {
  test('`never` is recorded only: nobody is asked, and nothing is written', async () => {
    const company = await companyThat(desk, 'never');
    const { calls, ctx } = counted();
    await hear(desk, prefers(desk, company, 'stop', { person: await subscriber(company, 1) }));
    expect(await work(desk, company, ctx)).toBeNull();
    expect(await decisionsOn(desk, company)).toEqual(['stopped left']);
    expect([calls, await toldOf(desk, company)]).toEqual([[], []]);
    expect(atBraze(desk, company, `crm-${company.n}-1`)).toBe('subscribed');
  });

  test('`always` unsubscribes in Braze and the ledger, and tells a count; twice does nothing more', async () => {
    const company = await companyThat(desk, 'always');
    const { calls, ctx } = counted();
    const person = await subscriber(company, 1);
    await hear(desk, prefers(desk, company, 'stop', { person }));
    expect(await work(desk, company, ctx)).toBeNull();
    expect(atBraze(desk, company, `crm-${company.n}-1`)).toBe('unsubscribed');
    expect(await work(desk, company, ctx)).toBeNull();
    expect(calls).toEqual([1]);
    expect(await decisionsOn(desk, company)).toEqual(['stopped unsubscribed']);
    expect(await toldOf(desk, company)).toEqual([{ type: 'stops_done', people: 1, refused: 0 }]);
  });

  test('[R63] [R70] is kept as consent withdrawn, in the thread, at the time of the person’s word', async () => {
    const company = await companyThat(desk, 'always');
    const said = desk.now();
    await hear(desk, prefers(desk, company, 'stop'));
    desk.wind(2);
    await work(desk, company);
    expect(await ledgerOf(desk, company)).toMatchObject([
      {
        ...{ state: 'unsubscribed', consent: 'thread', at: said, line: null },
        source: { kind: 'webhook', user: null, operation: null },
      },
    ]);
  });

  test('`ask`, which is the policy where none is set, leaves Braze and the ledger alone', async () => {
    for (const policy of [null, 'ask'] as const) {
      const company = await companyThat(desk, policy);
      const { calls, ctx } = counted();
      await hear(desk, prefers(desk, company, 'stop', { person: await subscriber(company, 1) }));
      await work(desk, company, ctx);
      expect(calls).toEqual([]);
      expect(await decisionsOn(desk, company)).toEqual(['stopped undecided']);
      expect(await toldOf(desk, company)).toMatchObject([{ type: 'stops_asked', people: 1 }]);
    }
  });

  test('that comes to be `always` answers what was asked, and the question is closed', async () => {
    const company = await companyThat(desk, 'ask');
    await hear(desk, prefers(desk, company, 'stop'));
    await work(desk, company);
    await desk.sql`update workspace set marketing_stops = 'always' where key = ${company.origin}`;
    await work(desk, company);
    const outcome = { kind: 'unsubscribed', people: 1, by: null };
    const [asked, closed, ...more] = await toldOf(desk, company);
    expect([asked, closed]).toMatchObject([{ type: 'stops_asked' }, { type: 'stops_closed', outcome }]);
    expect(more).toMatchObject([{ type: 'stops_done', people: 1 }]);
  });
});

describe('unsubscribing', () => {
  test('takes fifty people a call, named in one way each', async () => {
    const company = await companyThat(desk, 'always');
    const { calls, ctx } = counted();
    const known: string[] = [];
    for (let n = 1; n <= 70; n++) known.push(await subscriber(company, n));
    const strangers = Array.from({ length: 50 }, (_, n) => `3363999${String(1000 + n)}`);
    await hear(desk, ...[...known, ...strangers].map((person) => prefers(desk, company, 'stop', { person })));
    await work(desk, company, ctx);
    expect(calls.toSorted((a, b) => b - a)).toEqual([50, 30, 20, 20]);
    expect(new Set(await decisionsOn(desk, company))).toEqual(new Set(['stopped unsubscribed']));
    const { unsubscribed } = await desk.ctx.store.read.subscriptions.counts(company.group);
    expect(unsubscribed).toBe(120);
  });

  test('leaves out who opted in to the group after their stop', async () => {
    const company = await companyThat(desk, 'always');
    const { calls, ctx } = counted();
    await hear(desk, prefers(desk, company, 'stop'));
    desk.wind(1);
    const { subscriptions } = desk.ctx.store.read;
    const people = (await subscriptions.find({ by: 'phone', id: `+${tester}` })).map(({ id }) => id);
    const saying = { group: company.group, state: 'subscribed', consent: 'website', at: desk.now() } as const;
    const source = { kind: 'import', user: null, operation: 'IM-0001' } as const;
    await subscriptions.record(people, saying, source, new Date(desk.now()));
    await work(desk, company, ctx);
    expect(calls).toEqual([]);
    expect(await decisionsOn(desk, company)).toEqual(['stopped left']);
    expect(await ledgerOf(desk, company)).toMatchObject([{ state: 'subscribed' }]);
  });

  test('reaches in the ledger too whom Braze reaches by the same phone', async () => {
    const company = await companyThat(desk, 'always');
    const person = '33639981234';
    await hear(desk, prefers(desk, company, 'stop', { person }));
    await desk.sql`insert into person (external_id, phone) values ('crm-same-phone', ${`+${person}`})`;
    await work(desk, company);
    expect((await ledgerOf(desk, company, person)).map(({ state }) => state)).toEqual([
      'unsubscribed',
      'unsubscribed',
    ]);
  });

  test('finds the one whom Braze does not take, and unsubscribes the others', async () => {
    const company = await companyThat(desk, 'always');
    const people = ['336399812001', '336399812002', '123', '336399812004', '336399812005'];
    await hear(desk, ...people.map((person) => prefers(desk, company, 'stop', { person })));
    expect(await work(desk, company)).toBeNull();
    expect((await decisionsOn(desk, company)).toSorted()).toEqual([
      'stopped refused',
      ...Array(4).fill('stopped unsubscribed'),
    ]);
    expect(await ledgerOf(desk, company, '123')).toEqual([]);
    expect(await toldOf(desk, company)).toEqual([{ type: 'stops_done', people: 4, refused: 1 }]);
  });

  test('comes again when Braze asks for patience, and loses nobody', async () => {
    const company = await companyThat(desk, 'always');
    const faults = [fault({ fault: 'rate_limited', retryable: true, retryAfterMs: 7000 })];
    const { calls, ctx } = counted(() => faults.shift() ?? null);
    await hear(desk, prefers(desk, company, 'stop'));
    expect(await work(desk, company, ctx)).toEqual({ againAfterMs: 7000 });
    expect(await decisionsOn(desk, company)).toEqual(['stopped unsubscribing']);
    expect(await work(desk, company, ctx)).toBeNull();
    expect(calls).toEqual([1, 1]);
    expect(await decisionsOn(desk, company)).toEqual(['stopped unsubscribed']);
  });

  test('tells once a day what a person has to mend, and tries again each hour', async () => {
    const company = await companyThat(desk, 'always');
    desk.braze.permit(company.origin, ['subscription.status.get']);
    await hear(desk, prefers(desk, company, 'stop'));
    const stuck = { type: 'stops_stuck', people: 1, fault: 'forbidden', remedy: 'grant_permission' };
    for (let hour = 0; hour < 2; hour++) {
      expect(await work(desk, company)).toEqual({ againAfterMs: 3_600_000 });
      expect(await toldOf(desk, company)).toEqual([stuck]);
    }
    desk.wind(24);
    await work(desk, company);
    expect(await toldOf(desk, company)).toEqual([stuck, stuck]);
    desk.braze.permit(company.origin, ['subscription.status.set', 'subscription.status.get']);
    expect(await work(desk, company)).toBeNull();
    expect(await decisionsOn(desk, company)).toEqual(['stopped unsubscribed']);
  });

  test('blames nobody where Braze does not know the group', async () => {
    const company = await companyThat(desk, 'always');
    await desk.sql`update subscription_group set status = 'archived' where id = ${company.group}`;
    await desk.sql`insert into subscription_group (id, name, workspace_key, number_id, status)
      values (${company.newGroup}, 'Sample Unknown Group', ${company.origin}, ${company.number}, 'active')`;
    const people = ['336399813001', '336399813002'];
    await hear(desk, ...people.map((person) => prefers(desk, company, 'stop', { person })));
    expect(await work(desk, company)).toEqual({ againAfterMs: 3_600_000 });
    expect(await decisionsOn(desk, company)).toEqual(Array(2).fill('stopped unsubscribing'));
  });

  test('waits while the number has no active group', async () => {
    const company = await companyThat(desk, 'always');
    await desk.sql`update subscription_group set status = 'archived' where id = ${company.group}`;
    expect(await work(desk, company)).toBeNull();
    await hear(desk, prefers(desk, company, 'stop'));
    expect(await work(desk, company)).toEqual({ againAfterMs: 3_600_000 });
    await desk.sql`update subscription_group set status = 'active' where id = ${company.group}`;
    expect(await work(desk, company)).toBeNull();
    expect(await ledgerOf(desk, company)).toMatchObject([{ state: 'unsubscribed' }]);
  });

  test('by a process that dies at any point is ended by the one after it: once in the ledger, told once', async () => {
    const company = await companyThat(desk, 'always');
    await hear(desk, prefers(desk, company, 'stop', { person: await subscriber(company, 1) }));
    const dying = createDyingStore(desk.ctx.store);
    const ctx = { ...desk.connected, store: dying.store };
    let deaths = 0;
    for (let call = 1; (await decisionsOn(desk, company))[0] !== 'stopped unsubscribed'; call++) {
      dying.dieAt(call);
      await runStops(ctx, { number: company.number }).catch((error) => {
        expect(error).toBeInstanceOf(Died);
        deaths += 1;
      });
    }
    dying.dieAfterCommit();
    await expect(runStops(ctx, { number: company.number })).rejects.toThrow(Died);
    dying.live();
    await Promise.all([work(desk, company), work(desk, company)]);
    expect(deaths).toBeGreaterThan(3);
    const [{ kept } = { kept: 0 }] = await desk.sql<{ kept: number }[]>`
      select count(*)::int as kept from subscription where group_id = ${company.group}`;
    const [{ replaced } = { replaced: 1 }] = await desk.sql<{ replaced: number }[]>`
      select count(*)::int as replaced from subscription_history where group_id = ${company.group}`;
    expect({ kept, replaced }).toEqual({ kept: 1, replaced: 0 });
    expect(await toldOf(desk, company)).toEqual([{ type: 'stops_done', people: 1, refused: 0 }]);
  });
});
