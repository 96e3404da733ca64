import { describe, expect, it } from 'vitest';
import { GroupId } from '../../src/domain/asset/ids.ts';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import {
  announcements,
  approve,
  cardOf,
  modalOf,
  payloadOf,
  playUntil,
  press,
  refusedCalls,
  startTransfer,
  submit,
  wordsTo,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import { startWorld, type World } from './world.ts';

/** Presses `operation.reverse` and starts what its plan says. */
async function moveBack(world: World, user: string, operation: string) {
  await press(world, user, cardOf(world, operation), 'operation.reverse');
  const plan = modalOf(world, user, 'transfer.plan');
  await submit(world, user, plan);
  expect(world.slack.as(user).view()).toBeUndefined();
  return plan;
}

describe.for(casts)('in $language', ({ language, operator, approver, group, channel }) => {
  const database = useDatabase();
  const wish = { user: operator, group, destination: 'outlet' };

  it('[R14] a transfer past its point of no return ends when its reverse starts, which moves the number back', async () => {
    const world = await startWorld(database);
    const operation = await startTransfer(world, wish);
    await approve(world, operation, approver);
    await playUntil(world, operator, operation, 'testers');
    const stale = cardOf(world, operation);
    const plan = await moveBack(world, operator, operation);
    await golden(language, 'plan-reverse', printView(plan));
    await golden(language, 'card-reverse-asked', printMessage(cardOf(world, operation)));
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'testers' });
    await press(world, operator, stale, 'operation.reverse');
    await golden(language, 'stale-reverse', wordsTo(world, operator, channel));

    const back = 'TR-0002';
    expect(payloadOf(cardOf(world, back))).toMatchObject({ status: 'awaiting_approval' });
    await approve(world, back, approver);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'failed', step: '' });
    await golden(language, 'card-failed', printMessage(cardOf(world, operation)));
    await playUntil(world, operator, back, '');
    expect(payloadOf(cardOf(world, back))).toMatchObject({ status: 'done' });
    const groups = await world.app.ctx.store.read.assets.groupsOfNumber(
      (await world.app.ctx.store.read.assets.group(GroupId.parse(group)))?.numberId ?? fail(),
    );
    expect(groups.filter((g) => g.status === 'active').map((g) => g.workspaceKey)).toEqual([
      group.endsWith('10') ? 'brand-fr' : 'brand-uk',
    ]);
    expect(groups).toHaveLength(3);
    expect(refusedCalls(world)).toEqual([]);
  });
});

describe('a transfer that is done', () => {
  const database = useDatabase();
  const [cast] = casts;

  it('[R14] can be moved back once, and says so on its card', async () => {
    const { operator, approver, group, channel } = cast ?? fail();
    const world = await startWorld(database);
    const operation = await startTransfer(world, { user: operator, group, destination: 'outlet' });
    await approve(world, operation, approver);
    await playUntil(world, operator, operation, '');
    const done = cardOf(world, operation);
    await moveBack(world, operator, operation);
    await golden('fr', 'card-reversed', printMessage(cardOf(world, operation)));
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done' });
    await press(world, operator, done, 'operation.reverse');
    expect(wordsTo(world, operator, channel)).toContain('TR-0001');
    await approve(world, 'TR-0002', approver);
    await playUntil(world, operator, 'TR-0002', '');
    await golden('fr', 'channel-reversed', printTexts(announcements(world, channel).slice(-4)));
  });
});

function fail(): never {
  throw new Error('the sample company lacks something');
}
