import { describe, expect, it } from 'vitest';
import { registrations } from '../../src/domain/migration/registered-on.ts';
import type { ShownView } from '../../src/sandbox/slack/model.ts';
import { useDatabase } from '../database.ts';
import { casts } from './cast.ts';
import { trusting } from './company.ts';
import { golden } from './golden.ts';
import { writesAtMeta } from './migration-play.ts';
import {
  askForMigration,
  company,
  elsewhere,
  number,
  startMigrationWorld,
  target,
} from './migration-world.ts';
import { command, modalOf, newest, press, refusedCalls, submit } from './play.ts';
import { printView } from './print.ts';
import { startWorld } from './world.ts';
import { written } from './written.ts';

/** Slack gives up after 3,000. */
const inTime = 2900;
const wish = { user: 'U0OPS', number, scenario: '2', destination: target };

const checks = ({ blocks }: ShownView): string[] =>
  blocks.flatMap(({ block_id = '' }) => (block_id.startsWith('check.') ? [block_id.slice(6)] : []));

const inputs = ({ blocks }: ShownView): string[] =>
  blocks.flatMap((block) => (block.type === 'input' ? [block.block_id ?? ''] : []));

const yes = (plan: ShownView) =>
  Object.fromEntries(inputs(plan).flatMap((id) => (id.startsWith('confirm.') ? [[id, ['yes']]] : [])));

describe.for(casts)('in $language', ({ language, operator }) => {
  const database = useDatabase();
  const own = language === 'fr' ? number : '106540352242924';

  it('[R80] [R82] [R83] [R110] where the number is registered comes first: only on the API there is more to fill in', async () => {
    const { world } = await startMigrationWorld(database);
    await command(world, operator, 'migrate');
    const first = modalOf(world, operator, 'migrate.new');
    expect(inputs(first)).toEqual(['registered_on']);
    const book = [printView(first)];
    for (const place of registrations.filter((one) => one !== 'api')) {
      await world.slack.as(operator).fill(first, { registered_on: place });
      await world.app.idle();
      const told = modalOf(world, operator, 'migrate.new');
      expect(inputs(told)).toEqual(['registered_on']);
      book.push(printView(told));
      await submit(world, operator, told);
      expect(inputs(modalOf(world, operator, 'migrate.new'))).toEqual(['registered_on']);
    }
    await world.slack.as(operator).fill(first, { registered_on: 'api' });
    await world.app.idle();
    const form = modalOf(world, operator, 'migrate.new');
    expect(inputs(form)).toContain('scenario');
    await golden(language, 'migration-elsewhere', book.join('\n'));
    await golden(language, 'migration-new', printView(form));
    expect(refusedCalls(world)).toEqual([]);
  });

  it('[R79] [R85] [R91–R100] [R106–R108] [R114] the plan shows every check, what stays, what goes, who pays and each step', async () => {
    const m = await startMigrationWorld(database);
    const plan = await askForMigration(m.world, { ...wish, user: operator, number: own });
    expect(checks(plan).filter((check) => !check.endsWith('.pass'))).toEqual([
      'history.unknown',
      'two_step.warn',
    ]);
    await golden(language, 'migration-plan', printView(plan));
    const other = { user: operator, number: own, scenario: '6', destination: elsewhere };
    const lost = await askForMigration(m.world, other);
    expect(lost.submit).not.toBeNull();
    await golden(language, 'migration-plan-other-business', printView(lost));
    expect(writesAtMeta(m)).toEqual([]);
    expect(refusedCalls(m.world)).toEqual([]);
  });
});

describe('the plan', () => {
  const database = useDatabase();

  it('[R111] C19: a name without review is overridden by name, and only with a reason', async () => {
    const { world, meta } = await startMigrationWorld(database, { inventory: trusting(company) });
    const { numbers } = meta.state.tables;
    numbers.put({ ...numbers.known(number), nameStatus: 'AVAILABLE_WITHOUT_REVIEW' });
    const plan = await askForMigration(world, wish);
    const person = world.slack.as('U0OPS');
    await submit(world, 'U0OPS', plan);
    expect(Object.keys(modalOf(world, 'U0OPS', 'migrate.plan').errors).toSorted()).toEqual([
      'confirm.history',
      'confirm.name_approved',
    ]);
    await person.fill(plan, yes(plan));
    await submit(world, 'U0OPS', plan);
    expect(Object.keys(modalOf(world, 'U0OPS', 'migrate.plan').errors)).toEqual(['because.name_approved']);
    await person.fill(plan, { 'because.name_approved': 'sample word of Meta support' });
    await submit(world, 'U0OPS', plan);
    const state = await world.app.ctx.store.read.operations.byName(await newest(world));
    expect(state?.confirmations).toContainEqual({
      ...{ check: 'name_approved', by: 'U0OPS', because: 'sample word of Meta support' },
    });
  });
});

