import { describe, expect, it } from 'vitest';
import type { ShownView } from '../../src/sandbox/slack/model.ts';
import { useDatabase } from '../database.ts';
import { groups, trusting } from './company.ts';
import { statusOf } from './migration-play.ts';
import {
  askForMigration,
  company,
  hub,
  hubNumber,
  type MigrationWorld,
  number,
  otherHub,
  secondHubNumber,
  startMigration,
  startMigrationWorld,
  target,
} from './migration-world.ts';
import { approve, askForPlan, cancelled, cardOf, modalOf, press, submit } from './play.ts';
import { printMessage } from './print.ts';

const inventory = trusting(company);
const toDirect = { user: 'U0OPS', number, scenario: '2', destination: target };
const toOtherHub = { user: 'U0OPS', number: hubNumber, scenario: '2', destination: otherHub };
const currency = { ...toOtherHub, destination: 'outside', scope: 'currency' };

const failing = (view: ShownView): string[] =>
  view.blocks.flatMap(({ block_id = '' }) => (/^check\..*\.fail$/.test(block_id) ? [block_id] : []));

const held = ['check.not_held.fail'];

const operations = async ({ world }: MigrationWorld): Promise<number> =>
  (await world.app.ctx.store.read.operations.list({ limit: 10 })).length;

const answers = (plan: ShownView) =>
  Object.fromEntries(
    plan.blocks.flatMap(({ block_id = '' }) =>
      block_id.startsWith('confirm.') ? [[block_id, ['yes']]] : [],
    ),
  );

describe('a number', () => {
  const database = useDatabase();

  it('that is being migrated is held: the second who asks is told by which operation and by whom', async () => {
    const m = await startMigrationWorld(database, { inventory });
    const { world } = m;
    const late = await askForMigration(world, { ...toDirect, user: 'U0CREW' });
    const operation = await startMigration(world, toDirect);

    await world.slack.as('U0CREW').fill(late, answers(late));
    await submit(world, 'U0CREW', late);
    const told = modalOf(world, 'U0CREW', 'migrate.plan');
    expect(JSON.stringify(told.blocks[0])).toContain(operation);
    expect(JSON.stringify(told.blocks[0])).toContain('<@U0OPS>');
    expect(told.submit).toBeNull();

    const again = await askForMigration(world, { ...toDirect, user: 'U0CREW' });
    expect(failing(again)).toEqual(held);
    expect(JSON.stringify(again.blocks)).toContain(`${operation}, de <@U0OPS>`);
    const transfer = await askForPlan(world, { user: 'U0CREW', group: groups.fr, destination: 'outlet' });
    expect(failing(transfer)).toEqual(held);
    expect(await operations(m)).toBe(1);
    await cancelled(world, operation);
    expect(failing(await askForMigration(world, { ...toDirect, user: 'U0CREW' }))).toEqual([]);
  });
});

describe('a WABA whose currency changes', () => {
  const database = useDatabase();

  it('[R79] is held alone: none of its other numbers goes anywhere meanwhile', async () => {
    const m = await startMigrationWorld(database, { inventory });
    const operation = await startMigration(m.world, currency);
    const rows = await database.sql`select asset, class from hold where asset = ${`waba:${hub}`}`;
    expect(rows.map((row) => row.class)).not.toContain('shared');
    const plan = await askForMigration(m.world, { ...toOtherHub, number: secondHubNumber });
    expect(failing(plan)).toEqual(held);
    expect(JSON.stringify(plan.blocks)).toContain(operation);
  });
});

describe('a WABA of which one number is being migrated', () => {
  const database = useDatabase();

  it('[R79] is shared with its other numbers, and a change of its currency is told who is in the way', async () => {
    const m = await startMigrationWorld(database, { inventory });
    const { world } = m;
    const early = await askForMigration(world, { ...currency, user: 'U0CREW', number: secondHubNumber });
    const first = await startMigration(world, toOtherHub);

    const changing = await askForMigration(world, { ...currency, number: secondHubNumber });
    expect(failing(changing)).toEqual(held);
    expect(JSON.stringify(changing.blocks)).toContain(first);

    await world.slack.as('U0CREW').fill(early, answers(early));
    await submit(world, 'U0CREW', early);
    expect(JSON.stringify(modalOf(world, 'U0CREW', 'migrate.plan').blocks[0])).toContain(first);
    expect(await operations(m)).toBe(1);
    await startMigration(world, { ...toOtherHub, number: secondHubNumber });
    expect(await operations(m)).toBe(2);
  });
});

describe('two people who start the same migration at the same instant', () => {
  const database = useDatabase();

  it('start one: the other is told whose it is', async () => {
    const m = await startMigrationWorld(database, { inventory });
    const { world } = m;
    const plans = new Map<string, ShownView>();
    for (const user of ['U0OPS', 'U0CREW']) {
      const plan = await askForMigration(world, { ...toDirect, user });
      await world.slack.as(user).fill(plan, answers(plan));
      plans.set(user, plan);
    }
    await Promise.all([...plans].map(([user, plan]) => world.slack.as(user).submit(plan)));
    await m.settle();
    expect(await operations(m)).toBe(1);
    const [state] = await world.app.ctx.store.read.operations.list({ limit: 1 });
    const other = state?.requester === 'U0OPS' ? 'U0CREW' : 'U0OPS';
    expect(JSON.stringify(modalOf(world, other, 'migrate.plan').blocks[0])).toContain('MG-000');
  });
});

describe('a migration that waits for its approval', () => {
  const database = useDatabase();

  it('whose number changed at Meta meanwhile is not started by it: the new plan is shown', async () => {
    const m = await startMigrationWorld(database);
    const { world, meta } = m;
    const operation = await startMigration(world, toDirect);
    const { numbers } = meta.state.tables;
    numbers.put({ ...numbers.known(number), isOnBizApp: true });
    await m.wind(61_000);
    await approve(world, operation, 'U0APPROVER');
    expect(statusOf(m, operation)).toBe('awaiting_approval');
    expect(printMessage(cardOf(world, operation))).not.toContain('U0APPROVER a approuvé');
    numbers.put({ ...numbers.known(number), isOnBizApp: false });
    await m.wind(61_000);
    await press(world, 'U0OPS', cardOf(world, operation), 'operation.recheck');
    await approve(world, operation, 'U0APPROVER');
    await m.settle();
    expect(statusOf(m, operation)).toBe('running');
  });
});
