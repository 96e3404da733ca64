import { expect, it } from 'vitest';
import { createClock } from '../../src/store/clock.ts';
import { createOperations } from '../../src/store/operations.ts';
import { fileGiven, giveFile, pressImport, stopImport } from '../crash/import-presses.ts';
import { keepAlive, type Life } from '../crash/life.ts';
import { brazeOf, group, importSample, statesOf } from '../crash/people-of-import.ts';
import type { Fate } from '../crash/wire.ts';
import { type Outside, startOutside } from '../crash/world.ts';
import { useDatabase } from '../database.ts';
import { linesIn, setCall } from '../e2e/import-play.ts';
import { withOptInOwners } from '../e2e/importing.ts';
import { eventually } from '../eventually.ts';

const database = useDatabase();
const rows = 10_000;
const deadlyCall = 70;
const patience = { timeout: 60_000 };

it('an import that is killed in the middle and then stopped names exactly the rows that Braze has [R77]', {
  timeout: 180_000,
}, async ({ onTestFinished: atEnd }) => {
  const sample = importSample(rows, rows);
  let life: Life | null = null;
  let calls = 0;
  let recorded: Promise<number> | null = null;
  const decide = (call: string): Fate => {
    if (!call.startsWith('braze set')) return 'answered';
    calls += 1;
    if (calls === deadlyCall) {
      recorded = database.sql<{ n: number }[]>`
        select coalesce(sum(size), 0)::int as n from push_batch where written_at is not null`.then(
        ([row]) => row?.n ?? 0,
      );
      life?.kill();
    }
    // What was under way is carried out, and nobody is left to hear of it; afterwards Braze is out of order.
    if (life?.dying()) return 'cut_after';
    if (calls > deadlyCall) outside.braze.state.faults.add({ call: setCall, fault: '500' });
    return 'answered';
  };

  let clock: { now(): Date } = { now: () => new Date() };
  const outside: Outside = await startOutside({
    ...{ database, atEnd, decide, company: withOptInOwners },
    braze: { ...brazeOf(rows), now: () => clock.now().getTime() },
  });
  const stored = await createClock(database.sql, { controlled: true });
  clock = stored;
  atEnd(() => stored.close());
  const living = await keepAlive(outside);
  life = living;
  atEnd(() => living.end());
  const operations = createOperations(outside.database.db);

  await living.up();
  await giveFile(outside, sample.content);
  await eventually(() => pressImport(outside, 'import.confirm'), patience);
  await eventually(() => expect(living.deaths()).toBe(1), patience);
  await living.up();
  await stopImport(outside);
  await eventually(
    async () => expect((await operations.byName('IM-0001'))?.status).toBe('cancelled'),
    patience,
  );
  for (let n = 0; n < 4; n++) await stored.advance(61_000);
  const written = await eventually(() => fileGiven(outside, 'IM-0001-written.csv'), patience);

  const braze = statesOf(outside.braze);
  expect(braze.size).toBeGreaterThan((await recorded) ?? 0);
  expect(braze.size).toBeLessThan(sample.wanted.size);
  const lineOf = (id: string) => Number(id.replace(/\D/g, '')) + 1;
  expect(linesIn(written)).toEqual([...braze.keys()].map(lineOf).toSorted((a, b) => a - b));
  const ledger = await database.sql<{ id: string; state: string }[]>`
    select p.external_id as id, case when s.subscribed then 'subscribed' else 'unsubscribed' end as state
    from subscription s join person p on p.id = s.person_id where s.group_id = ${group}`;
  expect(new Map(ledger.map(({ id, state }) => [id, state]))).toEqual(braze);
});
