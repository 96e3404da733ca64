import { describe, expect, it } from 'vitest';
import { currentStep } from '../../src/domain/operation/state.ts';
import { useDatabase } from '../database.ts';
import { number, startAutomaticWorld, testerPhone } from './automatic-world.ts';
import { groups } from './company.ts';
import { approve, confirmStep, playUntil, startTransfer } from './play.ts';

const calls = ['subscription/status/get', 'v2/subscription/status/set', 'messages/send'] as const;
const faults = ['429', '500', 'drop', 'lost', 'html', 'half_json'] as const;
const quarter = 15 * 60_000;

describe.each(calls)('a transfer in which %s', (call) => {
  describe.each(faults)('answers once with %s', (fault) => {
    const database = useDatabase();

    it('ends right, or waits with a reason where it must not be repeated, and sends no test twice', {
      timeout: 60_000,
    }, async () => {
      const automatic = await startAutomaticWorld(database);
      const { world, meta } = automatic;
      const operation = await startTransfer(world, {
        user: 'U0OPS',
        group: groups.fr,
        destination: 'outlet',
      });
      await approve(world, operation, 'U0APPROVER');
      await playUntil(world, 'U0OPS', operation, 'integrate');
      world.braze.state.archive('brand-fr', groups.fr);
      const id = world.braze.state.integrate('outlet', 'WhatsApp FR', number);
      world.braze.state.faults.add({ call, fault, times: 1 });
      await confirmStep(world, 'U0OPS', operation, { subscription_group_id: id });
      await automatic.wind(quarter);
      await automatic.wind(quarter);
      const state = await world.app.ctx.store.read.operations.byName(operation);
      const step = state && currentStep(state);
      if (call !== 'messages/send') expect(step?.key).toBe('test_received');
      else expect([step?.key, step?.error === null]).not.toEqual(['test_sent', true]);
      expect(meta.phone.inbox(testerPhone).length).toBeLessThanOrEqual(1);
      if (step?.key === 'test_received') expect(meta.phone.inbox(testerPhone)).toHaveLength(1);
    });
  });
});
