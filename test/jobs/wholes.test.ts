import { expect, test } from 'vitest';
import { GroupId, UserId } from '../../src/domain/asset/ids.ts';
import type { WrittenState } from '../../src/domain/subscription/consent.ts';
import type { JobOf } from '../../src/jobs/queues.ts';
import { useQueue } from './queue-desk.ts';

const desk = useQueue();

const wish = (state: WrittenState): JobOf<'set_state'> => ({
  name: 'set_state',
  person: 1,
  naming: 'phone',
  group: GroupId.parse('7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10'),
  state,
  consent: 'none',
  by: UserId.parse('U0SAMPLE'),
  at: '2026-03-01T09:00:00.000Z',
});

test('states asked for of one person are all written, in the order of asking, though they waited together', async () => {
  for (const state of ['subscribed', 'unsubscribed', 'subscribed'] as const)
    await desk.queue.enqueue([{ job: wish(state), after: undefined }]);
  const seen: string[] = [];
  await desk.queue.handle('set_state', async ({ state }) => {
    seen.push(state);
    return undefined;
  });
  await desk.queue.idle();
  expect(seen).toEqual(['subscribed', 'unsubscribed', 'subscribed']);
});
