import { expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { groups } from './company.ts';
import { cardOf, confirmStep, payloadOf, startTransfer } from './play.ts';
import { startWorld } from './world.ts';

const database = useDatabase();

it('[R1, R4–R15] a transfer goes from the slash command to the last tick, by three people', async () => {
  const world = await startWorld(database);
  const { slack, app, braze } = world;
  const operation = await startTransfer(world, { user: 'U0OPS', group: groups.fr, destination: 'outlet' });
  expect(operation).toBe('TR-0001');
  expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'awaiting_approval' });
  const [request] = slack.dms('U0APPROVER');
  if (!request) throw new Error('the approver was not asked');
  await slack.as('U0APPROVER').press(request, 'operation.approve');
  await app.idle();
  expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'running', step: 'snapshot' });
  await confirmStep(world, 'U0OPS', operation);
  await confirmStep(world, 'U0OPS', operation);
  await confirmStep(world, 'U0OPS', operation);
  const id = braze.state.integrate('outlet', 'WhatsApp FR');
  await confirmStep(world, 'U0OPS', operation, {
    subscription_group_id: id,
    subscription_group_name: 'WhatsApp FR',
  });
  for (const step of ['testers', 'test_sent', 'test_received', 'carry_over', 'read_back', 'resume']) {
    expect(payloadOf(cardOf(world, operation)).step).toBe(step);
    await confirmStep(world, 'U0OPS', operation);
  }
  expect(payloadOf(cardOf(world, operation))).toMatchObject({ status: 'done', step: '' });
});
