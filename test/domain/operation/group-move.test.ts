import { describe, expect, it } from 'vitest';
import { groupMove } from '../../../src/domain/operation/group-move.ts';
import { operationName } from '../../../src/domain/operation/plan.ts';
import { migrationRequest, planOf } from '../migration/migration-samples.ts';
import {
  destination,
  destinationKey,
  group,
  origin,
  originKey,
  phoneNumber,
  soundPlan,
  wabaId,
} from '../samples.ts';
import { given, requested } from './given.ts';

const moveOf = (plan: Parameters<typeof requested>[0]) => groupMove(given(requested(plan)).state);

describe('the Braze group that an operation makes anew', () => {
  it('is none where the number of a migration has none', () => {
    expect(moveOf(planOf('2 by our calls', { group: null }))).toBeNull();
  });

  it('[R1] goes from one workspace to the other in a transfer', () => {
    expect(moveOf(soundPlan)).toMatchObject({
      ...{ group: group.id, number: phoneNumber.id, origin: originKey, destination: destinationKey },
      names: { group: group.name, origin: origin.name, destination: destination.name },
    });
  });

  it('stays in its workspace in a migration, and sends through another WABA', () => {
    expect(moveOf(planOf('2 by the sign-up window'))).toEqual({
      ...{ group: group.id, number: phoneNumber.id, origin: originKey, destination: originKey },
      ...{ waba: wabaId(2), carryOver: 'none', carry: null, sameCompany: false },
      names: {
        ...{ group: group.name, e164: phoneNumber.e164 },
        ...{ origin: origin.name, destination: origin.name },
      },
    });
    expect(moveOf(planOf('3 to a provider outside'))).toMatchObject({ waba: null, carryOver: 'none' });
  });

  it('[R62] takes the ledger along in a migration, opt-ins where somebody says that it is the same company', () => {
    const request = { ...migrationRequest, sameCompany: true };
    expect(moveOf(planOf('2 by the sign-up window', { request, vouchers: [] }))).toMatchObject({
      ...{ carryOver: 'ledger', carry: { subscribed: 0, unsubscribed: 0 }, sameCompany: true },
    });
  });
});

it('a migration has a short name of its own that people say aloud', () => {
  expect(operationName('migration', 7)).toBe('MG-0007');
});
