import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { drainOutbox } from '../../../src/application/delivery/drain.ts';
import { refreshCards } from '../../../src/application/delivery/refresh.ts';
import type { Destination } from '../../../src/application/ports/messages.ts';
import { ChannelId } from '../../../src/domain/asset/ids.ts';
import { useDesk } from '../desk.ts';
import { begin, press } from '../transfers.ts';
import { aLittleBefore, createScriptedSlack, gone, later, refused, unclear } from './scripted-slack.ts';

const desk = useDesk();
let channels = 0;

/** A channel for which `count` messages wait. */
async function waiting(count: number) {
  channels += 1;
  const to: Destination = { kind: 'channel', channel: ChannelId.parse(`C0SAMPLE${channels}`) };
  const keys = Array.from({ length: count }, (_, n) => `${randomUUID()}:${n}`);
  await desk.ctx.store.read.outbox.add(
    keys.map((key) => ({
      key,
      destination: to,
      notice: { type: 'announce', what: 'done', operation: 'TR-0001' },
    })),
  );
  const slack = createScriptedSlack();
  return { keys, slack, drain: () => drainOutbox(desk.ctx, slack, to) };
}

describe('delivering what waits for a channel', () => {
  test('does nothing where nothing waits', async () => {
    const { slack, drain } = await waiting(0);
    expect(await drain()).toBeNull();
    expect(slack.calls).toEqual([]);
  });

  test('posts everything in order; twice does nothing more', async () => {
    const { keys, slack, drain } = await waiting(3);
    expect(await drain()).toBeNull();
    expect(slack.shown.map(({ key }) => key)).toEqual(keys);
    expect(await drain()).toBeNull();
    expect(slack.calls).toHaveLength(3);
  });

  test('looks before it posts again after an unclear outcome, from a little before the first attempt', async () => {
    const { keys, slack, drain } = await waiting(2);
    slack.answers(unclear);
    expect(await drain()).toEqual({ againAfterMs: 2000 });
    desk.wind(24);
    expect(await drain()).toBeNull();
    expect(slack.calls).toEqual([
      `post ${keys[0]}`,
      `find ${keys[0]} since ${aLittleBefore}`,
      `post ${keys[0]}`,
      `post ${keys[1]}`,
    ]);
    expect(slack.shown.map(({ key }) => key)).toEqual(keys);
  });

  test('does not post again what it finds there', async () => {
    const { keys, slack, drain } = await waiting(2);
    slack.answers('lost');
    await drain();
    expect(await drain()).toBeNull();
    expect(slack.shown.map(({ key }) => key)).toEqual(keys);
    expect(slack.calls.filter((call) => call.startsWith('post'))).toHaveLength(2);
  });

  test('goes on looking while it cannot be read whether the message is there', async () => {
    const { keys, slack, drain } = await waiting(1);
    slack.answers('lost', unclear, later(5000));
    expect(await drain()).toEqual({ againAfterMs: 2000 });
    expect(await drain()).toEqual({ againAfterMs: 2000 });
    expect(await drain()).toEqual({ againAfterMs: 5000 });
    expect(await drain()).toBeNull();
    expect(slack.shown.map(({ key }) => key)).toEqual(keys);
  });

  test('comes again when Slack says so, without looking, since nothing was posted', async () => {
    const { keys, slack, drain } = await waiting(2);
    slack.answers(later(30_000));
    expect(await drain()).toEqual({ againAfterMs: 30_000 });
    expect(slack.shown).toEqual([]);
    expect(await drain()).toBeNull();
    expect(slack.calls).toEqual([`post ${keys[0]}`, `post ${keys[0]}`, `post ${keys[1]}`]);
  });

  test('still looks where Slack asks for patience after an unclear outcome', async () => {
    const { keys, slack, drain } = await waiting(1);
    slack.answers(unclear, 'ok', later(1000));
    await drain();
    expect(await drain()).toEqual({ againAfterMs: 1000 });
    expect(await drain()).toBeNull();
    expect(slack.calls.map((call) => call.split(' ')[0])).toEqual(['post', 'find', 'post', 'find', 'post']);
    expect(slack.shown.map(({ key }) => key)).toEqual(keys);
  });

  test.each([
    ['refused', refused('is_archived'), 'is_archived'],
    ['gone', gone, 'gone'],
  ] as const)('marks what is %s as failed, and the next one goes on', async (_, answer, error) => {
    const { keys, slack, drain } = await waiting(2);
    slack.answers(answer);
    expect(await drain()).toBeNull();
    expect(slack.shown.map(({ key }) => key)).toEqual([keys[1]]);
    const [row] = await desk.sql`select state, error from outbox where key = ${keys[0] ?? ''}`;
    expect(row).toEqual({ state: 'failed', error });
  });
});

describe('delivering into an operation’s thread', () => {
  test('waits for its card, which asks for the delivery when it is there', async () => {
    const state = await begin(desk.ctx, await desk.company());
    const slack = createScriptedSlack();
    const thread: Destination = { kind: 'thread', operationId: state.id };
    expect(await drainOutbox(desk.ctx, slack, thread)).toBeNull();
    expect(slack.calls).toEqual([]);
    const before = desk.jobs.length;
    await refreshCards(desk.ctx, slack, state.id);
    expect(desk.jobs.slice(before).map(({ job }) => job)).toEqual([{ name: 'deliver', destination: thread }]);
    await drainOutbox(desk.ctx, slack, thread);
    const [card, ...entries] = slack.shown;
    expect(entries.map(({ key, thread: under }) => [key, under])).toEqual([
      [`${state.name}:1:timeline`, card?.at.ts],
      [`${state.name}:2:timeline`, card?.at.ts],
    ]);
  });

  test('goes under the new card once somebody has deleted the old one', async () => {
    const state = await begin(desk.ctx, await desk.company());
    const slack = createScriptedSlack();
    const thread: Destination = { kind: 'thread', operationId: state.id };
    await refreshCards(desk.ctx, slack, state.id);
    await drainOutbox(desk.ctx, slack, thread);
    slack.delete(`${state.name}:card:1`);
    await press(desk.ctx, state, 'snapshot');
    expect(await refreshCards(desk.ctx, slack, state.id)).toEqual({ againAfterMs: 0 });
    await drainOutbox(desk.ctx, slack, thread);
    expect(slack.shown.map(({ key }) => key)).not.toContain(`${state.name}:4:timeline`);
    await refreshCards(desk.ctx, slack, state.id);
    await drainOutbox(desk.ctx, slack, thread);
    const card = slack.shown.find(({ key }) => key === `${state.name}:card:2`);
    expect(slack.shown.at(-1)).toMatchObject({ key: `${state.name}:4:timeline`, thread: card?.at.ts });
  });
});
