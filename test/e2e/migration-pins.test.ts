import { describe, expect, it } from 'vitest';
import { changeOperation } from '../../src/application/operation/change.ts';
import { theClock } from '../../src/domain/operation/actor.ts';
import { stepState } from '../../src/domain/operation/state.ts';
import { register } from '../../src/sandbox/meta/migration/register.ts';
import { useDatabase } from '../database.ts';
import { atMeta, callsOf, entered, pin, typed, wabaOf, writesAtMeta } from './migration-play.ts';
import { migrationAt, walkTo } from './migration-steps.ts';
import { type MigrationWorld, number, source, target } from './migration-world.ts';
import { cardOf, press, stepOf, wordsTo } from './play.ts';
import { printMessage } from './print.ts';

const minute = 60_000;
const another = '777123';

const registers = (m: MigrationWorld): number => callsOf(m, 'number.register').length;

const stateOf = async ({ world }: MigrationWorld, operation: string) => {
  const state = await world.app.ctx.store.read.operations.byName(operation);
  return state && stepState(state, 'register');
};

describe('a PIN that is another one than the number has', () => {
  const database = useDatabase();

  it('is told, and never guessed (133005)', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    await atMeta(m, 'two-step-on', { number, pin: another });
    expect(await entered(m, operation, 'pin', '12345x')).toContain('Six digits');
    expect(registers(m)).toBe(0);
    expect(await entered(m, operation, 'pin', pin)).toContain('another PIN');
    await m.wind(120 * minute);
    expect(registers(m)).toBe(1);
    expect(stepOf(m.world, operation)).toBe('register');
    expect(await wabaOf(m, number)).toBe(source);
    expect(await entered(m, operation, 'pin', another)).toBeUndefined();
    expect(registers(m)).toBe(2);
    expect(writesAtMeta(m)).not.toContain('number.deregister');
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe('PINs that were guessed too fast, and too often', () => {
  const database = useDatabase();

  it('are told with how long to wait, and not even the right one is tried before (133009, 133008)', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { tables } = m.meta.state;
    const now = () => m.world.app.clock.now().getTime();
    const guessed = (...secondsAgo: readonly number[]) =>
      tables.registrations.put({
        ...tables.registrations.known(number),
        wrongPins: secondsAgo.map((ago) => now() - ago * 1_000),
      });
    await atMeta(m, 'two-step-on', { number, pin: another });
    guessed(0);
    expect(await entered(m, operation, 'pin', another)).toMatch(/too many.*too fast.*in 1 minute, .*vault/);
    guessed(50, 40, 30, 20, 10);
    expect(await entered(m, operation, 'pin', another)).toMatch(/too many.*in 60 minutes, /);
    expect(printMessage(cardOf(m.world, operation))).toMatch(/wait until 2\d{3}-/);
    expect(registers(m)).toBe(2);
    await m.wind(60 * minute);
    expect(registers(m)).toBe(2);
    expect(await entered(m, operation, 'pin', another)).toBeUndefined();
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe('a number that was deleted at Meta', () => {
  const database = useDatabase();

  it('can be registered five minutes later, and is told so (133015)', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    await atMeta(m, 'number-delete', { number });
    expect(await entered(m, operation, 'pin', pin)).toMatch(/deleted recently.*in 5 minutes/);
    expect(stepOf(m.world, operation)).toBe('register');
    await m.wind(5 * minute);
    expect(registers(m)).toBe(1);
    expect(await entered(m, operation, 'pin', pin)).toBeUndefined();
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe('a number that Meta wants verified once more (133006)', () => {
  const database = useDatabase();

  it('gets a new code from the card, and is registered with the same PIN', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { migrations } = m.meta.state.tables;
    migrations.put({ ...migrations.known(number), isVerified: false });
    expect(await entered(m, operation, 'pin', pin)).toContain('“Send the code”');
    expect(stepOf(m.world, operation)).toBe('send_code');
    expect(printMessage(cardOf(m.world, operation))).toContain('operation.cancel');
    await walkTo(m, operation, 'register');
    expect(await entered(m, operation, 'pin', pin)).toBeUndefined();
    expect(callsOf(m, 'number.request_code')).toHaveLength(2);
    expect(registers(m)).toBe(2);
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe('a number that Meta has blocked', () => {
  const database = useDatabase();

  it('is told with how long it lasts (133016)', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { registrations } = m.meta.state.tables;
    const blockedUntil = m.world.app.clock.now().getTime() + 72 * 60 * minute;
    registrations.put({ ...registrations.known(number), blockedUntil });
    expect(await entered(m, operation, 'pin', pin)).toMatch(/blocked.* 72 hours/);
    expect(registers(m)).toBe(1);
    await m.wind(72 * 60 * minute);
    expect(await entered(m, operation, 'pin', pin)).toBeUndefined();
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe('registering', () => {
  const database = useDatabase();

  it('pressed twice at once by one person, and by two people, reaches Meta once', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    m.meta.state.faults.add({ call: 'number.register', fault: 'slow', ms: 300 });
    const mine = await typed(m, operation, 'pin', pin);
    const theirs = await typed(m, operation, 'pin', pin, 'U0CREW');
    const [me, colleague] = [m.world.slack.as('U0OPS'), m.world.slack.as('U0CREW')];
    await Promise.all([me.submit(mine), me.submit(mine), colleague.submit(theirs)]);
    await m.settle();
    expect(registers(m)).toBe(1);
    expect(await stateOf(m, operation)).toMatchObject({ status: 'done', attempts: 1 });
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe.each(['lost', 'half_json'] as const)('registering, when the answer is %s', (fault) => {
  const database = useDatabase();

  it('is seen at Meta and done, without a second call', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    m.meta.state.faults.add({ call: 'number.register', fault });
    expect(await entered(m, operation, 'pin', pin)).toBeUndefined();
    await m.wind(2 * minute);
    expect(registers(m)).toBe(1);
    expect(await stateOf(m, operation)).toMatchObject({ status: 'done', proof: { kind: 'seen' } });
  });
});

describe('registering, when Meta is silent afterwards too', () => {
  const database = useDatabase();

  it('says that it is not clear, cannot be cancelled, and before a second try Meta is read', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { world, meta } = m;
    const before = cardOf(world, operation);
    meta.state.faults.add({ call: 'number.register', fault: 'lost' });
    meta.state.faults.add({ call: 'waba.numbers', fault: 'drop', times: 50 });
    const view = await typed(m, operation, 'pin', pin);
    await world.slack.as('U0OPS').submit(view);
    await m.settle();
    expect(await stateOf(m, operation)).toMatchObject({ status: 'open', error: 'unclear_register' });
    expect(registers(m)).toBe(1);
    expect(printMessage(cardOf(world, operation))).not.toContain('operation.cancel');
    await press(world, 'U0CREW', before, 'operation.cancel');
    expect(wordsTo(world, 'U0CREW')).toContain('Enregistrer le numéro');
    meta.state.faults.clear();
    expect(await entered(m, operation, 'pin', pin)).toBeUndefined();
    expect(registers(m)).toBe(1);
    expect(await stateOf(m, operation)).toMatchObject({ status: 'done', proof: { kind: 'seen' } });
    expect(await wabaOf(m, number)).toBe(target);
  });
});

describe('registering, when the bot dies in the middle', () => {
  const database = useDatabase();

  it('is read at Meta by whoever is left, and nobody has to give the PIN again', async () => {
    const { m, operation } = await migrationAt(database, 'register');
    const { world, meta } = m;
    // The mark is written, the call has arrived, and the process with the PIN is gone.
    await changeOperation(world.app.ctx, {
      operation,
      actor: theClock,
      command: () => ({ type: 'attempt', step: 'register', attempt: 1 }),
    });
    register(meta.state.world, meta.state.tables.numbers.known(number), pin);
    await m.wind(2 * minute);
    expect(await stateOf(m, operation)).toMatchObject({ status: 'done', proof: { kind: 'seen' } });
    expect(registers(m)).toBe(0);
  });
});
