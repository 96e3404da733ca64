import type { NumberId } from '../../domain/asset/ids.ts';
import { meaningOf } from '../../domain/subscription/marketing-stop.ts';
import type { Context } from '../ports/context.ts';
import type { StopNotice } from '../ports/stop-notice.ts';
import type { StopCount, StopNews, StopsTold } from '../ports/stops.ts';
import type { Transaction } from '../ports/store.ts';
import { closeQuestion } from './close-question.ts';
import { type Later, named, type PlaceOfNumber, placeOfNumber, tellOfStops } from './place-of-number.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How often a channel is told at most, for one number. */
const REST_MS: Readonly<Record<StopNews, number>> = { ask: HOUR_MS, done: DAY_MS, resumed: DAY_MS };

/** Tells the workspace's channel what is new about stops on a number, in counts. Twice in a row tells nothing more. */
export async function tellStops(
  ctx: Context,
  { number, what }: { number: NumberId; what: StopNews },
): Promise<Later> {
  return ctx.store.transaction(async (tx): Promise<Later> => {
    const last = await tx.stops.told(number, what);
    const news = await newsSince(tx, number, what, last);
    if (news.people + news.refused === 0) return null;
    const place = await placeOfNumber(tx.assets, number);
    if (place === null) return { againAfterMs: HOUR_MS };
    const now = ctx.clock.now();
    const here = last?.group === place.group.id ? last : null;
    if (what === 'ask') {
      if (meaningOf(place.workspace.marketingStops) !== 'ask') return null;
      if (here !== null && news.version <= here.version) return null;
    }
    const rest = here === null ? 0 : Date.parse(here.toldAt) + REST_MS[what] - now.getTime();
    if (rest > 0) return { againAfterMs: rest };
    if (what === 'ask') await ask(tx, place, { news, last, now });
    else await say(tx, place, { what, news, now });
    return null;
  });
}

interface News extends StopCount {
  readonly refused: number;
}

async function newsSince(
  { stops }: Transaction,
  number: NumberId,
  what: StopNews,
  last: StopsTold | null,
): Promise<News> {
  const since = last?.version ?? 0;
  switch (what) {
    case 'ask':
      return { ...(await stops.undecided(number)), refused: 0 };
    case 'done':
      return stops.settledSince(number, since);
    case 'resumed':
      return { ...(await stops.resumedSince(number, since)), refused: 0 };
    default:
      return what satisfies never;
  }
}

/** In place while the question is less than a day old; after that anew, where people look. */
async function ask(
  tx: Transaction,
  place: PlaceOfNumber,
  { news, last, now }: { news: News; last: StopsTold | null; now: Date },
): Promise<void> {
  const { number, group } = place;
  const { people, version } = news;
  const isFresh = last?.group === group.id && now.getTime() - Date.parse(last.postedAt) < DAY_MS;
  const replaces = isFresh ? last.key : null;
  if (last !== null && replaces === null) await closeQuestion(tx, number.id, last, { kind: 'asked_again' });
  const key = `stops:${number.id}:${group.id}:ask:${version}`;
  await tellOfStops(tx, place, key, { type: 'stops_asked', ...named(place), people, version, replaces });
  const toldAt = now.toISOString();
  const postedAt = last !== null && replaces !== null ? last.postedAt : toldAt;
  await tx.stops.tell(number.id, 'ask', { key, group: group.id, version, postedAt, toldAt });
}

async function say(
  tx: Transaction,
  place: PlaceOfNumber,
  { what, news, now }: { what: 'done' | 'resumed'; news: News; now: Date },
): Promise<void> {
  const { number, group } = place;
  const { people, refused, version } = news;
  const notice: StopNotice =
    what === 'done'
      ? { type: 'stops_done', ...named(place), people, refused }
      : { type: 'stops_resumed', ...named(place), people };
  const key = `stops:${number.id}:${what}:${version}`;
  const at = now.toISOString();
  await tellOfStops(tx, place, key, notice);
  await tx.stops.tell(number.id, what, { key, group: group.id, version, postedAt: at, toldAt: at });
}
