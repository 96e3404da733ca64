import { GroupId } from '../../src/domain/asset/ids.ts';
import type { TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { groups } from './company.ts';
import type { Language } from './golden.ts';
import { importFile, withOptInOwners } from './importing.ts';
import { cardOf, modalOf, press, submit } from './play.ts';
import { startWorld, type World } from './world.ts';

export const setCall = 'v2/subscription/status/set';

/** Who imports into which group of which brand. */
export interface Owner {
  readonly language: Language;
  readonly owner: string;
  readonly workspace: string;
  readonly group: string;
}

export const english: Owner = {
  ...{ language: 'en', owner: 'U0APPROVER', workspace: 'brand-uk', group: groups.uk },
};
export const owners: readonly Owner[] = [
  { language: 'fr', owner: 'U0LEAD', workspace: 'brand-fr', group: groups.fr },
  english,
];

export const named = (i: number): string => `sample-${String(i).padStart(5, '0')}`;
export const stateOf = (i: number) => (i % 2 === 0 ? 'subscribed' : 'unsubscribed');
/** Of the sample file: after its header. */
export const lineOf = (i: number): number => i + 2;

const content = (count: number, group: string): string =>
  `external_id,subscription_group_id,subscription_state\n${Array.from({ length: count }, (_, i) => `${named(i)},${group},${stateOf(i)}\n`).join('')}`;

/** An import of so many people, read and waiting to be confirmed. */
export async function startImport(database: TestDatabase, { owner, workspace, group }: Owner, count: number) {
  const world = await startWorld(database, { company: withOptInOwners });
  for (let i = 0; i < count; i++) world.braze.state.putUser(workspace, { externalId: named(i) });
  const operation = await importFile(world, { user: owner, content: content(count, group), readAll: true });
  return { world, operation };
}

/** What the stand-in was told of each person last; null: nothing. */
export function writtenIn(world: World, { workspace, group }: Owner, count: number): (string | null)[] {
  const audience = world.braze.state.workspace(workspace)?.audience;
  return Array.from({ length: count }, (_, i) => {
    const row = audience?.find(named(i));
    return row === undefined ? null : (audience?.written(row, group) ?? null);
  });
}

/** What the ledger has of each person; null: nothing. */
export async function heldOf({ app }: World, { group }: Owner, count: number): Promise<(string | null)[]> {
  const { subscriptions } = app.ctx.store.read;
  const held: (string | null)[] = [];
  for (let i = 0; i < count; i++) {
    const people = await subscriptions.find({ by: 'external_id', id: named(i) });
    const person = people[0]?.id ?? 0;
    held.push((await subscriptions.statesIn(GroupId.parse(group), [person])).get(person)?.state ?? null);
  }
  return held;
}

/** A person says otherwise now, as a webhook tells it. */
export async function optOut({ app }: World, { group }: Owner, i: number): Promise<void> {
  const { subscriptions } = app.ctx.store.read;
  const [person] = await subscriptions.find({ by: 'external_id', id: named(i) });
  const now = app.ctx.clock.now();
  await subscriptions.record(
    [person?.id ?? 0],
    { group: GroupId.parse(group), state: 'unsubscribed', consent: 'thread', at: now.toISOString() },
    { kind: 'webhook', user: null, operation: null },
    now,
  );
}

/** Calls that wrote, and those that were to. */
export const setCalls = ({ braze }: World) =>
  braze.state.traffic.read().filter(({ call }) => call === setCall);

/** The bot is pressed while it works: nobody waits until it is idle. */
export async function pressMeanwhile(world: World, user: string, operation: string, action: string) {
  const delivery = await eventually(() => world.slack.as(user).press(cardOf(world, operation), action));
  if (delivery.status !== 200) throw new Error(`${action} was answered with ${delivery.status}`);
}

/** "Stop here", with its reason, while the bot works. */
export async function stopMeanwhile(world: World, user: string, operation: string): Promise<void> {
  await pressMeanwhile(world, user, operation, 'import.cancel');
  const view = await eventually(() => modalOf(world, user, 'operation.cancel'));
  await world.slack.as(user).fill(view, { reason: 'sample reason to stop' });
  await world.slack.as(user).submit(view);
}

export async function stop(world: World, user: string, operation: string): Promise<void> {
  await press(world, user, cardOf(world, operation), 'import.cancel');
  const view = modalOf(world, user, 'operation.cancel');
  await world.slack.as(user).fill(view, { reason: 'sample reason to stop' });
  await submit(world, user, view);
}

/** Lines of a table, without its header. */
export const linesIn = (table: string): number[] =>
  table
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => Number(row.split(',')[0]))
    .toSorted((a, b) => a - b);
