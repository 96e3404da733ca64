import { describe, expect, it, type TestContext } from 'vitest';
import { keepAlive, type Life } from '../crash/life.ts';
import { transferByPeople } from '../crash/people.ts';
import { expectDoneOnce, history, transferSteps } from '../crash/verdict.ts';
import type { Fate } from '../crash/wire.ts';
import { startOutside } from '../crash/world.ts';
import { type TestDatabase, useDatabase } from '../database.ts';

const timeout = 300_000;
const databases = { before: useDatabase(), after: useDatabase(), between: useDatabase() };

/** Kills the bot the first time that a point is reached, or counts it as one of the points of a death at hand. */
type Strike = (point: string) => boolean;

interface Sweep {
  readonly database: TestDatabase;
  readonly onCall: (call: string, strike: Strike) => Fate;
  readonly onAcknowledged?: (what: string, strike: Strike) => void;
  readonly onCommitted?: (version: string, strike: Strike) => void;
}

/** One transfer, during which the bot is killed once at every point that it comes to: the points, and what was posted. */
async function sweep(
  { onTestFinished: atEnd }: TestContext,
  { database, onCall, onAcknowledged, onCommitted }: Sweep,
): Promise<{ points: string[]; keys: string[] }> {
  const points = new Set<string>();
  let life: Life | null = null;
  const strike: Strike = (point) => {
    if (life === null || (points.has(point) && !life.dying())) return false;
    points.add(point);
    life.kill();
    return true;
  };
  const outside = await startOutside({ database, atEnd, decide: (call) => onCall(call, strike) });
  const living = await keepAlive(outside);
  life = living;
  atEnd(() => living.end());
  if (onCommitted) await tellCommits(database, (version) => onCommitted(version, strike));
  const state = await transferByPeople({
    outside,
    life: living,
    acknowledged: (what) => onAcknowledged?.(what, strike),
  });
  await living.up();
  living.kill();
  await expectDoneOnce(outside, state, () => living.logged());
  const messages = outside.slack.channels().flatMap(({ id }) => outside.slack.messages(id));
  return {
    points: [...points],
    keys: messages.map((m) => String(m.metadata?.event_payload.outbox)).toSorted(),
  };
}

/** Tells the version of every event as soon as it is committed. */
async function tellCommits({ sql }: TestDatabase, told: (version: string) => void): Promise<void> {
  await sql`
    create function tell_event() returns trigger language plpgsql as
    $$ begin perform pg_notify('event_written', new.version::text); return null; end $$`;
  await sql`create trigger told after insert on operation_event for each row execute function tell_event()`;
  await sql.listen('event_written', told);
}

/** A message that was tried anew, perhaps with newer words, is one point: that it came once is for the verdict to say. */
const posts = (points: readonly string[]) =>
  [...new Set(points.flatMap((point) => /chat\.postMessage (TR-\S+)/.exec(point)?.[1] ?? []))].toSorted();

describe('a bot that is killed at every point of a transfer', () => {
  it('makes the calls that it was killed before, and posts no message twice', {
    timeout,
  }, async (context) => {
    const { points, keys } = await sweep(context, {
      database: databases.before,
      onCall: (call, strike) => (strike(call) ? 'cut_before' : 'answered'),
    });
    expect(posts(points)).toEqual(keys);
  });

  it('finds the calls that were carried out while it died, and posts no message twice', {
    timeout,
  }, async (context) => {
    const { points, keys } = await sweep(context, {
      database: databases.after,
      onCall: (call, strike) => (strike(call) ? 'cut_after' : 'answered'),
    });
    expect(posts(points)).toEqual(keys);
  });

  it('goes on after every committed event and every acknowledged press', { timeout }, async (context) => {
    const { points } = await sweep(context, {
      database: databases.between,
      onCall: () => 'answered',
      onAcknowledged: (what, strike) => void strike(`acknowledged ${what}`),
      onCommitted: (version, strike) => void strike(`event ${version}`),
    });
    expect(points.filter((point) => point.startsWith('event'))).toEqual(
      history.map((_, index) => `event ${index + 1}`),
    );
    const presses = points.filter((point) => point.startsWith('acknowledged'));
    expect(presses.length).toBeGreaterThan(2 * transferSteps.length);
  });
});
