import { beforeEach, describe, expect, test } from 'vitest';
import { decideStops, type StopsAnswer } from '../../../src/application/subscription/decide-stops.ts';
import { colleague, requester } from '../../domain/samples.ts';
import { type Company, outsider } from '../company.ts';
import { useDesk } from '../desk.ts';
import { createDyingStore, Died } from '../dying-store.ts';
import { companyThat, decisionsOn, ledgerOf, prefers, seenIn, toldOf, work } from '../stops.ts';
import { refusals } from '../transfers.ts';
import { hear } from '../webhooks.ts';

const desk = useDesk();
const person = (n: number) => ({ person: `3363997${String(100_000 + n)}` });
let company: Company;

/** The version that the last question in the channel carries. */
async function asked(...people: readonly number[]): Promise<number> {
  await hear(desk, ...people.map((n) => prefers(desk, company, 'stop', person(n))));
  await work(desk, company);
  const versions = (await toldOf(desk, company)).flatMap((said) => ('version' in said ? [said.version] : []));
  return Number(versions.at(-1));
}

const answer = (version: number, otherwise: Partial<StopsAnswer> = {}, ctx = desk.connected) =>
  decideStops(ctx, {
    ...{ number: company.number, version, decision: 'unsubscribed', by: requester },
    ...otherwise,
  });

beforeEach(async () => {
  company = await companyThat(desk, null);
  for (const user of [requester, colleague]) await desk.grant(user, company.origin, ['import_users']);
});

describe('answering for people who stopped marketing messages', () => {
  test('needs `import_users` in the group’s workspace, and a refusal is recorded', async () => {
    const version = await asked(1);
    const denied = { permission: 'import_users', workspaces: [company.origin] };
    expect(await answer(version, { by: outsider })).toMatchObject({ kind: 'denied', denied });
    expect(await refusals(desk, outsider)).toContainEqual(denied);
    expect(await decisionsOn(desk, company)).toEqual(['stopped undecided']);
  });

  test('the second answer changes nothing, and is told what happened', async () => {
    const version = await asked(1, 2);
    expect(await answer(version)).toMatchObject({ kind: 'decided', people: 2 });
    const last = { decision: 'unsubscribed', people: 2, by: requester, at: desk.now() };
    expect(await answer(version, { decision: 'left', by: colleague })).toEqual({ kind: 'nothing', last });
    await work(desk, company);
    expect(await decisionsOn(desk, company)).toEqual(Array(2).fill('stopped unsubscribed'));
  });

  test('two people at once decide once', async () => {
    const version = await asked(1, 2, 3);
    const both = await Promise.all([answer(version), answer(version, { decision: 'left', by: colleague })]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['decided', 'nothing']);
    const closed = (await toldOf(desk, company)).filter((said) => 'outcome' in said);
    expect(closed).toHaveLength(1);
    expect(new Set(await decisionsOn(desk, company)).size).toBe(1);
  });

  test('[R70] unsubscribes everybody whom the message counted, 120 by one press, and says who decided', async () => {
    const version = await asked(...Array.from({ length: 120 }, (_, n) => n));
    expect(await answer(version)).toMatchObject({ kind: 'decided', people: 120 });
    expect(await work(desk, company)).toBeNull();
    const { unsubscribed } = await desk.ctx.store.read.subscriptions.counts(company.group);
    expect(unsubscribed).toBe(120);
    expect(await ledgerOf(desk, company, person(77).person)).toMatchObject([
      { consent: 'thread', source: { kind: 'webhook', user: requester } },
    ]);
    const said = await toldOf(desk, company);
    expect(said.at(-1)).toMatchObject({ outcome: { kind: 'unsubscribed', people: 120, by: requester } });
  });

  test('leaves them as they are, and asks no more', async () => {
    const version = await asked(1);
    expect(await answer(version, { decision: 'left' })).toMatchObject({ kind: 'decided', people: 1 });
    await work(desk, company);
    desk.wind(2);
    await hear(desk, prefers(desk, company, 'stop', person(1)));
    await work(desk, company);
    expect(await decisionsOn(desk, company)).toEqual(['stopped left']);
    expect(await ledgerOf(desk, company, person(1).person)).toEqual([]);
    expect((await toldOf(desk, company)).map((said) => 'type' in said && said.type)).toEqual([
      'stops_asked',
      'stops_closed',
    ]);
  });

  test('decides nothing about who stopped after the message was drawn, however late their word was', async () => {
    const version = await asked(1);
    const before = new Date(Date.parse(desk.now()) - 3_600_000).toISOString();
    await hear(desk, prefers(desk, company, 'stop', { ...person(2), at: before }));
    expect(await answer(version)).toMatchObject({ kind: 'decided', people: 1 });
    expect((await decisionsOn(desk, company)).toSorted()).toEqual([
      'stopped undecided',
      'stopped unsubscribing',
    ]);
    desk.wind(1);
    await work(desk, company);
    const said = await toldOf(desk, company);
    expect(said.slice(1)).toMatchObject([
      { type: 'stops_closed', outcome: { people: 1 } },
      { type: 'stops_asked', people: 1, replaces: null },
    ]);
    expect(await seenIn(desk, company)).toHaveLength(2);
  });

  test('about a group that the number no longer has changes nothing; it is asked again for the new one', async () => {
    const version = await asked(1);
    await desk.sql`update subscription_group set status = 'archived' where id = ${company.group}`;
    expect(await answer(version)).toEqual({ kind: 'moved' });
    await desk.grant(requester, company.destination, ['import_users']);
    await desk.sql`insert into subscription_group (id, name, workspace_key, number_id, status)
      values (${company.newGroup}, 'Sample New Group', ${company.destination}, ${company.number}, 'active')`;
    expect(await answer(version)).toEqual({ kind: 'moved' });
    expect(await decisionsOn(desk, company)).toEqual(['stopped undecided']);
    expect(desk.jobs.at(-1)).toMatchObject({ job: { name: 'stops', number: company.number } });
    await work(desk, company);
    expect(
      await toldOf(desk, { ...company, channels: [company.channels[1], company.channels[0]] }),
    ).toMatchObject([{ type: 'stops_asked', people: 1 }]);
    const closed = (await toldOf(desk, company)).at(-1);
    expect(closed).toMatchObject({ type: 'stops_closed', outcome: { kind: 'asked_again' } });
  });

  test('by a process that dies leaves nothing or all of it', async () => {
    const version = await asked(1);
    const dying = createDyingStore(desk.ctx.store);
    const ctx = { ...desk.connected, store: dying.store };
    for (let call = 1; ; call++) {
      dying.dieAt(call);
      const outcome = await answer(version, {}, ctx).catch((error: unknown) => error);
      if (!(outcome instanceof Died)) break;
      expect(await decisionsOn(desk, company)).toEqual(['stopped undecided']);
      expect((await toldOf(desk, company)).filter((said) => 'outcome' in said)).toEqual([]);
    }
    dying.live();
    expect(await decisionsOn(desk, company)).toEqual(['stopped unsubscribing']);
    expect((await toldOf(desk, company)).filter((said) => 'outcome' in said)).toHaveLength(1);
  });
});
