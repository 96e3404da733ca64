import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/log.ts';
import { createClock } from '../../src/store/clock.ts';
import { eventually } from '../eventually.ts';
import { deliver, door, refresh, tick, useQueue } from './queue-desk.ts';

const desk = useQueue();

test('a job of a transaction that fails is never run; one of a transaction that commits is', async () => {
  const run: string[] = [];
  await desk.queue.handle('tick', async ({ operation }) => {
    run.push(operation);
    return undefined;
  });
  const failing = desk.store.transaction(async (tx) => {
    await tx.jobs.enqueue(tick('TR-0001'));
    throw new Error('sample failure');
  });
  await expect(failing).rejects.toThrow('sample failure');
  await desk.store.transaction((tx) => tx.jobs.enqueue(tick('TR-0002')));
  await desk.queue.idle();
  expect(run).toEqual(['TR-0002']);
  expect(await desk.queue.waiting()).toBe(0);
});

test('refreshes that wait for the same operation are one run, another operation has its own', async () => {
  const run: string[] = [];
  const [a, b] = [randomUUID(), randomUUID()];
  for (let n = 0; n < 10; n++) {
    await desk.store.transaction(async (tx) => {
      await tx.jobs.enqueue(refresh(a));
      await tx.jobs.enqueue(refresh(a));
      await tx.jobs.enqueue(refresh(b));
    });
  }
  await desk.queue.handle('refresh', async ({ operationId }) => {
    run.push(operationId);
    return undefined;
  });
  await desk.queue.idle();
  expect(run.toSorted()).toEqual([a, b].toSorted());
});

test('a refresh asked for while one runs is run after it, never beside it', async () => {
  const operation = randomUUID();
  const gate = door();
  let running = 0;
  let most = 0;
  let runs = 0;
  const handler = async () => {
    running += 1;
    runs += 1;
    most = Math.max(most, running);
    if (runs === 1) await gate.opened;
    running -= 1;
    return undefined;
  };
  const other = await desk.start();
  desk.others.push(other);
  await desk.queue.handle('refresh', handler);
  await other.handle('refresh', handler);
  await desk.queue.enqueue([{ job: refresh(operation), after: undefined }]);
  await eventually(() => expect(runs).toBe(1));
  for (let n = 0; n < 3; n++) await desk.store.transaction((tx) => tx.jobs.enqueue(refresh(operation)));
  await eventually(async () => expect(await desk.queue.waiting()).toBe(3));
  expect(runs).toBe(1);
  gate.open();
  await desk.queue.idle();
  expect([runs, most]).toEqual([2, 1]);
});

test('a refresh asked for in a transaction that commits after another run began sees that change', async () => {
  const operation = randomUUID();
  await desk.database.sql`create table if not exists change (n int)`;
  const seen: number[] = [];
  await desk.queue.handle('refresh', async () => {
    const [row] = await desk.database.sql<{ n: number }[]>`select count(*)::int as n from change`;
    seen.push(row?.n ?? 0);
    return undefined;
  });
  const gate = door();
  const written = door();
  const slow = desk.database.sql.begin(async (tx) => {
    await tx`insert into change values (1)`;
    written.open();
    await gate.opened;
  });
  await written.opened;
  const slowJob = desk.store.transaction(async (tx) => {
    await tx.jobs.enqueue(refresh(operation));
    await slow;
  });
  await desk.queue.enqueue([{ job: refresh(operation), after: undefined }]);
  await eventually(() => expect(seen).toEqual([0]));
  gate.open();
  await slowJob;
  await desk.queue.idle();
  expect(seen).toEqual([0, 1]);
});

test('a job that fails is tried again, holds the others of its key back, and loses none', async () => {
  const runs: string[] = [];
  let failures = 1;
  await desk.queue.handle('deliver', async ({ destination }) => {
    runs.push(destination.kind === 'channel' ? destination.channel : '');
    if (failures-- > 0) throw new Error('sample failure');
    return undefined;
  });
  await desk.queue.enqueue([{ job: deliver('C0ONE'), after: undefined }]);
  await desk.queue.idle();
  await desk.store.transaction(async (tx) => {
    await tx.jobs.enqueue(deliver('C0ONE'));
    await tx.jobs.enqueue(deliver('C0TWO'));
  });
  await desk.queue.idle();
  expect(runs).toEqual(['C0ONE', 'C0TWO']);
  expect(await desk.queue.waiting()).toBe(2);
  await desk.clock.advance(60_000);
  await desk.queue.idle();
  expect(runs).toEqual(['C0ONE', 'C0TWO', 'C0ONE']);
  expect(await desk.queue.waiting()).toBe(0);
});

test('a handler that asks for later is run again then, and what came in between waits for it', async () => {
  let runs = 0;
  await desk.queue.handle('deliver', async () => {
    runs += 1;
    return runs === 1 ? { again: desk.inMs(3_600_000) } : undefined;
  });
  await desk.queue.enqueue([{ job: deliver('C0ONE'), after: undefined }]);
  await desk.queue.idle();
  await desk.queue.enqueue([{ job: deliver('C0ONE'), after: undefined }]);
  await desk.queue.idle();
  expect(runs).toBe(1);
  await desk.clock.advance(3_600_000);
  await desk.queue.idle();
  expect(runs).toBe(2);
  expect(await desk.queue.waiting()).toBe(0);
});

