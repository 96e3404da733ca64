import { expect, it } from 'vitest';
import { brokenAt } from '../../src/domain/operation/chain.ts';
import { createClock } from '../../src/store/clock.ts';
import { createOperations } from '../../src/store/operations.ts';
import { filesGiven, giveFile, pressImport } from '../crash/import-presses.ts';
import { keepAlive, type Life } from '../crash/life.ts';
import { brazeOf, group, importSample, recordTakes, statesOf } from '../crash/people-of-import.ts';
import type { Fate } from '../crash/wire.ts';
import { type Outside, startOutside } from '../crash/world.ts';
import { useDatabase } from '../database.ts';
import { setCall } from '../e2e/import-play.ts';
import { withOptInOwners } from '../e2e/importing.ts';
import { eventually } from '../eventually.ts';

const database = useDatabase();
const rows = 100_000;
const people = rows / 50;
const patience = { timeout: 240_000 };
/** Calls in flight, or not recorded yet, when the bot dies. */
const atOnce = 16;
/** Statements of the database that a bot dies in while it reads the file. */
const deadlyStatements = ['copy pg_temp.stage (%', '%create temp table twice%', '%create temp table twice%'];
const deathsWhileReading = 1 + deadlyStatements.length;
const deathsWhileWriting = 16;
const sprinkled = ['500', 'lost', '429'] as const;

/** The same every time, so that a failure can be looked at again. */
function createChance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

it('an import that is killed twenty times agrees with Braze row by row, and no finished batch was sent again [R77]', {
  timeout: 400_000,
}, async ({ onTestFinished: atEnd }) => {
  const chance = createChance(20_260_302);
  const sample = importSample(rows, 5_000);
  const stretch = people / (deathsWhileWriting + 1);
  const deadly = new Set(
    Array.from({ length: deathsWhileWriting }, (_, i) => Math.ceil((i + 0.2) * stretch) + chance(stretch)),
  );
  const writtenAtDeath: Promise<number[]>[] = [];
  let life: Life | null = null;
  let [calls, downloads, lost] = [0, 0, 0];

  const kill = (): void => {
    if (life === null || life.dying()) return;
    writtenAtDeath.push(
      database.sql<{ no: number }[]>`select no from push_batch where written_at is not null`.then((found) =>
        found.map(({ no }) => no),
      ),
    );
    life.kill();
  };
  const decide = (call: string): Fate => {
    if (life?.dying()) return chance(2) === 0 ? 'cut_before' : 'cut_after';
    if (/^slack .*sample\.csv$/.test(call) && ++downloads === 1) {
      kill();
      return 'cut_after';
    }
    if (!call.startsWith('braze set')) return 'answered';
    calls += 1;
    if (deadly.has(calls)) {
      kill();
      return chance(2) === 0 ? 'cut_before' : 'cut_after';
    }
    if (calls % 90 === 0) {
      const fault = sprinkled[chance(sprinkled.length)] ?? '500';
      if (fault === 'lost') lost += 1;
      outside.braze.state.faults.add({ call: setCall, fault });
    }
    return 'answered';
  };

  let clock: { now(): Date } = { now: () => new Date() };
  const outside: Outside = await startOutside({
    ...{ database, atEnd, decide, company: withOptInOwners },
    braze: { ...brazeOf(rows), now: () => clock.now().getTime(), statusSetWindowMs: 1_000 },
  });
  const stored = await createClock(database.sql, { controlled: true });
  clock = stored;
  atEnd(() => stored.close());
  for (const id of sample.poisoned) outside.braze.state.traps.poisoned.add(id);
  const living = await keepAlive(outside);
  life = living;
  atEnd(() => living.end());
  const takes = recordTakes(outside.braze, () => writtenAtDeath.length);
  const operations = createOperations(outside.database.db);
  const imported = () => operations.byName('IM-0001');

  await living.up();
  await giveFile(outside, sample.content);
  const seen: number[] = [];
  for (const statement of deadlyStatements) {
    await eventually(async () => {
      const [running] = await database.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = ${database.name} and state = 'active'
          and query like ${statement} and pid <> all(${seen})`;
      // It may have ended at the very moment of the last death: then this one comes after the reading.
      const isRead = (await imported())?.fields.rows !== undefined;
      if (living.dying() || (running === undefined && !isRead))
        throw new Error(`nobody who lives runs ${statement}`);
      if (running !== undefined) seen.push(running.pid);
      kill();
    }, patience);
    await living.up();
  }
  await eventually(() => pressImport(outside, 'import.confirm'), patience);
  await eventually(async () => expect((await imported())?.fields.written).toBeDefined(), patience);
  await living.up();
  await stored.advance(61_000);
  await eventually(async () => expect((await imported())?.status).toBe('done'), patience);
  await living.up();

  expect(living.deaths()).toBe(deathsWhileReading + deathsWhileWriting);
  expect(downloads).toBeGreaterThan(1);
  await eventually(
    () => expect(filesGiven(outside)).toEqual(['IM-0001-late-rejects.csv', 'IM-0001-rejects.csv']),
    patience,
  );
  const state = await imported();
  expect(brokenAt(await operations.events(state?.id ?? ''))).toBeNull();

  const braze = statesOf(outside.braze);
  const ledger = await database.sql<{ id: string; state: string }[]>`
    select p.external_id as id, case when s.subscribed then 'subscribed' else 'unsubscribed' end as state
    from subscription s join person p on p.id = s.person_id where s.group_id = ${group}`;
  expect(differences(sample.wanted, braze)).toEqual([]);
  expect(differences(sample.wanted, new Map(ledger.map((row) => [row.id, row.state])))).toEqual([]);
  const rejects = await database.sql<{ row: string }[]>`select line || ' ' || reason as row from push_reject`;
  expect(rejects.map(({ row }) => row).toSorted()).toEqual(sample.rejects.toSorted());

  const batches = await database.sql<{ no: number; id: string }[]>`
    select r.batch as no, p.external_id as id from push_row r join person p on p.id = r.person_id`;
  const batchOf = new Map(batches.map(({ no, id }) => [id, no]));
  const finished = (await Promise.all(writtenAtDeath)).map((nos) => new Set(nos));
  const before = takes.map(({ deaths }) => finished[deaths - 1]);
  expect(takes.filter((take, i) => take.people.some((id) => before[i]?.has(batchOf.get(id) ?? -1)))).toEqual(
    [],
  );
  const met = new Set<string>();
  const again = takes.filter((take) => {
    const isAgain = take.people.some((id) => met.has(id));
    for (const id of take.people) met.add(id);
    return isAgain;
  });
  expect(again.length).toBeLessThanOrEqual(atOnce * deathsWhileWriting + lost);
});

/** The first few people of whom two tellings differ. */
function differences(wanted: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): string[] {
  const wrong = [...wanted].flatMap(([id, state]) =>
    found.get(id) === state ? [] : [`${id}: ${found.get(id)}, not ${state}`],
  );
  const besides = [...found.keys()].flatMap((id) => (wanted.has(id) ? [] : [`${id}: nobody asked`]));
  return [...wrong, ...besides].slice(0, 10);
}
