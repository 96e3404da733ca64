import { expect } from 'vitest';
import type { Delivery, RawRequest } from '../../src/sandbox/slack/postbox.ts';
import type { Row } from './matrix-rows.ts';
import type { World } from './world.ts';
import { written } from './written.ts';

/** Nobody listens there: what is sent can be kept and delivered later. */
const nowhere = 'http://127.0.0.1:1/slack/events';

/** The request that the person's press makes, before the bot has seen it. */
async function captured(world: World, row: Row): Promise<RawRequest> {
  const act = await row.arrange(world);
  world.slack.connectBot(nowhere);
  const { request } = await act();
  world.slack.connectBot(world.url);
  return request;
}

/** The same request by somebody else, as a delivery of its own. */
function by(intruder: string, user: string, request: RawRequest): RawRequest {
  const body = request.body
    .replaceAll(user, intruder)
    .replace(/(trigger_id(?:=|%22%3A%22)[^&%]*)/, '$1.other');
  expect(body).not.toBe(request.body);
  return { ...request, body };
}

const outgoing = ({ slack }: World) => slack.traffic().filter((e) => e.direction === 'bot_to_slack');

/** The stored answer is the same object; the order of its keys is the store's. */
const answerOf = ({ status, body }: Delivery): unknown => ({ status, answer: body && JSON.parse(body) });

/** Everything the bot told anybody since then, and what it answered. */
const toldSince = (world: World, before: number): string => JSON.stringify(outgoing(world).slice(before));

/** What the row does, done in every way that must not count, and then once. */
export async function attack(world: World, row: Row): Promise<void> {
  const { slack, app } = world;
  const request = await captured(world, row);
  await app.idle();
  const before = await written(world);

  const forged = await slack.deliver({ ...request, secret: 'another-signing-secret' });
  expect(forged.status).toBe(401);
  const minutesAgo = Math.floor(Date.now() / 1000) - 600;
  const stale = await slack.deliver({ ...request, timestamp: minutesAgo });
  expect(stale.status).toBe(401);
  await app.idle();
  expect(await written(world)).toEqual(before);

  const quiet = outgoing(world).length;
  const intruded = await slack.deliver(by('U0OUTSIDER', row.user, request));
  expect(intruded.status).toBe(200);
  await app.idle();
  expect(await written(world)).toEqual(before);
  const refusal = intruded.body + toldSince(world, quiet);
  if (row.needs !== null) expect(refusal).toContain(`\`${row.needs}\``);
  expect(refusal).not.toContain('views.open');

  const [first, ...others] = await Promise.all([1, 2, 3].map(() => slack.deliver(request)));
  expect(first?.status).toBe(200);
  await app.idle();
  const after = await written(world);
  const calls = outgoing(world).length;
  others.push(
    await slack.repeat({ status: 0, body: '', ms: 0, request }, { num: 1, reason: 'http_timeout' }),
  );
  expect(others.map(answerOf)).toEqual(others.map(() => first && answerOf(first)));
  await app.idle();
  expect(await written(world)).toEqual(after);
  expect(outgoing(world)).toHaveLength(calls);
  expect(calls > quiet || first?.body !== '').toBe(true);
}
