import { type GroupMove, groupMove } from '../../src/domain/operation/group-move.ts';
import type { TestDatabase } from '../database.ts';
import { trusting } from './company.ts';
import { atMeta, confirmed, entered, moveAtMeta, pin } from './migration-play.ts';
import {
  company,
  type MigrationWorld,
  number,
  startMigration,
  startMigrationWorld,
  target,
} from './migration-world.ts';
import { cardOf, openStep, stepOf, submit } from './play.ts';

const minute = 60_000;

const isByHand = ({ world }: MigrationWorld, operation: string): boolean =>
  JSON.stringify(cardOf(world, operation).blocks).includes('"step.confirm"');

async function moveOf({ world }: MigrationWorld, operation: string): Promise<GroupMove> {
  const state = await world.app.ctx.store.read.operations.byName(operation);
  const move = state && groupMove(state);
  if (!move) throw new Error(`${operation} moves no group`);
  return move;
}

/** What people, the phone, Meta and Braze do at a step; every other is confirmed, or the bot's, which takes its time. */
const DOINGS: Readonly<Record<string, (m: MigrationWorld, operation: string, at: At) => Promise<unknown>>> = {
  two_step_off: (m, operation, { id, seen, user }) =>
    seen ? atMeta(m, 'two-step-off', { number: id }) : confirmed(m, operation, {}, user),
  send_code: async (m, operation, { user }) => {
    await submit(m.world, user, await openStep(m.world, user, operation));
    await m.settle();
  },
  enter_code: async (m, operation, { user }) => entered(m, operation, 'code', await m.code(), user),
  register: (m, operation, { user }) => entered(m, operation, 'pin', pin, user),
  connected: async (m, operation, { id, to, seen, user }) => {
    if (to !== null) moveAtMeta(m, id, to);
    await (seen ? m.wind(2 * minute) : confirmed(m, operation, {}, user));
  },
  two_step_on: (m, operation, { id, user }) =>
    isByHand(m, operation)
      ? confirmed(m, operation, {}, user)
      : atMeta(m, 'two-step-on', { number: id, pin }),
  healthy: (m) => m.wind(2 * minute),
  compare_templates: (m, operation, { user }) =>
    isByHand(m, operation) ? confirmed(m, operation, {}, user) : m.wind(6 * minute),
  ratings: (m) => m.wind(25 * 60 * minute),
  archive: async (m, operation, { user }) => {
    const { origin, group } = await moveOf(m, operation);
    m.world.braze.state.archive(origin, group);
    await confirmed(m, operation, {}, user);
  },
  integrate: async (m, operation, { user }) => {
    const { destination, number: moved, names } = await moveOf(m, operation);
    const name = `${names.group} anew`;
    const made = m.world.braze.state.integrate(destination, name, moved);
    await confirmed(m, operation, { subscription_group_id: made, subscription_group_name: name }, user);
  },
};

export interface At {
  readonly id: string;
  /** Null: outside. */
  readonly to: string | null;
  /** The bot can look at the destination. */
  readonly seen: boolean;
  readonly user: string;
}

const here: At = { id: number, to: null, seen: true, user: 'U0OPS' };

/** One step that waits is done, by whoever does it. */
export async function doStep(m: MigrationWorld, operation: string, at: At = here): Promise<void> {
  const step = stepOf(m.world, operation);
  const doing = DOINGS[step];
  if (doing !== undefined) await doing(m, operation, at);
  else await (isByHand(m, operation) ? confirmed(m, operation, {}, at.user) : m.wind(minute));
}

/** Every step until this one waits. */
export async function walkTo(m: MigrationWorld, operation: string, step: string, at?: At): Promise<void> {
  await m.settle();
  for (let left = 30; stepOf(m.world, operation) !== step; left -= 1) {
    if (left === 0) throw new Error(`${operation} never comes to ${step}`);
    await doStep(m, operation, at);
  }
}

/** A migration of ours, by our own calls, that has come to this step. */
export async function migrationAt(
  database: TestDatabase,
  step: string,
): Promise<{ readonly m: MigrationWorld; readonly operation: string }> {
  const m = await startMigrationWorld(database, { inventory: trusting(company) });
  const wish = { user: 'U0OPS', number, scenario: '2', destination: target };
  const operation = await startMigration(m.world, wish);
  await walkTo(m, operation, step);
  return { m, operation };
}

/** The steps in the order in which they were done, as the event rows tell. */
export async function stepsDone({ world }: MigrationWorld, operation: string): Promise<string[]> {
  const rows = await world.app.database.sql<{ step: string }[]>`
    select e.data->>'step' as step from operation_event e join operation o on o.id = e.operation_id
    where o.name = ${operation} and e.type = 'step_done' order by e.version`;
  return rows.map(({ step }) => step);
}
