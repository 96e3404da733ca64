import type { PgBoss, QueueResult } from 'pg-boss';
import { deadLetters, type JobName, jobNames, queues } from './queues.ts';

/** Makes the queues that are missing, and brings those of an earlier release up to date. Copies may do so together. */
export async function prepareQueues(boss: PgBoss): Promise<void> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  if (!there.has(deadLetters)) await boss.createQueue(deadLetters);
  for (const name of jobNames) {
    const known = there.get(name);
    if (known === undefined) await boss.createQueue(name, queues[name]);
    else if (!isUpToDate(known, name)) await boss.updateQueue(name, settingsOf(name));
  }
}

/** All but the policy, which a queue keeps for good. */
const settingsOf = (name: JobName) => {
  const { policy: _, ...settings } = queues[name];
  return settings;
};

const isUpToDate = (known: QueueResult, name: JobName): boolean =>
  Object.entries(settingsOf(name)).every(([key, value]) => Reflect.get(known, key) === value);
