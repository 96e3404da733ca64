import { afterEach, describe, expect, test } from 'vitest';
import { followRatings } from '../../../src/application/migration/follow-ratings.ts';
import type { Context } from '../../../src/application/ports/context.ts';
import type { FaultKind } from '../../../src/sandbox/faults.ts';
import { useMigrationDesk } from './migration-desk.ts';
import { createMortal, dies } from './mortal.ts';
import { arrived, playTo, submissionOf } from './playing.ts';
import { eventsOf, expectWhole } from './traces.ts';

const desk = useMigrationDesk();
const hour = 3_600_000;
const day = 24 * hour;
const kinds: readonly FaultKind[] = ['500', '429', 'drop', 'half_json'];
afterEach(() => desk.meta.faults.clear());

/** One is rejected after half an hour, one is rated after a day; the third is never rated. */
const templates = [
  { quality: 'GREEN', recheck: 'REJECTED' },
  { quality: 'GREEN', ratesAs: 'GREEN' },
  {},
] as const;
/** At once, what was rejected, what was rated, every day that somebody is awaited, and the summary. */
const LOOKS = [0, hour, day, 2 * day, 3 * day, 4 * day, 5 * day, 6 * day, 7 * day];

/** A number that has moved, with every look still to come. */
async function followed() {
  const migrant = await desk.migrant(templates);
  const submission = await submissionOf(desk, migrant);
  const { id, name } = await playTo(desk, desk.ctx, migrant, { submission, until: arrived });
  const { followUps } = desk.ctx.store.read;
  const registeredAt = Date.parse((await followUps.find(id))?.registeredAt ?? '');
  /** How long after the registration each was told, in whole hours. */
  const looks = async (): Promise<number[]> => {
    const found = await desk.sql<{ report: { at: string } }[]>`
      select report from rating_look where operation_id = ${id} order by n`;
    return found.map(({ report }) => Math.floor((Date.parse(report.at) - registeredAt) / hour) * hour);
  };
  return {
    id,
    looks,
    /** Each look in its turn, until there are no more. */
    async follow(look: (operation: string) => Promise<unknown>): Promise<void> {
      for (let due = await desk.nextDue(name, 'ratings'); due !== null; ) {
        if (due > desk.now()) desk.wind(due.getTime() - desk.now().getTime());
        await look(name);
        for (const job of await desk.due(name)) if (job.job.name === 'ratings') await desk.done(job);
        due = await desk.nextDue(name, 'ratings');
      }
    },
    async expectEndedOnce() {
      const keys = (
        await desk.sql<{ key: string }[]>`
          select key from outbox where key like ${`${name}:ratings:%`} order by id`
      ).map(({ key }) => key);
      expect(keys).toEqual((await looks()).map((_, i) => `${name}:ratings:${i + 1}`));
      const [ended] = await desk.sql<{ ends: number }[]>`
        select count(*)::int as ends from rating_look where operation_id = ${id} and ends`;
      expect(ended?.ends).toBe(1);
      expect((await followUps.find(id))?.endedAt).not.toBeNull();
      const state = await expectWhole(desk, name);
      const ends = (await eventsOf(desk, state)).filter(
        (e) => e.type === 'step_done' && e.step === 'ratings',
      );
      expect(ends.length).toBeLessThanOrEqual(1);
    },
  };
}

const lookWith =
  (ctx: Context) =>
  (operation: string): Promise<void> =>
    followRatings(ctx, { operation });

describe('the ratings that are followed', () => {
  test('are told at once, when something changed, daily while somebody is awaited, and at the end', async () => {
    const { follow, looks, ...it } = await followed();
    await follow(lookWith(desk.ctx));
    expect(await looks()).toEqual(LOOKS);
    await it.expectEndedOnce();
  });

  test('are told once each, at whatever thing that a look asks its process dies', async () => {
    const { follow, looks, ...it } = await followed();
    const mortal = createMortal(desk.ctx);
    let deaths = 0;
    await follow(async (operation) => {
      for (let call = 1; ; call += 1) {
        mortal.dieAt(call);
        const died = await dies(() => followRatings(mortal.ctx, { operation }));
        mortal.live();
        if (!died) return;
        deaths += 1;
      }
    });
    expect(await looks()).toEqual(LOOKS);
    await it.expectEndedOnce();
    expect(deaths).toBeGreaterThan(100);
  });

  test('are told once each, by two copies of the bot that look at the same time', async () => {
    const { follow, looks, ...it } = await followed();
    await follow((operation) =>
      Promise.all([desk.ctx, desk.otherCopy, desk.ctx].map((ctx) => followRatings(ctx, { operation }))),
    );
    expect(await looks()).toEqual(LOOKS);
    await it.expectEndedOnce();
  });

  test.for(kinds)('of which a listing fails (%s), are told by the next look', async (kind) => {
    const { follow, looks, ...it } = await followed();
    let fails = 2;
    await follow(async (operation) => {
      if (fails > 0) desk.meta.faults.add({ call: 'template.list', fault: kind, times: 4 });
      fails -= 1;
      await followRatings(desk.ctx, { operation });
      desk.meta.faults.clear();
    });
    expect((await looks()).slice(-7)).toEqual(LOOKS.slice(-7));
    await it.expectEndedOnce();
    expect((await desk.ctx.store.read.followUps.lookAt(it.id, 1))?.report.coming.length).toBe(0);
  });

  test('of days on which no bot ran, are told in one look', async () => {
    const { follow, looks, ...it } = await followed();
    let isFirst = true;
    await follow(async (operation) => {
      await followRatings(desk.ctx, { operation });
      if (isFirst) desk.wind(3.5 * day);
      isFirst = false;
      for (const _ of await desk.due(operation)) await followRatings(desk.ctx, { operation });
    });
    expect((await looks()).map((ms) => Math.floor(ms / day))).toEqual([0, 3, 4, 5, 6, 7]);
    await it.expectEndedOnce();
  });
});