describe('a plan', () => {
  const database = useDatabase();

  it('that changed while it was read is shown anew, and nothing is written', async () => {
    const m = await startMigrationWorld(database, { inventory: trusting(company) });
    const { world, meta } = m;
    const plan = await askForMigration(world, wish);
    const { numbers } = meta.state.tables;
    numbers.put({ ...numbers.known(number), accountMode: 'SANDBOX' });
    await m.wind(61_000);
    await world.slack.as('U0OPS').fill(plan, yes(plan));
    await submit(world, 'U0OPS', plan);
    const anew = modalOf(world, 'U0OPS', 'migrate.plan');
    expect(checks(anew)).toContain('not_test.fail');
    expect(anew.submit).toBeNull();
    numbers.put({ ...numbers.known(number), accountMode: 'LIVE' });
    await m.wind(61_000);
    await press(world, 'U0OPS', anew, 'operation.recheck');
    const again = modalOf(world, 'U0OPS', 'migrate.plan');
    expect(checks(again)).toContain('not_test.pass');
    expect((await written(world)).operation).toEqual([]);
    await world.slack.as('U0OPS').fill(again, yes(again));
    await submit(world, 'U0OPS', again);
    expect(await newest(world)).toBe('MG-0001');
  });
});

describe('while Meta', () => {
  const database = useDatabase();

  it.each(['500', 'drop', 'html', '429'] as const)(
    'answers with %s, what could not be read is asked of a person',
    async (fault) => {
      await database.sql`truncate meta_reading`;
      const m = await startMigrationWorld(database, { inventory: trusting(company) });
      m.meta.state.faults.add({ call: '*', fault, times: 1000 });
      const plan = await askForMigration(m.world, wish);
      const asked = checks(plan).filter((check) => !check.endsWith('.pass'));
      expect(asked).toEqual(
        expect.arrayContaining(['source_account.unknown', 'payment.unknown', 'not_there.unknown']),
      );
      expect(asked.filter((check) => check.endsWith('.fail'))).toEqual([]);
      expect(plan.submit).not.toBeNull();
      expect(refusedCalls(m.world)).toEqual([]);
    },
  );

  it('is slow, Slack never waits: the plan says that it is reading, and starting it says what came of it', async () => {
    await database.sql`truncate meta_reading`;
    const m = await startMigrationWorld(database, { inventory: trusting(company) });
    const { world, meta } = m;
    const person = world.slack.as('U0OPS');
    await command(world, 'U0OPS', 'migrate');
    await person.fill(modalOf(world, 'U0OPS', 'migrate.new'), { registered_on: 'api' });
    await world.app.idle();
    const draft = modalOf(world, 'U0OPS', 'migrate.new');
    await person.suggest(draft, 'number', '');
    await person.suggest(draft, 'destination', '');
    await person.fill(draft, {
      number,
      scenario: '2',
      destination: target,
      scope: 'number',
      reason: 'sample',
    });
    meta.state.faults.add({ call: '*', fault: 'slow', times: 9, ms: 3500 });
    const asked = await person.submit(draft);
    expect(asked.ms).toBeLessThan(inTime);
    expect(modalOf(world, 'U0OPS', 'migrate.plan').submit).toBeNull();
    await world.app.idle();
    const plan = modalOf(world, 'U0OPS', 'migrate.plan');
    expect(checks(plan)).toContain('source_account.pass');

    await m.wind(61_000);
    await person.fill(plan, yes(plan));
    meta.state.faults.clear();
    meta.state.faults.add({ call: '*', fault: 'slow', times: 9, ms: 3500 });
    const begun = await person.submit(plan);
    expect(begun.ms).toBeLessThan(inTime);
    await world.app.idle();
    expect(JSON.stringify(modalOf(world, 'U0OPS', 'migrate.started').blocks)).toContain(await newest(world));
  });
});

describe('without Meta’s token', () => {
  const database = useDatabase();

  it('our own calls cannot be made, and the plan says what is missing', async () => {
    const world = await startWorld(database, { company });
    const plan = await askForMigration(world, wish);
    expect(checks(plan)).toEqual(['scenario_fits.fail']);
    expect(JSON.stringify(plan.blocks)).toContain('META_ACCESS_TOKEN');
  });
});
