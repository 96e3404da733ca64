import { PEOPLE_A_CALL } from '../../domain/asset/limits.ts';
import type { Context } from '../ports/context.ts';
import type { ProviderFault } from '../ports/provider.ts';
import type { Leaver } from '../ports/stops.ts';
import { type Later, named, type PlaceOfNumber, tellOfStops } from './place-of-number.ts';

/** A job ends after so many: a process that stops waits for it, and the queue must not take it for lost. */
const CALLS_A_RUN = 20;

const PATIENCE = { withinMs: 30_000 };
const LATER_MS = 30_000;
const HOUR_MS = 3_600_000;

/**
 * Unsubscribes, at Braze and then in the ledger, whom the policy or a person decided to. After a crash between the two
 * the same call is made again: the same state twice changes nothing.
 */
export async function unsubscribeLeavers(ctx: Context, place: PlaceOfNumber): Promise<Later> {
  const { number, group } = place;
  for (let call = 0; call < CALLS_A_RUN; call++) {
    const leavers = await ctx.store.read.stops.leavers(number.id, group.id, PEOPLE_A_CALL);
    if (leavers.length === 0) return null;
    for (const some of Map.groupBy(leavers, ({ name }) => name.by).values()) {
      const fault = await unsubscribe(ctx, place, some);
      if (fault) return later(ctx, place, fault);
    }
  }
  return { againAfterMs: 0 };
}

async function unsubscribe(
  ctx: Context,
  place: PlaceOfNumber,
  leavers: readonly Leaver[],
): Promise<ProviderFault | null> {
  const [first] = leavers;
  if (first === undefined) return null;
  const people = { by: first.name.by, ids: leavers.map(({ name }) => name.id) };
  const change = { group: place.group.id, state: 'unsubscribed', people } as const;
  const answer = await ctx.braze.setStates(place.workspace, change, PATIENCE);
  if (answer.kind === 'answer') return settle(ctx, place, leavers, 'unsubscribed');
  if (answer.fault !== 'invalid' || !(await isOfPeople(ctx, place))) return answer;
  if (leavers.length === 1) return settle(ctx, place, leavers, 'refused');
  const half = Math.ceil(leavers.length / 2);
  return (
    (await unsubscribe(ctx, place, leavers.slice(0, half))) ?? unsubscribe(ctx, place, leavers.slice(half))
  );
}

/** One person whom Braze does not take fails the call for all of it; so does a group that it does not know. */
async function isOfPeople(ctx: Context, { workspace, group }: PlaceOfNumber): Promise<boolean> {
  return (await ctx.braze.probeGroup(workspace, group.id, LATER_MS)).kind === 'accepted';
}

/** An opt-out by WhatsApp thread (R70), as old as the person's word: what they said after it stays. */
async function settle(
  ctx: Context,
  { number, group }: PlaceOfNumber,
  leavers: readonly Leaver[],
  became: 'unsubscribed' | 'refused',
): Promise<null> {
  await ctx.store.transaction(async (tx) => {
    const words = Map.groupBy(leavers, ({ at, decidedBy }) => `${at} ${decidedBy}`);
    for (const said of became === 'unsubscribed' ? words.values() : []) {
      const [{ at, decidedBy } = { at: '', decidedBy: null }] = said;
      const saying = { group: group.id, state: 'unsubscribed', consent: 'thread', at } as const;
      const source = { kind: 'webhook', user: decidedBy, operation: null } as const;
      const everybody = [...new Set(said.flatMap(({ sharing }) => sharing))];
      await tx.subscriptions.record(everybody, saying, source, ctx.clock.now());
    }
    const settled = leavers.map(({ person }) => person);
    await tx.stops.settle(number.id, settled, became);
    await tx.jobs.enqueue({ name: 'tell_stops', number: number.id, what: 'done' });
    await tx.jobs.enqueue({ name: 'tell_stops', number: number.id, what: 'resumed' });
  });
  return null;
}

/** What a person has to mend is told, once a day, and tried again each hour. */
async function later(ctx: Context, place: PlaceOfNumber, fault: ProviderFault): Promise<Later> {
  if (fault.retryable) return { againAfterMs: fault.retryAfterMs ?? LATER_MS };
  const { id } = place.number;
  await ctx.store.transaction(async (tx) => {
    const people = await tx.stops.countUnsubscribing(id);
    const day = ctx.clock.now().toISOString().slice(0, 10);
    const notice = {
      type: 'stops_stuck',
      ...named(place),
      people,
      fault: fault.fault,
      remedy: fault.remedy,
    } as const;
    await tellOfStops(tx, place, `stops:${id}:stuck:${day}`, notice);
  });
  return { againAfterMs: HOUR_MS };
}
