import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { companyWith, groups, trusting } from './company.ts';
import {
  allMessages,
  approve,
  askForPlan,
  cardOf,
  messagesOf,
  payloadOf,
  playUntil,
  refusedCalls,
  startTransfer,
} from './play.ts';
import { type Copy, startWorld, type World } from './world.ts';

/** The world with three copies of the bot; Slack speaks to another one each time it has been waited for. */
async function threefold(world: World): Promise<World> {
  const copies: Copy[] = [world, await world.copy(), await world.copy()];
  let turn = 0;
  const idle = async () => {
    for (const { app } of copies) await app.idle();
    turn += 1;
    world.slack.connectBot(copies[turn % copies.length]?.url ?? world.url);
  };
  return { ...world, app: { ...world.app, idle } };
}

const wish = { user: 'U0OPS', group: groups.fr, destination: 'outlet' };

const posts = ({ slack }: World) =>
  slack.traffic().filter(({ call, ok }) => call === 'chat.postMessage' && ok);

describe('three copies on one database', () => {
  const database = useDatabase();

  it('share the work of a transfer: nothing is said twice and every press counts once', async () => {
    const world = await threefold(await startWorld(database));
    const operation = await startTransfer(world, wish);
    await approve(world, operation, 'U0APPROVER');
    await playUntil(world, 'U0OPS', operation, 'resume');
    await playUntil(world, 'U0OPS', operation, '');
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
    expect(posts(world)).toHaveLength(allMessages(world).length);
    const keys = allMessages(world).map((m) => String(m.metadata?.event_payload.outbox));
    expect(new Set(keys).size).toBe(keys.length);
    expect(refusedCalls(world)).toEqual([]);
  });
});

describe('two copies', () => {
  const database = useDatabase();

  it('answer the same delivery, sent to two of them at once, with one operation', async () => {
    const single = await startWorld(database, { company: trusting() });
    const other = await single.copy();
    const plan = await askForPlan(single, { ...wish, group: groups.uk });
    single.slack.connectBot('http://127.0.0.1:1/slack/events');
    const { request } = await single.slack.as('U0OPS').submit(plan);
    const both = [single.url, other.url].map((url) => {
      single.slack.connectBot(url);
      return single.slack.deliver(request);
    });
    const answers = await Promise.all(both);
    await single.app.idle();
    await other.app.idle();
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: '{"response_action":"clear"}' },
      { status: 200, body: '{"response_action":"clear"}' },
    ]);
    expect(messagesOf(single, 'TR-0001', 'switchboard_operation')).toHaveLength(1);
    expect(await single.app.ctx.store.read.operations.byName('TR-0002')).toBeNull();
  });
});

describe('three copies with many operations', () => {
  const database = useDatabase();
  const many = Array.from({ length: 10 }, (_, i) => i);
  const groupOf = (n: number) => `7a1c0c52-4444-4c2e-9d0a-00000000000${n}`;
  const company = trusting(
    companyWith({
      wabas: ['id: "102290129341500", name: Sample WABA X, business: "506914307656634", provider: braze'],
      numbers: many.map(
        (n) =>
          `id: "10654035225440${n}", e164: "+44740015000${n}", waba: "102290129341500", displayName: Sample ${n}`,
      ),
      groups: many.map(
        (n) =>
          `id: ${groupOf(n)}, name: Sample group ${n}, workspace: brand-uk, number: "10654035225440${n}", status: active`,
      ),
    }),
  );

  it('post every card, its timeline and its direct messages once', async () => {
    const world = await threefold(await startWorld(database, { company }));
    const { slack } = world;
    for (const n of many) {
      const plan = await askForPlan(world, { ...wish, group: groupOf(n) });
      await slack.as('U0OPS').fill(plan, { 'confirm.other_numbers': ['yes'] });
      expect((await slack.as('U0OPS').submit(plan)).error).toBeUndefined();
    }
    await world.app.idle();
    await world.app.wind(25 * 3_600_000);
    await world.app.idle();
    const keys = allMessages(world).map((m) => String(m.metadata?.event_payload.outbox));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => /^TR-\d+:card:1$/.test(key))).toHaveLength(10);
    expect(slack.dms('U0OPS').filter(({ text }) => text.startsWith('⏰'))).toHaveLength(10);
    expect(posts(world)).toHaveLength(keys.length);
  });
});
