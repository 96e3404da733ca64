import type { NumberId } from '../../domain/asset/ids.ts';
import { meaningOf } from '../../domain/subscription/marketing-stop.ts';
import type { Context } from '../ports/context.ts';
import { closeQuestion } from './close-question.ts';
import { type Later, type PlaceOfNumber, placeOfNumber } from './place-of-number.ts';
import { unsubscribeLeavers } from './unsubscribe-leavers.ts';

const HOUR_MS = 3_600_000;

/** Brings the stops of one number to their end: decided by the workspace's policy where it has one, written, told. */
export async function runStops(ctx: Context, { number }: { number: NumberId }): Promise<Later> {
  const { assets, stops } = ctx.store.read;
  const place = await placeOfNumber(assets, number);
  if (place === null) {
    const open = (await stops.undecided(number)).people + (await stops.countUnsubscribing(number));
    return open === 0 ? null : { againAfterMs: HOUR_MS };
  }
  await decideByPolicy(ctx, place);
  return unsubscribeLeavers(ctx, place);
}

async function decideByPolicy(ctx: Context, { number, workspace }: PlaceOfNumber): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const { id } = number;
    const asked = await tx.stops.told(id, 'ask');
    const { people: waiting, version } = await tx.stops.undecided(id);
    if (waiting === 0) return;
    const meaning = meaningOf(workspace.marketingStops);
    if (meaning === 'ask') return tx.jobs.enqueue({ name: 'tell_stops', number: id, what: 'ask' });
    const made = meaning === 'record' ? 'left' : 'unsubscribing';
    const people = await tx.stops.decide({ number: id, version }, made, null, ctx.clock.now());
    const kind = meaning === 'record' ? 'left' : 'unsubscribed';
    if (asked !== null) await closeQuestion(tx, id, asked, { kind, people, by: null });
  });
}
