import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { door, refresh, useQueue } from './queue-desk.ts';

const desk = useQueue();

test('a claim that asked for later does not end the next one when the rest of its batch is done', async () => {
  const [again, slow, probe] = [randomUUID(), randomUUID(), randomUUID()];
  const [batch, second] = [door(), door()];
  const run: string[] = [];
  let running = 0;
  let most = 0;
  await desk.queue.enqueue([again, slow].map((id) => ({ job: refresh(id), after: undefined })));
  await desk.queue.handle('refresh', async ({ operationId }) => {
    run.push(operationId);
    if (operationId === slow) await batch.opened;
    if (operationId !== again) return undefined;
    running += 1;
    most = Math.max(most, running);
    const runs = run.filter((id) => id === again).length;
    if (runs === 2) await second.opened;
    running -= 1;
    return runs === 1 ? { again: desk.inMs(0) } : undefined;
  });
  await eventually(() => expect(run.filter((id) => id === again)).toHaveLength(2));
  batch.open();
  await desk.queue.enqueue([{ job: refresh(slow), after: undefined }]);
  await eventually(() => expect(run.filter((id) => id === slow)).toHaveLength(2));
  await desk.queue.enqueue([again, probe].map((id) => ({ job: refresh(id), after: undefined })));
  await eventually(() => expect(run).toContain(probe));
  expect(running).toBe(1);
  second.open();
  await desk.queue.idle();
  expect(run.filter((id) => id === again)).toHaveLength(3);
  expect(most).toBe(1);
});
