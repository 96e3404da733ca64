import { drainOutbox } from '../../src/application/delivery/drain.ts';
import type { Context } from '../../src/application/ports/context.ts';
import type { StopNews } from '../../src/application/ports/stops.ts';
import type { Later } from '../../src/application/subscription/place-of-number.ts';
import { runStops } from '../../src/application/subscription/run-stops.ts';
import { tellStops } from '../../src/application/subscription/tell-stops.ts';
import type { MarketingStops } from '../../src/domain/asset/asset.ts';
import type { Update } from '../../src/domain/webhook/update.ts';
import type { Company } from './company.ts';
import { createScriptedSlack } from './delivery/scripted-slack.ts';
import type { Desk } from './desk.ts';
import { tester } from './webhooks.ts';

type Preference = Extract<Update, { type: 'preference' }>;

export const prefers = (
  desk: Desk,
  { waba, number }: Company,
  value: 'stop' | 'resume',
  otherwise: Partial<Preference> = {},
): Update => ({
  ...{ type: 'preference', waba, number, person: tester, value },
  ...{ category: 'marketing_messages', at: desk.now(), ...otherwise },
});

/** A number whose workspace has this policy. */
export async function companyThat(desk: Desk, policy: MarketingStops | null): Promise<Company> {
  const company = await desk.company();
  await desk.sql`update workspace set marketing_stops = ${policy} where key = ${company.origin}`;
  return company;
}

/** What the queue would do now: the number's stops, and all that is to be told of them. */
export async function work(desk: Desk, { number }: Company, ctx: Context = desk.connected): Promise<Later> {
  const outcome = await runStops(ctx, { number });
  for (const what of ['ask', 'done', 'resumed'] as const) await tellStops(ctx, { number, what });
  return outcome;
}

export const tell = (desk: Desk, { number }: Company, what: StopNews): Promise<Later> =>
  tellStops(desk.connected, { number, what });

/** What the channel of the number's workspace was told, without the names of number and group. */
export async function toldOf(desk: Desk, { channels }: Company): Promise<object[]> {
  const rows = await desk.sql<{ said: object }[]>`
    select notice - '{number,e164,group}'::text[] as said from outbox
    where destination = ${`channel:${channels[0]}`} order by id`;
  return rows.map(({ said }) => said);
}

/** What people see in that channel, oldest first, by key. */
export async function seenIn(desk: Desk, { channels }: Company, slack = createScriptedSlack()) {
  await drainOutbox(desk.ctx, slack, { kind: 'channel', channel: channels[0] });
  return slack.shown.map(({ key }) => key);
}

/** Their state in the ledger and how it came about; empty where it says nothing of them. */
export async function ledgerOf(desk: Desk, { group }: Company, digits = tester) {
  const { subscriptions } = desk.ctx.store.read;
  const people = (await subscriptions.find({ by: 'phone', id: `+${digits}` })).map(({ id }) => id);
  return [...(await subscriptions.statesIn(group, people)).values()];
}

/** The state in Braze as it sends by it. */
export const atBraze = (desk: Desk, { origin, group }: Company, externalId: string): string => {
  const audience = desk.braze.workspace(origin)?.audience;
  const row = audience?.find(externalId);
  return (row === undefined ? null : audience?.written(row, group)) ?? 'unknown';
};

export const decisionsOn = async (desk: Desk, { number }: Company) =>
  (
    await desk.sql<{ stopped: boolean; decision: string | null }[]>`
      select stopped, decision from marketing_preference where number_id = ${number} order by version`
  ).map(({ stopped, decision }) => `${stopped ? 'stopped' : 'resumed'} ${decision ?? 'undecided'}`);
