import { randomUUID } from 'node:crypto';
import type { PushBatch, PushBegun } from '../../src/application/ports/pushes.ts';
import type { Saying } from '../../src/application/ports/subscriptions.ts';
import type { WrittenState } from '../../src/domain/subscription/consent.ts';
import { groupId, originKey } from '../domain/samples.ts';
import { addNumber, addWaba } from './estate.ts';
import type { useStore } from './provider-store.ts';

export const now = new Date('2026-03-02T09:00:00.000Z');
/** What is written was so at this time. */
export const asOf = '2026-03-01T09:00:00.000Z';
export const before = '2026-02-01T09:00:00.000Z';
export const after = '2026-03-01T10:00:00.000Z';
export const [group, otherGroup] = [groupId(1), groupId(2)];

type Opened = ReturnType<typeof useStore>;

/** Two groups to write to. */
export async function addGroups({ sql }: Opened): Promise<void> {
  for (const n of [1, 2]) {
    const number = await addNumber(sql, n, await addWaba(sql, n));
    await sql`insert into subscription_group (id, name, workspace_key, number_id, status)
      values (${groupId(n)}, ${`Sample Group ${n}`}, ${originKey}, ${number}, 'active')`;
  }
}

export interface Batch {
  readonly people: readonly number[];
  readonly state?: WrittenState;
  readonly by?: PushBatch['by'];
}

/** What an operation has to write, batch by batch; lines are counted from 1. */
export async function begun({ sql, store }: Opened, batches: readonly Batch[], how: Partial<PushBegun> = {}) {
  const operation = randomUUID();
  const source = { kind: 'import', user: null, operation: operation.slice(0, 8) } as const;
  await store.read.pushes.begin(
    operation,
    { ...{ source, asOf, consent: 'website', fromGroup: null }, ...how },
    now,
  );
  let line = 0;
  for (const [i, { people, state = 'subscribed', by = 'external_id' }] of batches.entries()) {
    const no = i + 1;
    await sql`insert into push_batch (operation_id, no, group_id, subscribed, by, size)
      values (${operation}, ${no}, ${group}, ${state === 'subscribed'}, ${by}, ${people.length})`;
    for (const person of people) {
      line += 1;
      await sql`insert into push_row (operation_id, batch, person_id, line)
        values (${operation}, ${no}, ${person}, ${line})`;
    }
  }
  return operation;
}

let named = 0;

/** Somebody new; `externalId` null: known by phone alone. */
export async function somebody(
  { sql }: Opened,
  {
    externalId = `crm-sample-${++named}`,
    phone = null,
  }: { externalId?: string | null; phone?: string | null } = {},
): Promise<number> {
  const [row] = await sql<{ id: string }[]>`
    insert into person (external_id, phone) values (${externalId}, ${phone}) returning id`;
  return Number(row?.id);
}

export const some = async (opened: Opened, count: number): Promise<number[]> => {
  const made: number[] = [];
  for (let i = 0; i < count; i++) made.push(await somebody(opened));
  return made;
};

/** What a person said themselves, or a webhook. */
export async function said({ store }: Opened, people: readonly number[], how: Partial<Saying> = {}) {
  const saying: Saying = { ...{ group, state: 'unsubscribed', consent: 'thread', at: after }, ...how };
  await store.read.subscriptions.record(
    people,
    saying,
    { kind: 'webhook', user: null, operation: null },
    now,
  );
}

/** What the ledger holds of somebody in a group, in one line; null: nothing. */
export async function held({ store }: Opened, person: number, of = group): Promise<string | null> {
  const entry = (await store.read.subscriptions.statesIn(of, [person])).get(person);
  return entry ? `${entry.state} ${entry.consent} ${entry.source.kind} ${entry.at}` : null;
}

export async function wasHeld({ store }: Opened, person: number): Promise<string[]> {
  const entries = await store.read.subscriptions.entries([person]);
  return entries.filter(({ replacedAt }) => replacedAt !== null).map(({ state }) => state);
}
