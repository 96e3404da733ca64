import { GroupId } from '../../src/domain/asset/ids.ts';
import type { ReadState, WrittenState } from '../../src/domain/subscription/consent.ts';
import type { World } from './world.ts';

/** The n-th sample subscriber of a group: what the ledger and Braze have of them, and who knows them where. */
export interface Subscriber {
  readonly externalId: string;
  readonly phone: string;
  readonly ledger: WrittenState;
  readonly braze: ReadState;
  readonly there: boolean;
}

export const subscriber = (n: number): Subscriber => {
  const ledger = n % 10 === 9 ? 'unsubscribed' : 'subscribed';
  return {
    externalId: `sample-person-${String(n).padStart(6, '0')}`,
    phone: `+3363998${String(n).padStart(6, '0')}`,
    ledger,
    braze: n % 50 === 7 ? 'unknown' : n % 50 === 8 ? 'unsubscribed' : ledger,
    there: n % 100 !== 3,
  };
};

/** What names one of them: nothing that people or logs get may have it. */
export const anybody = /sample-person-\d{6}|\+?3363998\d{6}/;

/** Puts so many into the ledger, as a file that this person had imported, and into Braze. */
export async function seedSubscribers(
  { app, braze }: World,
  { group, from, to, by, count }: { group: string; from: string; to: string; by: string; count: number },
): Promise<readonly Subscriber[]> {
  const all = Array.from({ length: count }, (_, n) => subscriber(n));
  const { sql } = app.database;
  const weekAgo = new Date(app.clock.now().getTime() - 6 * 86_400_000);
  const [source] = await sql<{ id: string }[]>`
    insert into subscription_source (kind, user_id, operation, recorded_at)
    values ('import', ${by}, 'IM-0001', ${weekAgo}) returning id`;
  await sql`
    insert into person (external_id, phone)
    select * from unnest(${sql.array(all.map((s) => s.externalId))}::text[], ${sql.array(all.map((s) => s.phone))}::text[])`;
  const states = all.map(({ ledger }) => ledger === 'subscribed');
  await sql`
    insert into subscription (group_id, person_id, subscribed, consent, source_id, line, at)
    select ${group}, p.id, u.subscribed, 'website', ${source?.id ?? ''}, 1, ${weekAgo}
    from unnest(${sql.array(all.map((s) => s.externalId))}::text[], ${sql.array(states)}::bool[]) as u(external_id, subscribed)
    join person p on p.external_id = u.external_id`;
  for (const { externalId, phone, braze: state, there } of all) {
    braze.state.putUser(from, { externalId, phone, ...(state === 'unknown' ? {} : { [state]: [group] }) });
    if (there) braze.state.putUser(to, { externalId, phone });
  }
  return all;
}

/** They tell the bot that they leave a group, as a webhook does. */
export async function leave({ app }: World, group: string, who: readonly Subscriber[]): Promise<void> {
  const now = app.clock.now();
  const { subscriptions } = app.ctx.store.read;
  const found = await Promise.all(
    who.map(({ externalId }) => subscriptions.find({ by: 'external_id', id: externalId })),
  );
  await subscriptions.record(
    found.flat().map(({ id }) => id),
    { group: GroupId.parse(group), state: 'unsubscribed', consent: 'thread', at: now.toISOString() },
    { kind: 'webhook', user: null, operation: null },
    now,
  );
}

/** What Braze says of every one of them in a group, by external id. */
export async function statesAtBraze(
  { app }: World,
  workspace: string,
  group: string,
  who: readonly Subscriber[],
): Promise<ReadonlyMap<string, ReadState>> {
  const { ctx } = app;
  const found = (await ctx.store.read.assets.workspaces()).find(({ key }) => key === workspace);
  if (!found) throw new Error(`no ${workspace}`);
  const states = new Map<string, ReadState>();
  for (let at = 0; at < who.length; at += 50) {
    const ids = who.slice(at, at + 50).map(({ externalId }) => externalId);
    const answer = await ctx.braze.statesOf(found, GroupId.parse(group), { by: 'external_id', ids });
    if (answer.kind === 'fault') throw new Error(answer.fault);
    for (const [id, state] of answer.value) states.set(id, state);
  }
  return states;
}

/** What the ledger says holds in a group, by external id, with the operation that said it. */
export async function statesInLedger(
  { app }: World,
  group: string,
): Promise<ReadonlyMap<string, { state: WrittenState; operation: string | null; consent: string }>> {
  const states = new Map<string, { state: WrittenState; operation: string | null; consent: string }>();
  for await (const page of app.ctx.store.read.subscriptions.proof({ group: GroupId.parse(group) })) {
    for (const { externalId, state, source, consent, replacedAt } of page) {
      if (replacedAt === null && externalId !== null)
        states.set(externalId, { state, operation: source.operation, consent });
    }
  }
  return states;
}
