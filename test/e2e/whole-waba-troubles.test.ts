import { describe, expect, it } from 'vitest';
import { moveNumbers } from '../../src/application/migration/move-numbers.ts';
import { type TestDatabase, useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { atMeta, confirmed, statusOf } from './migration-play.ts';
import { doStep, walkTo } from './migration-steps.ts';
import { askForMigration, target } from './migration-world.ts';
import {
  announcements,
  approvalOf,
  approve,
  cardOf,
  command,
  modalOf,
  noticesTo,
  press,
  stepOf,
  submit,
  wordsTo,
} from './play.ts';
import { printTexts } from './print.ts';
import { atOf, more, started, startWhole } from './whole-play.ts';

const minute = 60_000;
const [, english] = casts;
if (english === undefined) throw new Error('nobody plays in English');

/** Each in a database of its own. */
const troubled = (name: string, play: (database: TestDatabase) => Promise<void>) =>
  describe('a whole WABA', () => {
    const database = useDatabase();
    it(name, { timeout: 60_000 }, () => play(database));
  });

const { own, second } = more.en;
const alone = { user: english.operator, number: own, scenario: '2', destination: target };

troubled('holds each of its numbers, whoever asks, before and after its approval', async (database) => {
  const m = await startWhole(database);
  await started(m, english);
  const before = await askForMigration(m.world, alone);
  expect(JSON.stringify(before.blocks)).toContain('WM-0001');
  await m.world.slack.as(english.operator).close(before);
  await approve(m.world, 'WM-0001', english.approver);
  await m.settle();
  const after = await askForMigration(m.world, alone);
  expect(JSON.stringify(after.blocks)).toContain('MG-0002 by');
  await m.world.slack.as(english.operator).close(after);
  await command(m.world, english.operator, 'status +447400123456', english.channel);
  expect(wordsTo(m.world, english.operator, english.channel)).toMatch(
    /MG-0002[\s\S]*WM-0001|WM-0001[\s\S]*MG-0002/,
  );
});

troubled('asks its approvers anew when one of its numbers is not as it was', async (database) => {
  const m = await startWhole(database);
  await started(m, english);
  await atMeta(m, 'two-step-off', { number: second });
  await m.wind(2 * minute);
  await approve(m.world, 'WM-0001', english.approver);
  expect(statusOf(m, 'WM-0001')).toBe('awaiting_approval');
  expect(printTexts(noticesTo(m.world, english.approver))).toContain('changed');
  await approve(m.world, 'WM-0001', english.approver);
  await m.settle();
  expect(stepOf(m.world, 'WM-0001')).toBe('numbers');
});

troubled('begins its numbers once, however many copies of the bot come to it', async (database) => {
  const m = await startWhole(database);
  const { ctx } = m.world.app;
  await started(m, english);
  await approve(m.world, 'WM-0001', english.approver);
  await Promise.all([1, 2, 3].map(() => moveNumbers(ctx, { operation: 'WM-0001' })));
  await m.settle();
  const parts = await ctx.store.read.operations.partsOf('WM-0001');
  expect(parts.map(({ name }) => name)).toEqual(['MG-0001', 'MG-0002']);
  expect(parts.map(({ approvalsNeeded, status }) => [approvalsNeeded, status])).toEqual([
    [0, 'running'],
    [0, 'running'],
  ]);
});

troubled('is declined as one, and nothing of it was begun', async (database) => {
  const m = await startWhole(database);
  await started(m, english);
  await press(
    m.world,
    english.approver,
    approvalOf(m.world, 'WM-0001', english.approver),
    'operation.decline',
  );
  const view = modalOf(m.world, english.approver, 'operation.decline');
  await m.world.slack.as(english.approver).fill(view, { reason: 'sample reason' });
  await submit(m.world, english.approver, view);
  await m.settle();
  expect(statusOf(m, 'WM-0001')).toBe('declined');
  expect(await m.world.app.ctx.store.read.operations.partsOf('WM-0001')).toEqual([]);
});

troubled(
  'cancelled while its numbers move, takes back those that may be, and tells what moved',
  async (database) => {
    const m = await startWhole(database);
    const { world } = m;
    await started(m, english);
    await approve(world, 'WM-0001', english.approver);
    await m.settle();
    await m.wind(minute);
    await walkTo(m, 'MG-0001', 'senders_switched', atOf(english, second));
    await walkTo(m, 'MG-0002', 'enter_code', atOf(english, own));
    await press(world, english.operator, cardOf(world, 'WM-0001'), 'operation.cancel');
    const view = modalOf(world, english.operator, 'operation.cancel');
    expect(JSON.stringify(view.blocks)).toContain('not past its point of no return');
    await world.slack.as(english.operator).fill(view, { reason: 'sample reason' });
    await submit(world, english.operator, view);
    await m.settle();
    expect([statusOf(m, 'MG-0001'), statusOf(m, 'MG-0002')]).toEqual(['verifying', 'cancelling']);
    for (let left = 10; statusOf(m, 'MG-0002') !== 'cancelled' && left > 0; left -= 1) {
      await confirmed(m, 'MG-0002', {}, english.operator);
    }
    for (let left = 10; statusOf(m, 'MG-0001') !== 'done' && left > 0; left -= 1) {
      await doStep(m, 'MG-0001', atOf(english, second));
    }
    await m.settle();
    const told = printTexts(announcements(world, english.channel));
    expect(told).toContain('*WM-0001*: 1 of 2 numbers moved to Sample Direct. Not moved: +44 7400 123456');
    expect(stepOf(world, 'WM-0001')).toBe('ratings');
  },
);

troubled('fails where no number was moved, and says so', async (database) => {
  const m = await startWhole(database);
  const { world } = m;
  await started(m, english);
  await approve(world, 'WM-0001', english.approver);
  await m.settle();
  await press(world, english.operator, cardOf(world, 'WM-0001'), 'operation.cancel');
  const view = modalOf(world, english.operator, 'operation.cancel');
  await world.slack.as(english.operator).fill(view, { reason: 'sample reason' });
  await submit(world, english.operator, view);
  await m.settle();
  expect(statusOf(m, 'WM-0001')).toBe('failed');
  expect(JSON.stringify(cardOf(world, 'WM-0001').blocks)).toContain('no number was moved');
});