test('a job for later runs when the clock is wound past its time, and so does what it asks for', async () => {
  const run: string[] = [];
  await desk.queue.handle('tick', async ({ operation }) => {
    run.push(operation);
    if (operation === 'TR-0001') {
      await desk.store.transaction((tx) => tx.jobs.enqueue(tick('TR-0002'), desk.inMs(-1000)));
    }
    return undefined;
  });
  const day = 24 * 3_600_000;
  await desk.store.transaction((tx) => tx.jobs.enqueue(tick('TR-0001'), desk.inMs(day)));
  await desk.clock.advance(day - 60_000);
  await desk.queue.idle();
  expect([run, await desk.queue.waiting()]).toEqual([[], 1]);
  await desk.clock.advance(61_000);
  await desk.queue.idle();
  expect(run).toEqual(['TR-0001', 'TR-0002']);
});

test('a job that waits outlives a clock wound by a year', async () => {
  const run: string[] = [];
  await desk.queue.enqueue([{ job: tick('TR-0003'), after: desk.inMs(1000) }]);
  await desk.clock.advance(365 * 24 * 3_600_000);
  await desk.queue.handle('tick', async ({ operation }) => {
    run.push(operation);
    return undefined;
  });
  await desk.queue.idle();
  expect(run).toEqual(['TR-0003']);
});

test('a job of a slow key does not hold up the others', async () => {
  const gate = door();
  const run: string[] = [];
  await desk.queue.handle('deliver', async ({ destination }) => {
    const channel = destination.kind === 'channel' ? destination.channel : '';
    if (channel === 'C0SLOW') await gate.opened;
    run.push(channel);
    return undefined;
  });
  await desk.queue.enqueue([
    { job: deliver('C0SLOW'), after: undefined },
    { job: deliver('C0FAST'), after: undefined },
  ]);
  await eventually(() => expect(run).toEqual(['C0FAST']));
  await desk.queue.enqueue([{ job: deliver('C0FAST'), after: undefined }]);
  await eventually(() => expect(run).toEqual(['C0FAST', 'C0FAST']));
  gate.open();
  await desk.queue.idle();
});

test('a job that never succeeds is put aside, and its key goes on', async () => {
  const operation = randomUUID();
  let runs = 0;
  await desk.queue.enqueue([{ job: refresh(operation), after: undefined }]);
  await desk.database.sql`update pgboss.job set retry_count = 250, started_on = now() where name = 'refresh'`;
  await desk.queue.handle('refresh', async () => {
    runs += 1;
    return undefined;
  });
  await desk.queue.idle();
  expect(runs).toBe(0);
  const dead = await desk.database.sql`select data from pgboss.job where name = 'dead'`;
  expect(dead.map((row) => row.data)).toEqual([refresh(operation)]);
  await desk.queue.enqueue([{ job: refresh(operation), after: undefined }]);
  await desk.queue.idle();
  expect(runs).toBe(1);
});

test('the sweep comes back by itself, however many copies asked for it', async () => {
  let sweeps = 0;
  const handler = async () => {
    sweeps += 1;
    return { again: desk.inMs(5000) };
  };
  for (let copy = 0; copy < 3; copy++)
    await desk.queue.enqueue([{ job: { name: 'sweep' }, after: undefined }]);
  await desk.queue.handle('sweep', handler);
  await desk.queue.idle();
  expect(sweeps).toBe(1);
  await desk.clock.advance(5000);
  await desk.queue.idle();
  expect(sweeps).toBe(2);
  expect(await desk.queue.waiting()).toBe(1);
});

test('a start on real time takes the wound clock out of the queue again', async () => {
  const [wound] = await desk.database.sql`select pgboss.job_now() > now() + interval '1 hour' as ahead`;
  expect(wound?.ahead).toBe(true);
  const real = await createClock(desk.database.sql, { controlled: false });
  const other = createQueue({
    pgConfig: desk.database.pgConfig,
    clock: real,
    log: createLog({ level: 'silent' }),
  });
  desk.others.push(other);
  await other.start();
  const [row] = await desk.database.sql`select pgboss.job_now() = now() as same`;
  expect(row?.same).toBe(true);
});

test('a job whose worker is silent is taken over, and the late worker is told to stop', async () => {
  const operation = randomUUID();
  const gate = door();
  const signals: AbortSignal[] = [];
  const run: string[] = [];
  await desk.queue.handle('refresh', async (_, signal) => {
    signals.push(signal);
    run.push('first');
    if (run.length === 1) await gate.opened;
    return undefined;
  });
  await desk.queue.enqueue([{ job: refresh(operation), after: undefined }]);
  await eventually(() => expect(run).toEqual(['first']));
  const other = await desk.start();
  desk.others.push(other);
  await other.handle('refresh', async () => {
    run.push('second');
    return undefined;
  });
  await eventually(
    async () => {
      await desk.database.sql`
        update pgboss.job set heartbeat_on = pgboss.job_now() - interval '1 minute' where state = 'active'`;
      expect(run).toHaveLength(2);
    },
    { timeout: 20_000 },
  );
  await eventually(() => expect(signals[0]?.aborted).toBe(true), { timeout: 15_000 });
  gate.open();
  await desk.queue.idle();
  expect(run).toHaveLength(2);
});
