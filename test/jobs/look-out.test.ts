import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { refresh, tick, useQueue } from './queue-desk.ts';

const desk = useQueue();

test('what becomes due is noticed by itself, also when it held others of its key back', async () => {
  const run: string[] = [];
  const operation = randomUUID();
  await desk.queue.handle('refresh', async () => {
    run.push('refresh');
    return run.length === 1 ? { again: desk.inMs(300) } : undefined;
  });
  await desk.queue.handle('tick', async () => {
    run.push('tick');
    return undefined;
  });
  await desk.queue.enqueue([
    { job: refresh(operation), after: undefined },
    { job: tick('TR-0001'), after: desk.inMs(700) },
  ]);
  await eventually(() => expect(run).toEqual(['refresh', 'refresh', 'tick']));
});

test('a queue that an earlier release made works by the settings of this one', async () => {
  const { sql } = desk.database;
  const settings = () => sql`select retry_delay, expire_seconds from pgboss.queue where name = 'refresh'`;
  const [now] = await settings();
  await sql`update pgboss.queue set retry_delay = 99, expire_seconds = 9 where name = 'refresh'`;
  desk.others.push(await desk.start());
  expect(await settings()).toEqual([now]);
});
