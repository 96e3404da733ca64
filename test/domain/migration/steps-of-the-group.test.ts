import { describe, expect, it } from 'vitest';
import type { MigrationStepKey } from '../../../src/domain/migration/rows.ts';
import { isAutomaticStep, transferStepKeys, transferSteps } from '../../../src/domain/transfer/steps.ts';
import { originKey, requester } from '../samples.ts';
import { planOf, readAt, ways } from './migration-samples.ts';
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

  const bySignUp = '2 by the sign-up window';
  const kindsOf = (otherwise: Parameters<typeof planOf>[1]) =>
    planOf(bySignUp, otherwise)
      .steps.filter(({ key }) => transferStepKeys.includes(key))
      .map(({ key, kind, who }) => `${key} ${kind} ${who}`);

  it('is kept, tested, filled and read back by the bot where it has what that takes, as in a transfer', () => {
    const all: readonly MigrationStepKey[] = ['snapshot', 'testers', 'test_sent', 'carry_over', 'read_back'];
    expect(kindsOf({ automatic: all })).toEqual([
      'snapshot call bot',
      'free_uses manual operator',
      'archive manual operator',
      'integrate manual operator',
      'testers call bot',
      'test_sent watch bot',
      'test_received manual operator',
      'carry_over call bot',
      'read_back watch bot',
      'resume manual operator',
    ]);
    const inTransfer = transferSteps(
      { origin: originKey, destination: originKey },
      requester,
      all.filter(isAutomaticStep),
    );
    const inMigration = planOf(bySignUp, { automatic: all }).steps;
    for (const { key, kind, verifies, skippable } of inTransfer)
      expect(inMigration).toContainEqual(expect.objectContaining({ key, kind, verifies, skippable }));
  });

  it('is a person’s in every step where the bot has nothing for it', () => {
    expect(kindsOf({ automatic: [] }).filter((step) => !step.endsWith('manual operator'))).toEqual([]);
  });

  it('[R62] says whom the ledger knows in it, and nothing where no group is made anew', () => {
    const vouchers = [
      {
        ...({ kind: 'import', user: requester, operation: 'IM-0001', at: readAt } as const),
        ...{ subscribed: 2, unsubscribed: 1 },
      },
    ];
    const { carry } = planOf(bySignUp, { vouchers });
    expect(carry).toMatchObject({ subscribed: 2, unsubscribed: 1, vouchers });
    expect(planOf(bySignUp, { vouchers: null }).carry).toBeNull();
  });

  it('is not made anew where Braze sends no longer', () => {
    const gone = every.filter(([, { steps }]) => !steps.some(({ key }) => key === 'integrate'));
    expect(gone.map(([way]) => way)).toEqual(
      Object.keys(ways).filter((way) => !/by the sign-up window|^6/.test(way)),
    );
    expect(keysOf(planOf('2 by the sign-up window', { group: null }))).not.toContain('integrate');
  });
});
