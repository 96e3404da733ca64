import { describe, expect, it } from 'vitest';
import { transferStepKeys } from '../../../src/domain/transfer/steps.ts';
import { planOf, ways } from './migration-samples.ts';
import { every, inOrder, keysOf, stepOf, untilMoved } from './plan-steps.ts';

describe('the number’s Braze group', () => {
  it.each(every)('is no part of it where the number has none: %s', (way) => {
    const keys = keysOf(planOf(way, { group: null }));
    expect(keys.filter((key) => transferStepKeys.includes(key))).toEqual([]);
  });

  it.each(every.filter(([way]) => !/^[47]|^5/.test(way)))(
    'is kept, freed and archived before the number leaves: %s',
    (_, plan) => {
      const before = untilMoved(plan).map(({ key }) => key);
      expect(before.filter((key) => transferStepKeys.includes(key))).toEqual([
        'snapshot',
        'free_uses',
        'archive',
      ]);
    },
  );

  it.each(every.filter(([way]) => /^[457]/.test(way)))(
    'stays as it is where the number stays in its WABA: %s',
    (_, plan) => {
      expect(keysOf(plan).filter((key) => transferStepKeys.includes(key))).toEqual([]);
    },
  );

  it('[R10] [R12] [R13] is made anew, tested and filled where Braze sends through the destination', () => {
    const after = [
      ...['connected', 'integrate', 'testers', 'test_sent', 'test_received', 'carry_over', 'read_back'],
      ...['resume', 'senders_switched'],
    ];
    expect(inOrder(planOf('2 by the sign-up window'), after)).toBe(true);
    expect(inOrder(planOf('6 between businesses'), after)).toBe(true);
    expect(stepOf(planOf('2 by the sign-up window'), 'integrate')).toMatchObject({
      ...{ enters: ['subscription_group_id'], skippable: false },
    });
  });

  it('is not made anew where Braze sends no longer', () => {
    const gone = every.filter(([, { steps }]) => !steps.some(({ key }) => key === 'integrate'));
    expect(gone.map(([way]) => way)).toEqual(
      Object.keys(ways).filter((way) => !/by the sign-up window|^6/.test(way)),
    );
    expect(keysOf(planOf('2 by the sign-up window', { group: null }))).not.toContain('integrate');
  });
});
