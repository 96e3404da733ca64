import { describe, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { atMeta, callsOf, confirmed, entered, pin, statusOf, typed, wabaOf } from './migration-play.ts';
import { migrationAt } from './migration-steps.ts';
import { askForMigration, type MigrationWorld, number, source, target } from './migration-world.ts';
import { cardOf, modalOf, press, stepOf, submit, toldTo } from './play.ts';
import { printAnswer, printMessage, printView } from './print.ts';

const hour = 3_600_000;
const another = '777123';
const wish = { user: 'U0OPS', number, scenario: '2', destination: target };

/** Presses "cancel", gives a reason, and submits; what the field then says. */
async function cancelling({ world, settle }: MigrationWorld, operation: string): Promise<string | undefined> {
  await press(world, 'U0OPS', cardOf(world, operation), 'operation.cancel');
  const view = modalOf(world, 'U0OPS', 'operation.cancel');
  await world.slack.as('U0OPS').fill(view, { reason: 'sample reason to stop' });
  await submit(world, 'U0OPS', view);
  await settle();
  const shown = world.slack.as('U0OPS').view();
  if (shown !== undefined) await world.slack.as('U0OPS').close(shown);
  return shown === undefined ? undefined : printView(shown);
}

describe('cancelled before the number is registered', () => {
  const database = useDatabase();

  it('takes back the last step first, two-step verification too, and lists what stays at Meta', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { world } = m;
    expect(await cancelling(m, operation)).toBeUndefined();
    for (const step of ['archive', 'free_uses', 'two_step_off']) {
      expect(stepOf(world, operation)).toBe(step);
      expect(statusOf(m, operation)).toBe('cancelling');
      if (step !== 'two_step_off') await confirmed(m, operation);
    }
    expect(printMessage(cardOf(world, operation))).toMatch(/step\.confirm/);
    await atMeta(m, 'two-step-on', { number, pin: another });
    expect(statusOf(m, operation)).toBe('cancelled');
    const card = printMessage(cardOf(world, operation));
    expect(card).toMatch(/copies des modèles.*notre application.*numéro en attente/);
    expect(await wabaOf(m, number)).toBe(source);
    expect(callsOf(m, 'number.register')).toEqual([]);
    expect(await world.app.database.sql`select * from hold`).toEqual([]);
  });
});

describe('cancelled while the number is being registered', () => {
  const database = useDatabase();

  it('is refused until it is known what came of it', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { world, meta } = m;
    const before = cardOf(world, operation);
    await press(world, 'U0CREW', before, 'operation.cancel');
    const early = modalOf(world, 'U0CREW', 'operation.cancel');
    await world.slack.as('U0CREW').fill(early, { reason: 'sample reason to stop' });
    const view = await typed(m, operation, 'pin', pin);
    meta.state.faults.add({ call: 'number.register', fault: 'slow', ms: 4000 });
    const registering = world.slack.as('U0OPS').submit(view);
    await eventually(async () => {
      const state = await world.app.ctx.store.read.operations.byName(operation);
      expect(state?.steps.find(({ key }) => key === 'register')?.attempts).toBe(1);
    });
    const refused = await world.slack.as('U0CREW').submit(early);
    expect(refused.ms).toBeLessThan(2900);
    expect(printView(modalOf(world, 'U0CREW', 'operation.refused'))).toContain('Enregistrer le numéro');
    expect((await registering).ms).toBeLessThan(2900);
    await m.settle();
    expect(await wabaOf(m, number)).toBe(target);
    expect(statusOf(m, operation)).not.toBe('cancelling');
    expect(callsOf(m, 'number.register')).toHaveLength(1);
  });
});

describe('cancelled after the number was registered', () => {
  const database = useDatabase();

  it('is refused, and the way back is told: a new migration with its own plan', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { world } = m;
    const before = cardOf(world, operation);
    await press(world, 'U0CREW', before, 'operation.cancel');
    const early = modalOf(world, 'U0CREW', 'operation.cancel');
    expect(await entered(m, operation, 'pin', pin)).toBeUndefined();
    expect(printMessage(cardOf(world, operation))).not.toContain('operation.cancel');

    await world.slack.as('U0CREW').fill(early, { reason: 'sample reason to stop' });
    await submit(world, 'U0CREW', early);
    expect(printView(modalOf(world, 'U0CREW', 'operation.refused'))).toContain('/wa migrate');
    await world.slack.as('U0OPS').press(before, 'operation.cancel');
    await m.settle();
    expect(printAnswer(toldTo(world, 'U0OPS').blocks)).toContain('/wa migrate');
    expect(statusOf(m, operation)).not.toBe('cancelled');
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe('registering', () => {
  const database = useDatabase();

  it('is tried ten times in 72 hours and no more, by whatever copy and whatever operation (133016)', {
    timeout: 60_000,
  }, async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const registers = () => callsOf(m, 'number.register').length;
    await atMeta(m, 'two-step-on', { number, pin: another });
    for (let left = 10; left > 0; left -= 1) await entered(m, operation, 'pin', pin);
    expect(registers()).toBe(10);
    expect(await entered(m, operation, 'pin', another)).toMatch(/All registrations.* 2\d{3}-/);
    const other = await m.world.copy();
    m.world.slack.connectBot(other.url);
    await m.world.slack.as('U0OPS').press(cardOf(m.world, operation), 'step.pin');
    await other.app.idle();
    const view = modalOf(m.world, 'U0OPS', 'step.pin');
    await m.world.slack.as('U0OPS').fill(view, { pin: another });
    await submit(m.world, 'U0OPS', view);
    expect(modalOf(m.world, 'U0OPS', 'step.pin').errors.pin).toContain('All registrations');
    await m.world.slack.as('U0OPS').close(view);
    m.world.slack.connectBot(m.world.url);
    expect(registers()).toBe(10);

    expect(await cancelling(m, operation)).toBeUndefined();
    for (const _ of ['archive', 'free_uses']) await confirmed(m, operation);
    // Two-step verification is on at Meta: that ends by itself.
    await m.wind(5 * 60_000);
    expect(statusOf(m, operation)).toBe('cancelled');
    const plan = await askForMigration(m.world, wish);
    expect(plan.blocks.map((block) => block.block_id)).toContain('check.register_budget.fail');
    expect(plan.submit).toBeNull();
    await m.wind(73 * hour);
    const later = await askForMigration(m.world, wish);
    expect(later.blocks.map((block) => block.block_id)).toContain('check.register_budget.pass');
  });
});
