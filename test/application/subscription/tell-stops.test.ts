import { describe, expect, test } from 'vitest';
import { createScriptedSlack, unclear } from '../delivery/scripted-slack.ts';
import { useDesk } from '../desk.ts';
import { companyThat, decisionsOn, ledgerOf, prefers, seenIn, tell, toldOf, work } from '../stops.ts';
import { hear } from '../webhooks.ts';

const desk = useDesk();
const person = (n: number) => ({ person: `3363998${String(100_000 + n)}` });

describe('asking a channel about stops', () => {
  test('asks nothing where nobody stopped', async () => {
    const company = await companyThat(desk, 'ask');
    await hear(desk, prefers(desk, company, 'resume', person(1)));
    await work(desk, company);
    expect(await tell(desk, company, 'ask')).toBeNull();
    expect(await toldOf(desk, company)).toEqual([]);
  });

  test('asks once for all who stopped; twice asks nothing more', async () => {
    const company = await companyThat(desk, 'ask');
    await hear(desk, prefers(desk, company, 'stop', person(1)), prefers(desk, company, 'stop', person(2)));
    await work(desk, company);
    await work(desk, company);
    desk.wind(2);
    await work(desk, company);
    expect(await toldOf(desk, company)).toMatchObject([{ type: 'stops_asked', people: 2, replaces: null }]);
  });

  test('counts who came since in the same message, at most once an hour', async () => {
    const company = await companyThat(desk, 'ask');
    const slack = createScriptedSlack();
    await hear(desk, prefers(desk, company, 'stop', person(1)));
    await work(desk, company);
    await seenIn(desk, company, slack);
    await hear(desk, prefers(desk, company, 'stop', person(2)));
    desk.wind(0.5);
    expect(await tell(desk, company, 'ask')).toEqual({ againAfterMs: 1_800_000 });
    await hear(desk, prefers(desk, company, 'stop', person(3)));
    desk.wind(0.5);
    expect(await tell(desk, company, 'ask')).toBeNull();
    expect(await toldOf(desk, company)).toMatchObject([{ people: 1 }, { people: 3 }]);
    expect(await seenIn(desk, company, slack)).toHaveLength(1);
    expect(slack.calls.map((call) => call.split(' ')[0])).toEqual(['post', 'update']);
  });

  test('asks anew, where people look, what nobody answered for a day; the old message is closed', async () => {
    const company = await companyThat(desk, 'ask');
    const slack = createScriptedSlack();
    await hear(desk, prefers(desk, company, 'stop', person(1)));
    await work(desk, company);
    await seenIn(desk, company, slack);
    desk.wind(24);
    await hear(desk, prefers(desk, company, 'stop', person(2)));
    await work(desk, company);
    expect(await toldOf(desk, company)).toMatchObject([
      { type: 'stops_asked', people: 1 },
      { type: 'stops_closed', outcome: { kind: 'asked_again' } },
      { type: 'stops_asked', people: 2, replaces: null },
    ]);
    expect((await seenIn(desk, company, slack)).map((key) => key.endsWith(':closed'))).toEqual([true, false]);
  });

  test('repeats an update whose outcome is unclear, and posts anew what somebody deleted', async () => {
    const company = await companyThat(desk, 'ask');
    const slack = createScriptedSlack();
    await hear(desk, prefers(desk, company, 'stop', person(1)));
    await work(desk, company);
    const [asked = ''] = await seenIn(desk, company, slack);
    desk.wind(1);
    await hear(desk, prefers(desk, company, 'stop', person(2)));
    await work(desk, company);
    slack.answers(unclear);
    await seenIn(desk, company, slack);
    const [updated = ''] = await seenIn(desk, company, slack);
    expect([updated === asked, slack.shown.length]).toEqual([false, 1]);
    slack.delete(updated);
    desk.wind(1);
    await hear(desk, prefers(desk, company, 'stop', person(3)));
    await work(desk, company);
    const seen = await seenIn(desk, company, slack);
    expect(seen).toHaveLength(1);
    expect(slack.calls.at(-1)).toBe(`post ${seen[0]}`);
  });

  test('does not ask about who resumed in the meantime', async () => {
    const company = await companyThat(desk, 'ask');
    await hear(desk, prefers(desk, company, 'stop', person(1)), prefers(desk, company, 'stop', person(2)));
    desk.wind(1);
    await hear(desk, prefers(desk, company, 'resume', person(1)));
    await work(desk, company);
    expect(await toldOf(desk, company)).toMatchObject([{ type: 'stops_asked', people: 1 }]);
  });
});

describe('telling a channel what the policy did', () => {
  test('is done at most once a day for a number, as a count', async () => {
    const company = await companyThat(desk, 'always');
    await hear(desk, prefers(desk, company, 'stop', person(1)));
    await work(desk, company);
    for (const n of [2, 3]) {
      desk.wind(1);
      await hear(desk, prefers(desk, company, 'stop', person(n)));
      await work(desk, company);
    }
    expect(await tell(desk, company, 'done')).toEqual({ againAfterMs: 22 * 3_600_000 });
    desk.wind(22);
    expect(await tell(desk, company, 'done')).toBeNull();
    desk.wind(48);
    expect(await tell(desk, company, 'done')).toBeNull();
    expect(await toldOf(desk, company)).toMatchObject([
      { type: 'stops_done', people: 1 },
      { type: 'stops_done', people: 2 },
    ]);
  });

  test('[R62] [R63] says of who resumes that they stay unsubscribed, and subscribes nobody', async () => {
    const company = await companyThat(desk, 'always');
    const [one, other] = [person(1), person(2)];
    await hear(desk, prefers(desk, company, 'stop', one));
    await work(desk, company);
    desk.wind(30);
    await hear(desk, prefers(desk, company, 'resume', one), prefers(desk, company, 'resume', other));
    await work(desk, company);
    await work(desk, company);
    expect((await toldOf(desk, company)).slice(1)).toEqual([{ type: 'stops_resumed', people: 1 }]);
    expect(await ledgerOf(desk, company, one.person)).toMatchObject([{ state: 'unsubscribed' }]);
    expect(await ledgerOf(desk, company, other.person)).toEqual([]);
    expect(await decisionsOn(desk, company)).toEqual(['resumed unsubscribed', 'resumed undecided']);
  });

  test('names nobody: neither a phone nor an id of a person is in what is posted or kept for it', async () => {
    const company = await companyThat(desk, 'always');
    await hear(desk, prefers(desk, company, 'stop', person(7)));
    await work(desk, company);
    const rows = await desk.sql`select * from outbox where destination = ${`channel:${company.channels[0]}`}`;
    const told = await desk.sql`select * from stops_told where number_id = ${company.number}`;
    expect(rows).toHaveLength(1);
    expect(JSON.stringify([rows, told])).not.toContain(person(7).person);
  });
});
