import { expect } from 'vitest';
import { brokenAt } from '../../../src/domain/operation/chain.ts';
import { replay } from '../../../src/domain/operation/evolve.ts';
import type { OperationState } from '../../../src/domain/operation/state.ts';
import type { Migrant, MigrationDesk } from './migration-desk.ts';

/** Tries and what came of them may be more; everything else is the same however often something goes wrong. */
const TRIES = ['step_attempted', 'step_failed', 'step_retried'];
/** Whoever has just done the step before is not told that it is their turn; where the bot ended it, they are. */
const UNLIKE = ['timeline', 'step_failed', 'your_turn'];

export const eventsOf = async (desk: MigrationDesk, { id }: OperationState) =>
  (await desk.ctx.store.read.operations.events(id)).map(({ data }) => data);

/** What a migration leaves behind, without what differs from one number to the next. */
export async function traceOf(desk: MigrationDesk, state: OperationState, { number, target }: Migrant) {
  const { followUps, cards, assets } = desk.ctx.store.read;
  const told = await desk.sql<{ notice: { type: string; what?: string; step?: string } }[]>`
    select notice from outbox where key like ${`${state.name}:%`} order by id`;
  const looks = await desk.sql<{ due: Date }[]>`
    select due from wanted_job where job->>'name' = 'ratings' and job->>'operation' = ${state.name} order by due`;
  const registeredAt = (await followUps.find(state.id))?.registeredAt ?? '';
  return {
    events: (await eventsOf(desk, state))
      .filter(({ type }) => !TRIES.includes(type))
      .map((event) => ('step' in event ? `${event.type} ${event.step}` : event.type)),
    told: told
      .map(({ notice: { type, what, step } }) => [type, what, step].filter(Boolean).join(' '))
      .filter((each) => !UNLIKE.includes(each.split(' ')[0] ?? '')),
    cards: (await cards.of(state.id)).map(({ kind }) => kind).toSorted(),
    expected: (await followUps.expected(state.id)).map(({ name }) => name).toSorted(),
    copied: desk.meta.tables
      .templatesOf(target)
      .map(({ name }) => name)
      .toSorted(),
    fields: { ...state.fields, phone_number_id: null },
    // Of the first minutes some may be over.
    looks: looks.map(({ due }) => due.getTime() - Date.parse(registeredAt)).filter((ms) => ms > 600_000),
    isThere: [
      desk.meta.tables.numbers.known(number).waba === target,
      (await assets.number(number))?.wabaId === target,
    ],
  };
}

/** Its events are one chain, and tell what is kept of it. */
export async function expectWhole(desk: MigrationDesk, name: string): Promise<OperationState> {
  const { operations } = desk.ctx.store.read;
  const state = await operations.byName(name);
  if (state === null) throw new Error(`${name} is gone`);
  const events = await operations.events(state.id);
  expect(brokenAt(events)).toBeNull();
  expect(replay(state.id, events)).toEqual(state);
  return state;
}
