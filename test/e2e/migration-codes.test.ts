import { beforeEach, describe, expect, it } from 'vitest';
import type { ShownView } from '../../src/sandbox/slack/model.ts';
import { useDatabase } from '../database.ts';
import { callsOf, entered, typed } from './migration-play.ts';
import { migrationAt } from './migration-steps.ts';
import type { MigrationWorld } from './migration-world.ts';
import { cardOf, modalOf, openStep, press, stepOf, submit } from './play.ts';

const minute = 60_000;
const hour = 60 * minute;
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Presses "Send a new code" and submits; what its field then says. */
async function askedAgain({ world, settle }: MigrationWorld, operation: string): Promise<string | undefined> {
  await press(world, 'U0OPS', cardOf(world, operation), 'code.again');
  const view = modalOf(world, 'U0OPS', 'step.confirm');
  await submit(world, 'U0OPS', view);
  await settle();
  const shown = world.slack.as('U0OPS').view();
  if (shown !== undefined) await world.slack.as('U0OPS').close(shown);
  return shown?.errors.method;
}

describe('the code', () => {
  const database = useDatabase();
  let m: MigrationWorld;
  let operation: string;
  beforeEach(async () => {
    await database.sql`delete from hold`;
    ({ m, operation } = await migrationAt(database, 'enter_code'));
  });

  it('that is no six digits never leaves the house', async () => {
    const view = await typed(m, operation, 'code', '12345a');
    await submit(m.world, 'U0OPS', view);
    expect(modalOf(m.world, 'U0OPS', 'step.code').errors.code).toContain('Six digits');
    expect(callsOf(m, 'number.verify_code')).toEqual([]);
  });

  it('that is wrong tells how many attempts are left; the right one, in two groups, then goes on', async () => {
    const code = await m.code();
    expect(await entered(m, operation, 'code', wrong(code))).toContain('Attempts left: 4');
    expect(await entered(m, operation, 'code', wrong(code))).toContain('Attempts left: 3');
    expect(await entered(m, operation, 'code', `${code.slice(0, 3)}-${code.slice(3)}`)).toBeUndefined();
    expect(stepOf(m.world, operation)).toBe('pin_vault');
    expect(callsOf(m, 'number.verify_code')).toHaveLength(3);
  });

  it('that was mistyped five times is worth nothing: a new one is asked for', async () => {
    const code = await m.code();
    for (let left = 5; left > 0; left -= 1) await entered(m, operation, 'code', wrong(code));
    expect(await entered(m, operation, 'code', code)).toContain('ask for a new one');
    expect(await askedAgain(m, operation)).toBeUndefined();
    expect(await entered(m, operation, 'code', await m.code())).toBeUndefined();
    expect(stepOf(m.world, operation)).toBe('pin_vault');
  });

  it('that has expired says so; “send a new code” sends one, which is taken', async () => {
    const old = await m.code();
    await m.wind(11 * minute);
    expect(await entered(m, operation, 'code', old)).toContain('expired');
    expect(stepOf(m.world, operation)).toBe('enter_code');
    expect(await askedAgain(m, operation)).toBeUndefined();
    expect(callsOf(m, 'number.request_code')).toHaveLength(2);
    expect(await entered(m, operation, 'code', await m.code())).toBeUndefined();
    expect(stepOf(m.world, operation)).toBe('pin_vault');
  });

  it('that was asked for too often is told until when', async () => {
    for (let left = 4; left > 0; left -= 1) expect(await askedAgain(m, operation)).toBeUndefined();
    expect(await askedAgain(m, operation)).toMatch(/Too many codes.* wait until 2/);
    await m.wind(hour);
    expect(await askedAgain(m, operation)).toBeUndefined();
  });

  it('that Meta took although its answer was lost is seen there, and not sent twice', async () => {
    m.meta.state.faults.add({ call: 'number.verify_code', fault: 'lost' });
    expect(await entered(m, operation, 'code', await m.code())).toBeUndefined();
    expect(stepOf(m.world, operation)).toBe('pin_vault');
    expect(callsOf(m, 'number.verify_code')).toHaveLength(1);
  });
});

describe('the press that sends the code', () => {
  const database = useDatabase();

  it('made by two people at once reaches the phone once; a lost answer waits for a person to say more', async () => {
    const { m, operation } = await migrationAt(database, 'send_code');
    const { world, meta } = m;
    meta.state.faults.add({ call: 'number.request_code', fault: 'lost' });
    const users = ['U0OPS', 'U0CREW'];
    const views = new Map<string, ShownView>();
    for (const user of users) views.set(user, await openStep(world, user, operation));
    await Promise.all([...views].map(([user, view]) => world.slack.as(user).submit(view)));
    await m.settle();
    expect(callsOf(m, 'number.request_code')).toHaveLength(1);
    expect(stepOf(world, operation)).toBe('send_code');
    await m.wind(10 * minute);
    expect(callsOf(m, 'number.request_code')).toHaveLength(1);
    const again = await openStep(world, 'U0OPS', operation);
    expect(JSON.stringify(again.blocks)).toContain('not clear');
    await submit(world, 'U0OPS', again);
    await m.settle();
    expect(callsOf(m, 'number.request_code')).toHaveLength(2);
    expect(await entered(m, operation, 'code', await m.code())).toBeUndefined();
  });
});
