import { describe, expect, test } from 'vitest';
import { refreshCards } from '../../../src/application/delivery/refresh.ts';
import { approveOperation } from '../../../src/application/operation/approve.ts';
import { approver, secondApprover } from '../../domain/samples.ts';
import { useDesk } from '../desk.ts';
import { begin, press, runTo } from '../transfers.ts';
import { aLittleBefore, createScriptedSlack, later, refused, unclear } from './scripted-slack.ts';

const desk = useDesk();

/** A running transfer whose card nobody has seen yet. */
async function running() {
  const company = await desk.company();
  const state = await begin(desk.ctx, company);
  const slack = createScriptedSlack();
  return {
    company,
    state,
    slack,
    key: `${state.name}:card:1`,
    refresh: () => refreshCards(desk.ctx, slack, state.id),
    card: () => desk.ctx.store.read.cards.find(state.id, 'card'),
  };
}

describe('bringing an operation’s messages up to date', () => {
  test('does nothing for an operation that has none', async () => {
    const { slack } = await running();
    expect(await refreshCards(desk.ctx, slack, '00000000-0000-4000-8000-000000000000')).toBeNull();
    expect(slack.calls).toEqual([]);
  });

  test('posts the card once; twice does nothing more', async () => {
    const { refresh, slack, key, card, state } = await running();
    expect(await refresh()).toBeNull();
    expect(await refresh()).toBeNull();
    expect(slack.calls).toEqual([`post ${key}`]);
    expect(await card()).toMatchObject({
      ...slack.shown[0]?.at,
      shownVersion: state.version,
      posting: false,
    });
  });

  test('updates it in place, once for changes that come in a burst', async () => {
    const { refresh, slack, state, key, company } = await running();
    await refresh();
    const { version } = await runTo(desk, company, state, 'archive');
    await refresh();
    await refresh();
    expect(slack.calls.slice(1)).toEqual([`update ${key} to ${version}`]);
  });

  test('shows the card, the checklist and each approver’s request', async () => {
    const company = await desk.company({ approvals: 1 });
    const waiting = await begin(desk.ctx, company);
    const slack = createScriptedSlack();
    await refreshCards(desk.ctx, slack, waiting.id);
    expect(slack.shown.map(({ key }) => key).toSorted()).toEqual([
      `${waiting.name}:approval:${approver}:1`,
      `${waiting.name}:approval:${secondApprover}:1`,
      `${waiting.name}:card:1`,
    ]);
    const other = await running();
    await runTo(desk, other.company, other.state, 'test_sent');
    await other.refresh();
    expect(other.slack.shown.map(({ key }) => key)).toEqual([
      `${other.state.name}:card:1`,
      `${other.state.name}:checklist:1`,
    ]);
  });

  test('settles an approver’s request with the decision, and leaves it alone from then on', async () => {
    const company = await desk.company({ approvals: 1 });
    const { name, id, digest } = await begin(desk.ctx, company);
    const slack = createScriptedSlack();
    const refresh = () => refreshCards(desk.ctx, slack, id);
    await refresh();
    const asked = slack.calls.length;
    await approveOperation(desk.ctx, { operation: name, digest, by: approver });
    await refresh();
    expect(slack.calls.slice(asked).filter((call) => call.includes(':approval:'))).toHaveLength(2);
    const settled = slack.calls.length;
    await press(desk.ctx, { name }, 'snapshot');
    await refresh();
    expect(slack.calls.slice(settled)).toEqual([expect.stringContaining(`update ${name}:card:1`)]);
  });

  test('looks before it posts again after an unclear outcome, and posts nothing twice', async () => {
    const { refresh, slack, key } = await running();
    slack.answers('lost');
    expect(await refresh()).toEqual({ againAfterMs: 2000 });
    desk.wind(24);
    expect(await refresh()).toBeNull();
    expect(slack.calls).toEqual([
      `post ${key}`,
      `find ${key} since ${aLittleBefore}`,
      expect.stringMatching(`update ${key} to`),
    ]);
    expect(slack.shown).toHaveLength(1);
  });

  test('posts again what it does not find', async () => {
    const { refresh, slack, key } = await running();
    slack.answers(unclear);
    await refresh();
    expect(await refresh()).toBeNull();
    expect(slack.shown.map((message) => message.key)).toEqual([key]);
  });

  test('comes again when Slack says so, at the earliest of its messages, without looking', async () => {
    const company = await desk.company({ approvals: 1 });
    const state = await begin(desk.ctx, company);
    const slack = createScriptedSlack();
    slack.answers(later(9000), 'ok', later(3000));
    expect(await refreshCards(desk.ctx, slack, state.id)).toEqual({ againAfterMs: 3000 });
    expect(await refreshCards(desk.ctx, slack, state.id)).toBeNull();
    expect(slack.calls.map((call) => call.split(' ')[0])).toEqual(Array(5).fill('post'));
    expect(new Set(slack.shown.map(({ key }) => key)).size).toBe(3);
  });

  test('posts anew, under a new key, what somebody deleted', async () => {
    const { refresh, slack, state, key, card } = await running();
    await refresh();
    slack.delete(key);
    await press(desk.ctx, state, 'snapshot');
    expect(await refresh()).toEqual({ againAfterMs: 0 });
    expect(await refresh()).toBeNull();
    expect(slack.shown.map((message) => message.key)).toEqual([`${state.name}:card:2`]);
    expect(await card()).toMatchObject({ generation: 2, ...slack.shown[0]?.at });
  });

  test('leaves what Slack refuses until the operation changes, and goes on with the others', async () => {
    const { refresh, slack, state, company } = await running();
    await runTo(desk, company, state, 'test_sent');
    await refresh();
    slack.answers(refused('is_archived'));
    await press(desk.ctx, state, 'test_sent');
    expect(await refresh()).toBeNull();
    const [row] = await desk.sql`select error from card where operation_id = ${state.id} and kind = 'card'`;
    expect(row).toEqual({ error: 'is_archived' });
    const calls = slack.calls.length;
    expect(slack.calls.at(-1)).toContain(`update ${state.name}:checklist:1`);
    await refresh();
    expect(slack.calls).toHaveLength(calls);
    await press(desk.ctx, state, 'test_received');
    await refresh();
    expect(slack.calls).toHaveLength(calls + 2);
  });
});
