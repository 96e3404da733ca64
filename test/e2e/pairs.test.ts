import { expect, it } from 'vitest';
import { isTransfer } from '../../src/domain/operation/state.ts';
import type { ShownView } from '../../src/sandbox/slack/model.ts';
import { useDatabase } from '../database.ts';
import { companyWith, people } from './company.ts';
import { allMessages, askForPlan, messagesOf, modalOf, payloadOf } from './play.ts';
import { startWorld, type World } from './world.ts';

const database = useDatabase();

const pairs = Array.from({ length: 50 }, (_, i) => i + 1);
const two = (n: number) => String(n).padStart(2, '0');
const groupOf = (n: number) => `7a1c0c52-3333-4c2e-9d0a-0000000000${two(n)}`;
const askers = (n: number) => [`U0LEFT${two(n)}`, `U0RIGHT${two(n)}`];

/** Fifty numbers, and for each of them two people who may move it. */
const crowded = companyWith({
  workspaces: ['one', 'two'].map(
    (key) =>
      `key: ${key}, name: Sample ${key}, cluster: EU-01, apiKeyEnv: KEY_${key.toUpperCase()}, channel: C0US, timezone: Europe/London, locale: en, approvals: 0`,
  ),
  wabas: pairs
    .filter((n) => n % 10 === 1)
    .map(
      (n) =>
        `id: "1022901293410${two(n)}", name: Sample WABA ${n}, business: "506914307656634", provider: braze`,
    ),
  numbers: pairs.map(
    (n) =>
      `id: "1065403522440${two(n)}", e164: "+4474001400${two(n)}", waba: "1022901293410${two(n - ((n - 1) % 10))}", displayName: Sample ${n}`,
  ),
  groups: pairs.map(
    (n) =>
      `id: ${groupOf(n)}, name: Sample group ${n}, workspace: one, number: "1065403522440${two(n)}", status: active`,
  ),
  grants: pairs
    .flatMap(askers)
    .flatMap((user) =>
      ['one', 'two'].map(
        (key) => `user: ${user}, workspace: ${key}, permissions: [manage_subscription_groups]`,
      ),
    ),
});

/** Presses the button, and again where Slack says that the bot did not answer in time. */
async function insist(world: World, user: string, plan: ShownView): Promise<void> {
  const answer = await world.slack.as(user).submit(plan);
  if (answer.error === 'invalid_response') throw new Error(answer.messages?.join());
  if (answer.error !== undefined) await insist(world, user, plan);
}

it('of fifty pairs who start the same transfer at the same instant, one starts it and the other is told who', async () => {
  const [profile] = people;
  if (profile === undefined) throw new Error('nobody is there');
  const everybody = pairs.flatMap(askers).map((id) => ({ ...profile, id, name: id.toLowerCase() }));
  const members = [...everybody, ...people].map(({ id }) => id);
  const world = await startWorld(database, {
    company: crowded,
    users: [...people, ...everybody],
    channels: ['C0FR', 'C0UK', 'C0US', 'C0OUTLET'].map((id) => ({ id, name: id.toLowerCase(), members })),
  });
  const plans = new Map<string, ShownView>();
  for (const n of pairs) {
    for (const user of askers(n)) {
      const plan = await askForPlan(world, { user, group: groupOf(n), destination: 'two' });
      await world.slack.as(user).fill(plan, { 'confirm.other_numbers': ['yes'] });
      plans.set(user, plan);
    }
  }

  await Promise.all([...plans].map(([user, plan]) => insist(world, user, plan)));
  await world.app.idle();

  const operations = (await world.app.ctx.store.read.operations.list({ limit: 200 })).filter(isTransfer);
  expect(operations).toHaveLength(50);
  expect(new Set(operations.map((state) => state.plan.inputs.group)).size).toBe(50);
  for (const state of operations) {
    const [card, ...more] = messagesOf(world, state.name, 'switchboard_operation');
    expect(more).toEqual([]);
    expect(card && payloadOf(card)).toMatchObject({ status: 'running', step: 'snapshot' });
    const n = pairs.find((each) => groupOf(each) === state.plan.inputs.group) ?? 0;
    const [other = ''] = askers(n).filter((user) => user !== state.requester);
    expect(world.slack.as(state.requester).view()).toBeUndefined();
    const told = JSON.stringify(modalOf(world, other, 'transfer.plan').blocks[0]);
    expect(told).toContain(state.name);
    expect(told).toContain(`<@${state.requester}>`);
  }
  const keys = allMessages(world).map((m) => String(m.metadata?.event_payload.outbox));
  expect(new Set(keys).size).toBe(keys.length);
}, 120_000);
