import { describe, expect, it } from 'vitest';
import { GroupId } from '../../src/domain/asset/ids.ts';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { golden } from './golden.ts';
import {
  announcements,
  approvalOf,
  approve,
  assignStep,
  cardOf,
  confirmStep,
  modalOf,
  noticesTo,
  openStep,
  payloadOf,
  playUntil,
  press,
  refusedCalls,
  startTransfer,
  submit,
  threadOf,
  wordsTo,
} from './play.ts';
import { printMessage, printTexts, printView } from './print.ts';
import { startWorld, type World } from './world.ts';

const hour = 3_600_000;

const statusOf = async ({ app }: World, operation: string) =>
  (await app.ctx.store.read.operations.byName(operation))?.status;

const holds = async ({ app }: World) => (await app.database.sql`select * from hold`).length;

/** Presses the button and gives its modal's only answer. */
async function endBy(world: World, user: string, operation: string, verb: 'cancel' | 'decline') {
  const on = verb === 'decline' ? approvalOf(world, operation, user) : cardOf(world, operation);
  await press(world, user, on, `operation.${verb}`);
  const view = modalOf(world, user, `operation.${verb}`);
  await world.slack.as(user).fill(view, { reason: 'sample reason to stop' });
  await submit(world, user, view);
  return view;
}

describe.for(casts)('in $language', ({ language, operator, colleague, approver, group, channel }) => {
  const database = useDatabase();
  const wish = { user: operator, group, destination: 'outlet' };

  it('an approved transfer with an hour waits for it, then starts by itself and tells its assignee', async () => {
    const world = await startWorld(database);
    const startAt = Math.floor(world.app.clock.now().getTime() / 1000) + 30 * 3600;
    const operation = await startTransfer(world, { ...wish, startAt });
    await approve(world, operation, approver);
    await golden(language, 'card-scheduled', printMessage(cardOf(world, operation)));
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'awaiting_approval' });
    await world.app.wind(29 * hour);
    expect(await statusOf(world, operation)).toBe('awaiting_approval');
    await world.app.wind(1 * hour);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'snapshot' });
    await golden(language, 'messages-scheduled', printTexts(noticesTo(world, operator)));
    await endBy(world, operator, operation, 'cancel');
    expect(await statusOf(world, operation)).toBe('cancelled');
    expect(await holds(world)).toBe(0);
    expect(refusedCalls(world)).toEqual([]);
  });

  it('[R6] cancelling before the point of no return takes back the last step first and says what stays', async () => {
    const world = await startWorld(database);
    const operation = await startTransfer(world, wish);
    await approve(world, operation, approver);
    await playUntil(world, operator, operation, 'integrate');
    expect((await world.app.ctx.store.read.assets.group(GroupId.parse(group)))?.status).toBe('archived');
    const modal = await endBy(world, operator, operation, 'cancel');
    await golden(language, 'modal-cancel', printView(modal));
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'cancelling', step: 'archive' });
    await golden(language, 'card-cancelling', printMessage(cardOf(world, operation)));
    await golden(language, 'modal-undo-archive', printView(await openStep(world, operator, operation)));
    await confirmStep(world, operator, operation);
    expect((await world.app.ctx.store.read.assets.group(GroupId.parse(group)))?.status).toBe('active');
    const skip = await openStep(world, operator, operation, 'skip');
    await golden(language, 'modal-skip', printView(skip));
    await world.slack.as(operator).fill(skip, { reason: 'sample reason to leave it' });
    await submit(world, operator, skip);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'cancelled', step: '' });
    await golden(language, 'card-cancelled', printMessage(cardOf(world, operation)));
    await golden(language, 'thread-cancelled', printTexts(threadOf(world, operation).slice(-6)));
    await golden(language, 'channel-cancelled', printTexts(announcements(world, channel).slice(-3)));
    expect(await holds(world)).toBe(0);
  });

  it('a declined request ends with the reason, which the requester is told', async () => {
    const world = await startWorld(database);
    const operation = await startTransfer(world, wish);
    const request = approvalOf(world, operation, approver);
    const modal = await endBy(world, approver, operation, 'decline');
    await golden(language, 'modal-decline', printView(modal));
    await golden(language, 'card-declined', printMessage(cardOf(world, operation)));
    await golden(language, 'approval-declined', printMessage(approvalOf(world, operation, approver)));
    await golden(language, 'messages-declined', printTexts(noticesTo(world, operator).slice(-1)));
    await press(world, approver, request, 'operation.approve');
    await golden(language, 'stale-approve', wordsTo(world, approver, request.channel));
    expect(await statusOf(world, operation)).toBe('declined');
  });

  it('a request that nobody decides expires after 24 hours, and the requester is told', async () => {
    const world = await startWorld(database);
    const operation = await startTransfer(world, wish);
    await world.app.wind(23 * hour);
    expect(await statusOf(world, operation)).toBe('awaiting_approval');
    await world.app.wind(1 * hour);
    expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'expired' });
    await golden(language, 'card-expired', printMessage(cardOf(world, operation)));
    await golden(language, 'messages-expired', printTexts(noticesTo(world, operator).slice(-1)));
    expect(await holds(world)).toBe(0);
  });

  it('a step is given to somebody else, who is told; one who lacks the permission is refused on the field', async () => {
    const world = await startWorld(database);
    const operation = await startTransfer(world, wish);
    await approve(world, operation, approver);
    const view = await openStep(world, operator, operation, 'assign');
    await golden(language, 'modal-assign', printView(view));
    await world.slack.as(operator).fill(view, { user: 'U0OUTSIDER' });
    await submit(world, operator, view);
    await golden(language, 'modal-assign-refused', printView(modalOf(world, operator, 'step.assign')));
    await world.slack.as(operator).close(view);
    await assignStep(world, operator, operation, colleague);
    expect(noticesTo(world, colleague).at(-1)?.text).toContain(operation);
    await endBy(world, operator, operation, 'cancel');
  });
});
